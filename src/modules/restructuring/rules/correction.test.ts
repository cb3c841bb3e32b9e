import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { day } from '#support/meetings.ts';
import { correctPaper, paperFields, type Paper } from './correction.ts';
import { correctionNote, writeCorrections } from './correction-papers.ts';

const now: Paper = {
  title: 'giải thể Chi bộ cơ quan xã',
  decision: '12-QĐ/ĐU',
  signedOn: '2019-04-20',
  signer: 'Nông Văn Bền, Bí thư',
  basis: 'Kết luận 38-KL/TW',
};
const on = { now, seen: now, before: 0, signedOn: day('2019-05-02'), today: day('2019-05-02') };
const head = {
  organisationName: 'Đảng bộ xã Thử',
  superiorName: null,
  ...{ ...now, decision: '21-QĐ/ĐU', signedOn: day('2019-04-20') },
  effectiveOn: day('2019-04-25'),
};

test('a correction says something new, is not signed before what it corrects, and passes over nobody', () => {
  const code = (more: object) => {
    const done = correctPaper({ ...on, reads: { signer: 'Nông Thị Bền' }, ...more });
    return done.ok ? 'ok' : done.problem.code;
  };
  expect(code({})).toBe('ok');
  expect(code({ reads: { signer: now.signer } })).toBe('restructuring.nothing-corrected');
  expect(code({ signedOn: day('2019-04-19') })).toBe('restructuring.corrected-before-signed');
  expect(code({ reads: { signedOn: '2019-05-03' } })).toBe('restructuring.corrected-before-signed');
  expect(code({ signedOn: day('2019-05-03') })).toBe('restructuring.signed-later-than-effective');
  expect(code({ seen: { signer: 'ai đó' } })).toBe('restructuring.corrected-meanwhile');
});

test('whatever is corrected, the readings lead from the old paper to the new one', () => {
  const said = fc.record(
    {
      title: fc.string({ minLength: 1 }),
      decision: fc.string({ minLength: 1 }),
      basis: fc.constant(now.basis),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(said, fc.nat(9), (reads, before) => {
      const done = correctPaper({ ...on, reads, before });
      const readings = done.ok ? done.value : [];
      for (const field of paperFields) {
        const found = readings.filter((one) => one.field === field);
        expect(found.length).toBeLessThanOrEqual(1);
        expect(found[0]?.reads ?? now[field]).toBe({ ...now, ...reads }[field]);
        expect(found[0]?.was ?? now[field]).toBe(now[field]);
      }
      expect(readings.map((one) => one.position)).toEqual(readings.map((_, index) => before + index + 1));
    }),
    { numRuns: 60 },
  );
});

test('the decision keeps the old reading beside the new one, and the correction has a paper of its own', () => {
  const by = {
    id: newId(),
    decision: '15-QĐ/ĐU',
    signedOn: day('2019-05-02'),
    signer: 'A',
    basis: 'Điều lệ',
  };
  const of = { reason: 'đánh máy nhầm', by };
  const corrections = [
    { ...of, position: 1, field: 'decision' as const, was: '12-QĐ/ĐU', reads: '21-QĐ/ĐU' },
    { ...of, position: 2, field: 'signedOn' as const, was: '2019-04-21', reads: '2019-04-20' },
  ];
  expect(JSON.stringify(correctionNote(corrections))).toContain(
    'Ngày ký đã ghi “21-4-2019”, nay đọc là “20-4-2019”, theo Quyết định 15-QĐ/ĐU ngày 2-5-2019. Lý do: đánh máy nhầm.',
  );
  const [paper, ...more] = writeCorrections(head, corrections);
  expect(more).toEqual([]);
  expect(paper).toMatchObject({ number: '15-QĐ/ĐU', abstract: 'đính chính Quyết định 12-QĐ/ĐU' });
  expect(JSON.stringify(paper?.blocks)).toContain('Đính chính Quyết định 12-QĐ/ĐU: Số, ký hiệu đã ghi');
});
