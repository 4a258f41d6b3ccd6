// Sentences of one screen in files of their own: they arrive with the screen, not with the first one. Slots are typed
// as those of the main catalogue.
import type { Language } from './language.svelte.ts';
import { fill } from './message.ts';

type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
	? Name | Slots<Rest>
	: never;

export type Sentences = Readonly<Record<string, string>>;

export type TopicWords<S extends Sentences> = <K extends keyof S & string>(
	key: K,
	...params: [Slots<S[K]>] extends [never]
		? []
		: [values: Readonly<Record<Slots<S[K]>, string | number>>]
) => string;

export function topicWords<const S extends Sentences>(
	language: Language,
	vi: S,
	en: { readonly [K in keyof S]: string }
): TopicWords<S> {
	return (key, ...params) => fill(language.id === 'vi' ? vi[key] : en[key], params[0]);
}
