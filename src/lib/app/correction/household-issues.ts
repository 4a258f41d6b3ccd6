// The rules of the trade over one household file, as they stand now; and what of them holds approval back.
import type { HouseholdIssue } from '#lib/domain/household.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { Failure } from '#lib/domain/result.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import { assembleHousehold } from '#lib/pipeline/record/assemble.ts';
import { blockingIssues, checkHousehold } from '#lib/pipeline/record/checks.ts';
import { currentValues } from '#lib/pipeline/record/current-values.ts';
import type { PageValues } from '#lib/pipeline/record/mentions.ts';
import type { OpenedFile } from '#lib/platform/db/records-store.ts';
import { ruleContext } from '../places.ts';
import type { AppPorts } from '../ports.ts';

type Ports = Pick<AppPorts, 'forms' | 'clock'>;

function check(ports: Ports, fileId: RegistryFileId, pages: readonly PageValues[]) {
	const household = assembleHousehold(fileId, pages, (id) => ports.forms.byId(id));
	return checkHousehold(household, ruleContext(ports.clock.now().slice(0, 10)));
}

/** Rules broken, less those a person has let stand. */
export function householdIssues(
	ports: Ports,
	fileId: RegistryFileId,
	pages: readonly PageValues[],
	overrides: Readonly<Record<string, string>>
): readonly HouseholdIssue[] {
	return check(ports, fileId, pages).issues.filter((issue) => overrides[issue.id] === undefined);
}

/**
 * Why a file may not be approved; null when it may. `fields-parked`: a clerk has asked and nobody has decided;
 * `issues-open`: a rule of severity error is broken and nobody has said that the paper says so.
 */
export function missingForApproval(
	ports: Ports,
	opened: OpenedFile,
	readings: ReadonlyMap<string, PageReading>
): Failure | null {
	const { file, pages, record } = opened;
	const parked = Object.values<FieldEntry>(record.entries).filter((entry) => entry.parked);
	if (parked.length > 0) return { code: 'fields-parked', params: { fields: parked.length } };
	const values = pages
		.filter((page) => page.nature !== 'other')
		.map((page) => ({
			page,
			values: currentValues(page.id, readings.get(page.id)?.readings ?? [], record)
		}));
	const blocking = blockingIssues(check(ports, file.id, values), record.overrides);
	return blocking.length > 0 ? { code: 'issues-open', params: { issues: blocking.length } } : null;
}
