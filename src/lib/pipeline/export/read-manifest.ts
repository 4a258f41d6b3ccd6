// Reads a manifest that comes back from outside: nothing in it is believed before it has its shape.
import * as v from 'valibot';
import { fail, ok, type Result } from '../../domain/result.ts';
import { defaultCodes } from './codes.ts';
import { manifestFormat, sealedText } from './manifest.ts';

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

export function readManifest(
	text: string
): Result<LoadedManifest, 'manifest-broken' | 'manifest-too-new'> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return fail('manifest-broken');
	}
	const parsed = v.safeParse(manifestSchema, json);
	if (!parsed.success) return fail('manifest-broken');
	if (parsed.output.version > manifestFormat.version) return fail('manifest-too-new');
	const { seal: _seal, ...content } = json as { readonly seal?: unknown };
	// To the byte: whatever was changed, even a space, is a change.
	return sealedText(content) === text ? ok(parsed.output) : fail('manifest-broken');
}
