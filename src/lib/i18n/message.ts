// Fills `{name}` slots; the type reads the slots out of the Vietnamese sentence, so a forgotten value does not compile.
import type { vi } from './vi.ts';

type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
	? Name | Slots<Rest>
	: never;

export type MessageKey = keyof typeof vi;
/** Keys of sentences without slots: what data (marks, keys) may name. */
export type PlainKey = {
	[K in MessageKey]: [Slots<(typeof vi)[K]>] extends [never] ? K : never;
}[MessageKey];
export type Params<K extends MessageKey> = [Slots<(typeof vi)[K]>] extends [never]
	? []
	: [values: Readonly<Record<Slots<(typeof vi)[K]>, string | number>>];
export type Translate = <K extends MessageKey>(key: K, ...params: Params<K>) => string;
export type Messages = Readonly<Record<MessageKey, string>>;

/** The sentence with its slots filled; a slot without a value stays visible rather than vanish. */
export function fill(
	sentence: string,
	values: Readonly<Record<string, string | number>> = {}
): string {
	return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}
