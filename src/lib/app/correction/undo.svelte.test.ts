// Any walk of acts over pages, undone to its start, gives back the very state it began with; redone, the state it had.
import { describe, expect, it } from 'vitest';
import type { FieldKey, RegistryFileId } from '#lib/domain/ids.ts';
import { makePorts, openApp, scan, until } from '../../../../tests/factories/app.ts';
import type { CorrectionSurface } from '../surface.ts';

/** A small generator with a seed, so that a failing walk can be walked again. */
function random(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

/** Everything of the file a person can change. */
function picture(desk: CorrectionSurface): string {
	const at = desk.page?.index ?? 0;
	const pages = desk.pages.map((page, index) => {
		desk.openPage(index);
		const fields = desk.fields.map((field) => [field.key, field.text, field.mark]);
		return [page.form, page.nature, page.turns ?? 0, fields];
	});
	desk.openPage(at);
	return JSON.stringify([pages, desk.openInFile]);
}

const acts = [
	...['type', 'confirm', 'blank', 'park', 'ditto', 'shared', 'strike', 'alternative', 'offer'],
	...['row', 'delete', 'move', 'merge', 'split', 'page', 'other', 'override', 'turn']
];

function act(desk: CorrectionSurface, pick: (below: number) => number): void {
	const key = desk.fields[pick(desk.fields.length)]?.key as FieldKey;
	const what = acts[pick(acts.length)];
	if (what === 'type') desk.type(key, `chữ ${pick(1000)}`);
	if (what === 'confirm') desk.confirm(key);
	if (what === 'blank') desk.setStatus(key, 'blank');
	if (what === 'park') desk.park(key, 'mờ');
	if (what === 'ditto') desk.ditto(key);
	if (what === 'alternative') desk.takeAlternative(key, 0);
	if (desk.fields.length === 0) return desk.openPage(pick(desk.pages.length));
	if (what === 'row' && (desk.tables[0]?.rows.length ?? 0) < 6) desk.addRow('people');
	if (what === 'delete')
		desk.deleteRow('people', desk.tables[0]?.rows[pick(3)]?.rowId ?? ('none' as never));
	if (what === 'shared') desk.dittoShared(key);
	if (what === 'strike') desk.strikeMember(key);
	if (what === 'offer') desk.takeOffer(key, pick(3));
	const rowId = desk.tables[0]?.rows[pick(4)]?.rowId ?? ('none' as never);
	if (what === 'move') desk.moveRow('people', rowId, pick(2) === 0 ? 1 : -1);
	if (what === 'merge' && pick(4) === 0) desk.mergeRowBelow('people', rowId);
	if (what === 'split' && (desk.tables[0]?.rows.length ?? 0) < 6) desk.splitRow(key, pick(6));
	if (what === 'other' && pick(4000) === 0) desk.markOther(desk.page?.id as never);
	if (what === 'turn') desk.turnPage(desk.page?.id as never);
	if (what === 'override') desk.override(`x${pick(9)}@${key}`, 'giấy ghi vậy');
	if (what === 'page') desk.openPage(pick(desk.pages.length));
	if (pick(5) === 0) desk.focus(key);
}

describe('undo', () => {
	it('takes back 10,000 random acts over three pages to the identical state', async () => {
		const app = await openApp(makePorts(`undo-${Date.now()}`));
		await app.archive.signIn('Mai', 'clerk');
		await app.imports.addFiles([scan('a.pdf', 3)]);
		await until(() => app.archive.files[0]?.counts.pagesRead === 3, 'pages read');
		const opened = await app.openCorrection(app.archive.files[0]?.id as RegistryFileId);
		if (!opened.ok) throw new Error(opened.failure.code);
		const desk = opened.value;
		const before = picture(desk);
		const pick = random(20261122);
		for (let step = 0; step < 10_000; step++) act(desk, pick);
		const after = picture(desk);
		expect(after).not.toBe(before);
		let taken = 0;
		while (desk.undo()) taken++;
		expect(taken).toBeGreaterThan(4000);
		expect(picture(desk)).toBe(before);
		while (desk.redo());
		expect(picture(desk)).toBe(after);
		expect((await desk.flush()).status).toBe('saved');
		await desk.close();
		const again = await app.openCorrection(desk.file.id);
		expect(again.ok && picture(again.value)).toBe(after);
	}, 120_000);
});
