// All a language has to say: sentences of the screens, of the import and of the rules.
import type { ImportFailure } from '../pipeline/ports.ts';
import type { ImportSentenceParams } from './import.vi.ts';
import type { Messages } from './message.ts';

export interface Catalogue {
	readonly messages: Messages;
	readonly imports: Readonly<Record<ImportFailure, (params: ImportSentenceParams) => string>>;
	/** By issue code. */
	readonly issues: Readonly<Record<string, (params: Record<string, string | number>) => string>>;
	/** Facts by id, as heads of columns name them. */
	readonly facts: Readonly<Record<string, string>>;
}
