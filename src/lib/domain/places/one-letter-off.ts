// Edit distance of exactly one (a letter changed, missing or extra), in linear time.

export function isOneLetterOff(first: string, second: string): boolean {
	if (first === second || Math.abs(first.length - second.length) > 1) return false;
	let at = 0;
	while (at < first.length && first[at] === second[at]) at++;
	const skipFirst = first.length >= second.length ? 1 : 0;
	const skipSecond = second.length >= first.length ? 1 : 0;
	return first.slice(at + skipFirst) === second.slice(at + skipSecond);
}
