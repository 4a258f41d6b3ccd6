// The sample archive: its list is a static file of this origin, its scans go through the same import as any other.
import { fail, ok, type Result } from '#lib/domain/result.ts';

/** As written by `npm run specimens`. */
interface SpecimenIndex {
	readonly files: readonly { readonly file: string }[];
}

/** Fetches every scan of the sample archive. Code `specimens-missing` when any is not to be had. */
export async function fetchSpecimens(
	base: string
): Promise<Result<readonly File[], 'specimens-missing'>> {
	try {
		const index = (await (await fetch(`${base}/specimens/index.json`)).json()) as SpecimenIndex;
		const files = await Promise.all(
			index.files.map(async ({ file: name }) => {
				const response = await fetch(`${base}/specimens/${name}`);
				if (!response.ok) throw new Error(`Expected the specimen, got ${response.status}`);
				return new File([await response.blob()], name);
			})
		);
		return ok(files);
	} catch {
		return fail('specimens-missing');
	}
}
