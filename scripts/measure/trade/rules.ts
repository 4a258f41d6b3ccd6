// Figures of the rules: time a household and over a hundred thousand persons, and what they say of clean papers.
import { readFileSync } from 'node:fs';
import type { PageId, RegistryFileId, RowId } from '#lib/domain/ids.ts';
import { cellKey, fieldKey } from '#lib/domain/ids.ts';
import { readField } from '#lib/domain/fields/registry.ts';
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import type { Page } from '#lib/domain/page.ts';
import type { CurrentValue } from '#lib/domain/record.ts';
import type { Gazetteer } from '#lib/domain/places/gazetteer.ts';
import { placesForRules } from '#lib/domain/places/rule-places.ts';
import { digestHousehold, type HouseholdDigest } from '#lib/domain/rules/archive/archive-rule.ts';
import { checkArchive } from '#lib/domain/rules/archive/index.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import { assembleHousehold } from '#lib/pipeline/record/assemble.ts';
import { checkHousehold } from '#lib/pipeline/record/checks.ts';
import type { PageValues } from '#lib/pipeline/record/mentions.ts';
import type { EventKind } from '../../specimens/papers/events.ts';
import { planFile } from '../../specimens/papers/file-plan.ts';
import type { PaperPage } from '../../specimens/papers/paper.ts';
import { Random } from '../../specimens/random.ts';
import { atMost, quantile, told, type Figure } from '../figure.ts';
import { cpuMs } from './cpu-time.ts';

const formIds = ['hk01', 'hk02'] as const;
const forms = new Map<string, FormDefinition>(
	formIds.map((id) => {
		const path = new URL(`../../../src/lib/forms/${id}/form.json`, import.meta.url);
		return [id, JSON.parse(readFileSync(path, 'utf8')) as FormDefinition];
	})
);
const formOf = (id: string) => forms.get(id) ?? null;

/** One face of paper as the record stage gets it when every ink was read rightly. */
function pageValues(paper: PaperPage, index: number, fileId: RegistryFileId): PageValues {
	const id = `p${index}` as PageId;
	const form = formOf(paper.formId);
	const current = (key: CurrentValue['key'], kind: FieldKindId, raw: string): CurrentValue => ({
		key,
		pageId: id,
		raw,
		value: readField(kind, raw).value,
		status: raw === '' ? 'blank' : 'read',
		source: 'ocr',
		confidence: 0.99,
		reading: null,
		entry: null
	});
	const fields = form?.fields.filter((field) => field.side === paper.side) ?? [];
	const values = fields.map(({ id: field, kind }) =>
		current(fieldKey(id, field), kind, paper.values[field] ?? '')
	);
	for (const table of form?.tables ?? [])
		for (const [row, cells] of (paper.rows[table.id] ?? []).entries())
			for (const { id: column, kind } of table.columns)
				values.push(
					current(cellKey(id, table.id, `r${row + 1}` as RowId, column), kind, cells[column] ?? '')
				);
	const page: Page = {
		id,
		fileId,
		index,
		source: { id: 'source' as Page['source']['id'], fileName: 'made', pageIndex: index },
		widthPx: 0,
		heightPx: 0,
		dpi: 300,
		state: 'read',
		form: {
			formId: paper.formId,
			formVersion: 1,
			side: paper.side,
			print: paper.print,
			probability: 1,
			residualPx: 0,
			by: 'machine'
		},
		nature: 'form'
	};
	return { page, values };
}

const events: readonly (readonly EventKind[])[] = [
	['arrival'],
	['birth'],
	['marriage'],
	['split'],
	['death'],
	['departure'],
	['reissue'],
	['correction'],
	['arrival', 'birth'],
	['birth', 'death']
];

/** Files as the specimen maker invents them, page by page. */
function* cleanFiles(count: number): Generator<{ fileId: RegistryFileId; pages: PageValues[] }> {
	for (let at = 0; at < count; at++) {
		const fileId = `file-${at}` as RegistryFileId;
		const wish = events[at % events.length] ?? ['birth'];
		try {
			const plan = planFile(new Random(90_000 + at * 7), {
				events: wish,
				declarations: 3,
				years: [2015, 2018]
			});
			const papers = plan.bundles.flatMap((bundle) => bundle.pages);
			yield { fileId, pages: papers.map((paper, index) => pageValues(paper, index, fileId)) };
		} catch (error) {
			// The maker finds no household for some wishes; any other failure is ours.
			if (!(error instanceof RangeError)) throw error;
		}
	}
}

/** Persons the whole archive is measured on. */
const target = 100_000;

export function ruleFigures(gazetteer: Gazetteer): Figure[] {
	const context = { today: '2026-11-22', places: placesForRules(gazetteer) };
	const files = [...cleanFiles(400)];
	const households = files.map(({ fileId, pages }) => assembleHousehold(fileId, pages, formOf));
	const timed = (household: (typeof households)[number]) => {
		const start = cpuMs();
		checkHousehold(household, context);
		return cpuMs() - start;
	};
	for (const household of households.slice(0, 40)) timed(household);
	const first = households.slice(40).map(timed);
	// While somebody types, every address but the one being typed has been seen before.
	const times = households.map(timed);
	const found = households.flatMap((household) => checkHousehold(household, context).issues);
	const loud = found.filter((issue) => issue.severity !== 'info');
	const codes = new Map<string, number>();
	for (const { code } of loud) codes.set(code, (codes.get(code) ?? 0) + 1);
	const common = [...codes]
		.sort((a, b) => b[1] - a[1])
		.slice(0, 4)
		.map(([code, times]) => `${code} ${times}`);
	return [
		atMost(
			'rules while typing, p95 a household',
			quantile(times, 0.95),
			5,
			'ms',
			`${households.length} households`
		),
		told('rules on a household never seen before, p95', quantile(first, 0.95), 'ms'),
		wholeArchive(households, context),
		atMost(
			'false warnings on clean papers, in 20 households',
			(20 * loud.length) / households.length,
			1,
			'',
			`${loud.length} in ${households.length}: ${common.join(', ')}`
		),
		told(
			'infos on clean papers, in 20 households',
			(20 * (found.length - loud.length)) / households.length,
			''
		)
	];
}

/** The same households over and over under other ids until the persons are a hundred thousand, and the archive rules. */
function wholeArchive(
	households: readonly ReturnType<typeof assembleHousehold>[],
	context: Parameters<typeof checkHousehold>[1]
): Figure {
	const digests: HouseholdDigest[] = [];
	let persons = 0;
	const start = cpuMs();
	for (let at = 0; persons < target; at++) {
		const household = households[at % households.length];
		if (!household) break;
		const copy = { ...household, fileId: `file-${at}` as RegistryFileId };
		checkHousehold(copy, context);
		digests.push(digestHousehold(copy));
		persons += copy.persons.length;
	}
	checkArchive(digests);
	const seconds = (cpuMs() - start) / 1000;
	return atMost(
		'rules over 100,000 persons, archive rules included',
		seconds,
		20,
		's',
		`${digests.length} households`
	);
}
