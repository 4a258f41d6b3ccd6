// The one Trusted Types policy of our own: a worker may only be started from a script of this origin.
// Imported for its effect wherever a worker is started; text, HTML and inline script stay refused.

interface PolicyFactory {
	createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown;
}

let isInstalled = false;

/** Does nothing where Trusted Types are unknown; a second call, or a foreign default policy, is harmless. */
export function trustOwnScripts(): void {
	const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
	if (isInstalled || !trustedTypes) return;
	isInstalled = true;
	try {
		trustedTypes.createPolicy('default', { createScriptURL: sameOriginScript });
	} catch {
		// Another copy of this module (a test frame, a hot reload) was first with the same rule.
	}
}

/** The address itself when it is of this origin; throws otherwise, and the worker does not start. */
export function sameOriginScript(address: string): string {
	const url = new URL(address, globalThis.location.href);
	if (url.origin !== globalThis.location.origin || !url.protocol.startsWith('http'))
		throw new TypeError(`Expected a script of ${globalThis.location.origin}, got ${url.origin}`);
	return address;
}

trustOwnScripts();
