import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import type { ExportPlan } from '#lib/pipeline/run-export.ts';
import type { Answer, CallOptions, RunAnswer } from '#lib/platform/export/export-protocol.ts';
import { fail, ok } from '#lib/domain/result.ts';
import type { Role } from '#lib/domain/workflow.ts';
import { emptyProfile, type Profile } from '#lib/pipeline/export/profile/profile.ts';
import { crowdRecord } from '../../../../tests/factories/export-records.ts';
import type { EarlierExport, ExportAct, ExportPlatform } from './export-platform.ts';
import { ExportSession } from './export-session.svelte.ts';

const plan: ExportPlan = { files: 2, persons: 5, held: [], delta: null };
const file = new File(['x'], 'nhan-khau.csv');
const written = [
	{ name: file.name, format: 'csv', mediaType: 'text/csv', bytes: 1, sha256: '00' },
	{
		name: 'manifest.json',
		format: 'manifest',
		mediaType: 'application/json',
		bytes: 1,
		sha256: '01'
	}
];
const answer: RunAnswer = {
	outcome: { ...plan, leftOut: 0, written },
	index: 'f1\t1-00\n',
	files: [file]
};

function setUp(
	run: (options: CallOptions) => Promise<Answer<RunAnswer>>,
	planned = plan,
	role: Role = 'clerk',
	keeps: (act: ExportAct) => boolean = () => true
) {
	const downloads: string[] = [];
	const commands: { formats: readonly string[]; folder: unknown }[] = [];
	const acts: ExportAct[] = [];
	const bases: (string | null)[] = [];
	const earlier: EarlierExport[] = [];
	let profile: Profile | null = null;
	const platform: ExportPlatform = {
		worker: () => ({ role }),
		journal: (act) => {
			acts.push(act);
			return Promise.resolve(keeps(act) ? ok(undefined) : fail('storage-full'));
		},
		canChooseFolder: true,
		chooseFolder: () => Promise.resolve(null),
		download: ({ name }) => downloads.push(name),
		earlier: () => Promise.resolve(ok(earlier)),
		remember: (made) => {
			earlier.push({ at: '2026-01-06', ...made });
			return Promise.resolve(ok(undefined));
		},
		discard: () => {
			downloads.push('(discarded)');
			return Promise.resolve();
		},
		runner: {
			plan: ({ base }) => {
				bases.push(base);
				return Promise.resolve({ is: 'done', value: planned });
			},
			sample: ({ count }) =>
				Promise.resolve({ is: 'done', value: [crowdRecord(1), crowdRecord(2)].slice(0, count) }),
			run: (command, options) => {
				commands.push(command);
				return run(options);
			}
		}
	};
	const session = new ExportSession(platform, {
		labels: exportLabelsVi,
		formatIds: ['csv', 'json', 'xlsx'],
		profile: () => profile
	});
	const use = (one: Profile) => (profile = one);
	return { session, downloads, commands, acts, bases, use };
}

/** Runs until it is cancelled, also when that happened before it began, as the real worker does. */
const untilCancelled = ({ signal }: CallOptions) =>
	new Promise<Answer<RunAnswer>>((resolve) => {
		const end = () => resolve({ is: 'cancelled' });
		if (signal.aborted) end();
		signal.addEventListener('abort', end);
	});

