// Figures of linkage on an invented population with realistic slips.
import { linkPersons } from '#lib/domain/linkage/link.ts';
import { population } from '../../../tests/factories/synthetic-population.ts';
import { atLeast, atMost, type Figure } from '../figure.ts';
import { cpuMs } from './cpu-time.ts';

export function linkageFigures(): Figure[] {
	const { persons, truth } = population(100_000, 0.1, 42);
	const start = cpuMs();
	const pairs = linkPersons(persons);
	const seconds = (cpuMs() - start) / 1000;
	const right = pairs.filter((pair) => truth.has(pair.pairId)).length;
	return [
		atLeast(
			'linkage, recall',
			(100 * right) / truth.size,
			98,
			'%',
			`${persons.length} persons, ${truth.size} written twice`
		),
		atLeast(
			'linkage, precision',
			(100 * right) / pairs.length,
			99,
			'%',
			`${pairs.length} pairs proposed`
		),
		atMost('linkage, time', seconds, 60, 's')
	];
}
