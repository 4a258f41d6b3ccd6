// Whoever opens a file whose forms ask for tiền án, tiền sự sees what the law restricts: that is written down, as acts
// are, with the fields that were in sight and without what stands in them.
import { fieldKey, type RegistryFileId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { appendActs } from '#lib/platform/db/journal-store.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

export async function logRestrictedReads(
	{ connection, clock, forms }: Pick<AppPorts, 'connection' | 'clock' | 'forms'>,
	worker: OfficeWorker | null,
	fileId: RegistryFileId,
	pages: readonly Page[]
): Promise<void> {
	const keys = pages.flatMap((page) => {
		const form = page.form ? forms.byId(page.form.formId) : null;
		const fields = form?.fields.filter(
			({ restricted, side }) => restricted === true && side === page.form?.side
		);
		return (fields ?? []).map(({ id }) => fieldKey(page.id, id));
	});
	if (!worker || keys.length === 0) return;
	const { id: who, role } = worker;
	const at = clock.now();
	const texts = { old: '', new: JSON.stringify(keys) };
	await appendActs(connection, [
		{ fileId, act: 'see-restricted', at, who, role, source: role, ...texts }
	]);
}