describe('ExportSession', () => {
	it('counts, runs the chosen formats and hands out the files', async () => {
		const { session, downloads, commands } = setUp(() =>
			Promise.resolve({ is: 'done', value: answer })
		);
		expect(session.canRun).toBe(false);
		await session.count();
		expect([session.phase, session.plan?.persons, session.canRun]).toEqual(['ready', 5, true]);
		session.toggle('json');
		session.toggle('csv');
		await session.run('download');
		expect(commands).toMatchObject([{ formats: ['json', 'xlsx'], folder: null }]);
		expect(session.phase).toBe('done');
		expect(session.written.map(({ name }) => name)).toEqual(['nhan-khau.csv', 'manifest.json']);
		session.download('nhan-khau.csv');
		session.download('no-such-file');
		// The browser does not tell that a download was cancelled: the file can be taken again.
		session.download('nhan-khau.csv');
		expect(downloads).toEqual(['nhan-khau.csv', 'nhan-khau.csv']);
		session.again();
		expect([session.phase, session.written.length]).toEqual(['ready', 0]);
		expect(downloads).toEqual(['nhan-khau.csv', 'nhan-khau.csv', '(discarded)']);
	});

	it('runs nothing when nothing goes, no format is chosen, or no folder was chosen', async () => {
		const { session, commands } = setUp(untilCancelled, { ...plan, files: 0 });
		await session.count();
		await session.run('download');
		const chosen = setUp(untilCancelled);
		await chosen.session.count();
		await chosen.session.run('folder');
		for (const { id, isChosen } of chosen.session.formats) if (isChosen) chosen.session.toggle(id);
		await chosen.session.run('download');
		expect([...commands, ...chosen.commands]).toEqual([]);
	});

	it('is busy until cancelled, and can run again', async () => {
		const { session, commands } = setUp(untilCancelled);
		await session.count();
		const running = session.run('download');
		expect([session.phase, session.isBusy]).toEqual(['running', true]);
		session.toggle('json');
		await session.run('download');
		session.cancel();
		await running;
		expect([session.phase, commands.length, session.canRun]).toEqual(['cancelled', 1, true]);
		expect(session.formats.find(({ id }) => id === 'json')?.isChosen).toBe(false);
	});

	it('names the fields of what is held back by their titles', async () => {
		const reason = {
			code: 'export-fact-missing',
			severity: 'error',
			params: { fact: 'home-town' }
		};
		const held = [
			{ fileId: 'f', title: 'f.pdf', reasons: [reason] }
		] as unknown as ExportPlan['held'];
		const { session } = setUp(untilCancelled, { ...plan, held });
		await session.count();
		expect(session.held[0]?.reasons[0]?.params?.['fact']).toBe('Quê quán (nguyên quán)');
	});

	it('runs by the profile that is chosen when it starts', async () => {
		const { session, commands, use } = setUp(untilCancelled);
		await session.count();
		use({ ...emptyProfile('Mẫu'), address: 'then', pictures: 'fine', nameGrammar: '{ma}' });
		const running = session.run('download');
		await Promise.resolve();
		session.cancel();
		await running;
		expect(commands).toMatchObject([
			{
				options: { profile: { name: 'Mẫu' }, address: 'then', nameGrammar: '{ma}' },
				quality: 'fine'
			}
		]);
	});

	it('shows the first records, and remembers a run so that a delta can start from it', async () => {
		const { session, bases } = setUp(() => Promise.resolve({ is: 'done', value: answer }));
		await session.count();
		expect(session.sample.map(({ file }) => file.id)).toEqual(['f000001', 'f000002']);
		await session.run('download');
		session.again();
		await session.count();
		const [made] = session.earlier;
		expect(made).toMatchObject({ manifest: '01', files: 2, index: 'f1\t1-00\n' });
		await session.setBase({ manifest: '01', index: made?.index ?? '' });
		await session.setBase(null);
		expect(bases).toEqual([null, null, 'f1\t1-00\n', null]);
	});

	it('keeps in the journal what goes, before it goes and after', async () => {
		const { session, acts } = setUp(() => Promise.resolve({ is: 'done', value: answer }));
		await session.count();
		await session.run('download');
		const said = { formats: ['csv', 'xlsx'], restricted: false, files: 2, persons: 5 };
		expect(acts).toEqual([
			{ is: 'begun', ...said },
			{ is: 'done', ...said, manifest: '01' }
		]);
	});

	it.each(['begun', 'done'] as const)(
		'hands out nothing when the journal fails at %s',
		async (at) => {
			const { session, commands } = setUp(
				() => Promise.resolve({ is: 'done', value: answer }),
				plan,
				'clerk',
				(act) => act.is !== at
			);
			await session.count();
			await session.run('download');
			expect([session.phase, session.failure?.code, session.canDownload]).toEqual([
				'failed',
				'storage-full',
				false
			]);
			expect(commands).toHaveLength(at === 'begun' ? 0 : 1);
		}
	);

	it.each([
		['clerk', false],
		['supervisor', true]
	] as const)('lets a %s turn restricted facts on: %s', async (role, isOn) => {
		const { session } = setUp(untilCancelled, plan, role);
		await session.setPolicy({ includeRestricted: true });
		expect(session.policy.includeRestricted).toBe(isOn);
	});

	it('keeps the code of a failure', async () => {
		const { session } = setUp(() =>
			Promise.resolve({ is: 'failed', failure: { code: 'export-disk-full' } })
		);
		await session.count();
		await session.run('download');
		expect([session.phase, session.failure?.code]).toEqual(['failed', 'export-disk-full']);
	});
});
