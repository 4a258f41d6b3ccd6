// Branded ids: a page id cannot be passed where a file id is wanted. Ids are opaque and hold no personal data.

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** SHA-256 of a file's bytes, 64 hex digits. */
export type Sha256 = Branded<string, 'sha256'>;
/** Id of one scanned file as imported (its SHA-256). */
export type SourceId = Sha256;
/** Id of one household file (hồ sơ hộ khẩu). */
export type RegistryFileId = Branded<string, 'registry-file'>;
/** Id of one page of a household file. */
export type PageId = Branded<string, 'page'>;
/** Id of a person who works here (clerk, supervisor), never of a person in the records. */
export type UserId = Branded<string, 'user'>;
/** Id of one table row: `r1`, `r2`, … as read; `c1`, … as added by a clerk. */
export type RowId = Branded<string, 'row'>;
/** Address of one value: `pageId#fieldId` or `pageId#tableId.rowId.columnId`. */
export type FieldKey = Branded<string, 'field-key'>;

/** Where a value stands inside its page. */
export interface FieldPlace {
	readonly pageId: PageId;
	readonly fieldId: string;
	readonly cell?: { readonly tableId: string; readonly rowId: RowId; readonly columnId: string };
}

/** Key of a header field. */
export function fieldKey(pageId: PageId, fieldId: string): FieldKey {
	return `${pageId}#${fieldId}` as FieldKey;
}

/** Key of a table cell. */
export function cellKey(pageId: PageId, tableId: string, rowId: RowId, columnId: string): FieldKey {
	return `${pageId}#${tableId}.${rowId}.${columnId}` as FieldKey;
}

/** The place a key names; null for a text that is no key. */
export function parseFieldKey(key: string): FieldPlace | null {
	const match = /^([^#]+)#([^.#]+)(?:\.([^.#]+)\.([^.#]+))?$/.exec(key);
	if (!match) return null;
	const [, pageId, first, rowId, columnId] = match;
	if (pageId === undefined || first === undefined) return null;
	if (rowId === undefined || columnId === undefined)
		return { pageId: pageId as PageId, fieldId: first };
	return {
		pageId: pageId as PageId,
		fieldId: columnId,
		cell: { tableId: first, rowId: rowId as RowId, columnId }
	};
}
