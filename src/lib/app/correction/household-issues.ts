// The rules of the trade over one household file, as they stand now.
import type { HouseholdIssue } from '#lib/domain/household.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { assembleHousehold } from '#lib/pipeline/record/assemble.ts';
import { checkHousehold } from '#lib/pipeline/record/checks.ts';
import type { PageValues } from '#lib/pipeline/record/mentions.ts';
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
