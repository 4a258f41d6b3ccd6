// Looks a word of the paper up in a table of ours: "constructor" and "__proto__", which every object has, are not in it.

export const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
	Object.hasOwn(table, word) ? table[word] : undefined;
