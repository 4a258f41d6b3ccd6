// Properties that hold for every field kind, whatever the text: total, NFC, idempotent, fast.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldKind, fieldKindIds, readField } from './registry.ts';

/** Texts near what papers hold, so that the parsers are really entered. */
const paperText = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				...'15/08/1962|?/8/62|150862|1962|Canh Tý|52 tuổi|khoảng|âm lịch|ÂL|ngày|tháng|năm|mồng|…|..|"|nt|//|-'.split(
					'|'
				),
				...'NGUYỄN|Văn|thị|H’Wiên|Hoà|Hòa|Mèo|Thổ|Kinh|Lương|Công giáo|Việt Nam|Chủ hộ|Con dâu|C|168 123 456'.split(
					'|'
				),
				...'035162000123|0912.345.678|12/12|7/10|i tờ|Xóa chết|tách hộ|xã Lê Hồ, H. Kim Bảng|số: |03/1998 – nay'.split(
					'|'
				)
			),
			fc.string({ unit: 'grapheme', maxLength: 6 }),
			fc.string({ unit: 'binary', maxLength: 4 })
		),
		{ maxLength: 6 }
	)
	.chain((parts) => fc.constantFrom(' ', '', '/', ', ').map((glue) => parts.join(glue)));

const contexts = fc.constantFrom(
	{},
	{ documentDate: '1985-06-30' },
	{ documentDate: 'not a date', sex: 'female' as const, birthYear: 1962 }
);

describe.each(fieldKindIds)('%s', (id) => {
	test(
		'never throws, gives NFC, and reading its own value changes nothing',
		{ timeout: 60_000 },
		() => {
			fc.assert(
				fc.property(paperText, contexts, (raw, context) => {
					const first = readField(id, raw, context);
					expect(first.value).toBe(first.value.normalize('NFC'));
					expect(readField(id, first.value, context).value).toBe(first.value);
					for (const found of first.issues) expect(found.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
				}),
				{ numRuns: 600 }
			);
		}
	);

	test('empty paper gives an empty value without complaint', () => {
		for (const raw of ['', '   ', '\u200B\n\t'])
			expect(readField(id, raw)).toEqual({ value: '', parts: null, issues: [] });
	});

	test('ten thousand characters end at once', { timeout: 60_000 }, () => {
		const long = ['a', '1', '?', '/', 'Nguyễn ', '1/', '\u0301', '- ', '"', '…', '\uD800'].map(
			(piece) => piece.repeat(Math.ceil(10_000 / piece.length))
		);
		const start = performance.now();
		for (const raw of long) {
			const { value } = readField(id, raw);
			expect(readField(id, value).value).toBe(value);
		}
		expect(performance.now() - start).toBeLessThan(10_000);
	});
});

test('every kind names itself', () => {
	for (const id of fieldKindIds) expect(fieldKind(id).id).toBe(id);
});

test.each(['"', '〃', '//', 'nt', '-nt-', 'như trên', "''", '- " -'])(
	'%s left unresolved is an error',
	(raw) => {
		expect(readField('place', raw).issues.map((found) => found.code)).toEqual(['ditto-unresolved']);
	}
);

test('NT in capitals is a housewife, nt is as above', () => {
	expect(readField('occupation', 'NT').value).toBe('Nội trợ');
	expect(readField('occupation', 'nt').issues[0]?.code).toBe('ditto-unresolved');
});
