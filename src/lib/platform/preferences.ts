// Small choices that must be known before the database opens (light, language). Where storage is refused, they last
// as long as the tab.

const prefix = 'tang-thu.';

export function readPreference(name: string): string | null {
	try {
		return localStorage.getItem(prefix + name);
	} catch {
		return null;
	}
}

export function writePreference(name: string, value: string): void {
	try {
		localStorage.setItem(prefix + name, value);
	} catch {
		// A private window may refuse: the choice then holds for this tab only.
	}
}
