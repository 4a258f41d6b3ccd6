// One household file as the review needs it: its fields with their sources, and the household with all its issues.
import type { PersonFactId, HouseholdFactId } from '#lib/domain/facts.ts';
import type { Household } from '#lib/domain/household.ts';
import type { FieldKey, RegistryFileId } from '#lib/domain/ids.ts';
import type { Issue } from '#lib/domain/issue.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { ReviewDigest } from '#lib/domain/review-batch.ts';
import { assembleHousehold } from '#lib/pipeline/record/assemble.ts';
import { checkHousehold } from '#lib/pipeline/record/checks.ts';
import { judgedField, type JudgedField } from '#lib/pipeline/review/judged-field.ts';
import { isDiffering } from '#lib/pipeline/review/plan.ts';
import { expectedWrong } from '#lib/pipeline/review/risk.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile, type OpenedFile } from '#lib/platform/db/records-store.ts';
import { FieldViews } from '../correction/field-views.ts';
import { placesNow } from '../places.ts';
import type { AppPorts } from '../ports.ts';
import type { FieldView } from '../surface.ts';

export interface ReviewedFile {
	readonly opened: OpenedFile;
	readonly views: ReadonlyMap<FieldKey, FieldView>;
	/** Fields a judge may be asked about; papers of other kinds have none. */
	readonly fields: readonly JudgedField[];
	readonly household: Household;
}

type Ports = Pick<AppPorts, 'connection' | 'forms' | 'clock'>;

export async function loadReviewed(
	ports: Ports,
	id: RegistryFileId
): Promise<Result<ReviewedFile>> {
	const opened = await openFile(ports.connection, id);
	if (!opened.ok) return opened;
	const { record } = opened.value;
	const pages = opened.value.pages.filter((page) => page.nature !== 'other');
	const readings = await getReadings(
		ports.connection,
		pages.map((page) => page.id)
	);
	if (!readings.ok) return readings;
	const none = new Set<FieldKey>();
	const perPage = pages.map((page) => {
		const form = page.form ? ports.forms.byId(page.form.formId) : null;
		const reading = readings.value.get(page.id) ?? null;
		const sources = { page, form, reading, record, unsaved: none, decidesParked: true };
		return { page, views: new FieldViews().ofPage(sources) };
	});
	const values = perPage.map(({ page, views }) => ({
		page,
		values: views.map((view) => view.current)
	}));
	const assembled = assembleHousehold(id, values, (form) => ports.forms.byId(form));
	const places = placesNow()?.forRules;
	const today = ports.clock.now().slice(0, 10);
	const household = checkHousehold(assembled, places ? { today, places } : { today });
	const views = perPage.flatMap((each) => each.views);
	const named = new Set(household.issues.filter(isRule).flatMap((one) => one.keys));
	return ok({
		opened: opened.value,
		views: new Map(views.map((view) => [view.key, view])),
		fields: views
			.filter((view) => !view.restricted && !isNowhere(view))
			.map((view) => toJudged(id, view, named.has(view.key))),
		household
	});
}

/** The page's print does not have the field, and nobody said otherwise: there is nothing to judge. */
const isNowhere = ({ current: { entry, reading, status } }: FieldView) =>
	!entry && !reading && status === 'blank';

const isRule = ({ severity }: Issue) => severity !== 'info';

/** Odd where the value breaks a rule of its own kind or is named by a rule of the household, overridden or not. */
function toJudged(
	id: RegistryFileId,
	{ current, kind, fact, issues }: FieldView,
	isNamed: boolean
): JudgedField {
	const is: PersonFactId | HouseholdFactId | null = fact?.is ?? null;
	return judgedField(id, current, { kind, fact: is, isOdd: isNamed || issues.some(isRule) });
}

/** What the list shows of the file alone. */
export function digestOf(
	{ opened, fields, household }: ReviewedFile,
	factor: number
): ReviewDigest {
	const overridden = Object.keys(opened.record.overrides).length;
	const standing = household.issues.filter((one) => opened.record.overrides[one.id] === undefined);
	return {
		fileId: opened.file.id,
		version: opened.file.version,
		expectedWrong: expectedWrong(fields, { factor }),
		parked: fields.filter((field) => field.parked).length,
		differing: fields.filter(isDiffering).length,
		overridden,
		conflicts: standing.filter((one) => one.code.endsWith('differ')).length,
		issues: standing.filter((one) => one.severity === 'error').length
	};
}
