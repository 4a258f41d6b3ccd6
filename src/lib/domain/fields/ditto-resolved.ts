// What a field says of itself whose ditto mark was replaced by the value above: the literal is kept for the clerk to see.
import { issue, type Issue } from '../issue.ts';

/** @param literal the mark as it stands on the paper */
export const dittoResolved = (literal: string): Issue =>
	issue('ditto-resolved', 'info', { value: literal });
