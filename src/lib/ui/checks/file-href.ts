// The address of a household file opened at one of its fields. Keys are opaque: nothing of a person is in an address.
import type { IssueSpot } from '#lib/app/checks/listed-issues.ts';

export const fileHref = (path: string, { key }: Pick<IssueSpot, 'key'>): string =>
	key === null ? path : `${path}?at=${encodeURIComponent(key)}`;
