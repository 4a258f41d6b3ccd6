// Any other line: kept as written, NFC and single spaces.
import { answer, defineKind } from './answer.ts';

export const freeText = defineKind<null>('free-text', (text) => answer<null>(text, null));
