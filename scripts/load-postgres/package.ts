// Opens a package folder and proves it against its manifest before anything is believed.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { defaultCodes } from '../../src/lib/pipeline/export/codes.ts';
import {
	manifestFileName,
	manifestFormat,
	type ManifestFile
} from '../../src/lib/pipeline/export/manifest.ts';
import { fail, ok, type Result } from '../../src/lib/domain/result.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const manifestSchema = v.object({
	format: v.literal(manifestFormat.name),
	version: v.number(),
	counts: v.object({ files: count, persons: count, heldBack: count }),
	/** The numbering of code lists the package was made with; what it does not say is the default. */
	settings: v.object({
		ethnicities: v.optional(v.picklist(['1979', 'census']), defaultCodes.ethnicities),
		noReligion: v.optional(v.picklist(['', '00', '99']), defaultCodes.noReligion)
	}),
	delta: v.nullable(v.object({ removed: v.array(v.string()) })),
	files: v.array(
		v.object({
			// A plain name: a manifest may not point outside its folder.
			name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w.-]*$/)),
			format: v.string(),
			mediaType: v.string(),
			bytes: count,
			sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
		})
	)
});

export type LoadedManifest = v.InferOutput<typeof manifestSchema>;

export type PackageFailure =
	| 'package-missing'
	| 'manifest-missing'
	| 'manifest-broken'
	| 'manifest-too-new'
	| 'file-missing'
	| 'file-damaged'
	| 'no-jsonl';

export interface OpenedPackage {
	readonly manifest: LoadedManifest;
	/** Path of the JSON Lines file that is loaded. */
	readonly records: string;
	readonly recordsName: string;
}

async function hashOf(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}

async function checkFile(
	folder: string,
	{ name, bytes, sha256 }: ManifestFile
): Promise<Result<void, PackageFailure>> {
	const path = join(folder, name);
	if (!existsSync(path)) return fail('file-missing', { name });
	const { size } = await stat(path);
	if (size !== bytes || (await hashOf(path)) !== sha256) return fail('file-damaged', { name });
	return ok(undefined);
}

function parseManifest(text: string): Result<LoadedManifest, PackageFailure> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return fail('manifest-broken');
	}
	const parsed = v.safeParse(manifestSchema, json);
	if (!parsed.success) return fail('manifest-broken');
	return parsed.output.version > manifestFormat.version
		? fail('manifest-too-new')
		: ok(parsed.output);
}

/** Every file of the package is as its manifest says, or the first that is not is named. */
export async function openPackage(folder: string): Promise<Result<OpenedPackage, PackageFailure>> {
	if (!existsSync(folder)) return fail('package-missing', { path: folder });
	const manifestPath = join(folder, manifestFileName);
	if (!existsSync(manifestPath)) return fail('manifest-missing');
	const manifest = parseManifest(await readFile(manifestPath, 'utf8'));
	if (!manifest.ok) return manifest;
	for (const file of manifest.value.files) {
		const checked = await checkFile(folder, file);
		if (!checked.ok) return checked;
	}
	const records = manifest.value.files.find(({ format }) => format === 'jsonl');
	if (!records) return fail('no-jsonl');
	return ok({
		manifest: manifest.value,
		records: join(folder, records.name),
		recordsName: records.name
	});
}
