// For what can only be a bug: throws, and ends in the one error boundary.

export function assert(condition: unknown, what: string): asserts condition {
	if (!condition) throw new Error(`Assertion failed: ${what}`);
}

/** Proves to the compiler that a union is exhausted. */
export function unreachable(value: never): never {
	throw new Error(`Unreachable value: ${String(value)}`);
}
