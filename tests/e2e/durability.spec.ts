// What the desk calls saved is on the disk, though the browser is killed while somebody types. The long version, with
// figures, is the measuring suite `safety`.
import { killRounds } from '../../scripts/measure/safety/kill-rounds.ts';
import { expect, test } from '@playwright/test';

test('nothing called saved is lost when the browser is killed while somebody types', async ({
	baseURL
}) => {
	const report = await killRounds({ url: baseURL ?? '', rounds: 2 });
	expect(report).toMatchObject({ lost: 0, torn: 0 });
	expect(report.acknowledged).toBeGreaterThan(0);
	// 200 ms of gathering and one commit; the rest is what a busy test machine adds.
	expect(report.oldestUnsavedMs).toBeLessThan(3000);
});
