import { expect, test } from 'vitest';
import type { OfficialPaper } from '#kernel/official-paper.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { day } from '#support/meetings.ts';
import { recordOfNaPong } from '#support/record.ts';
import { writePack } from './pack.ts';

const form = rulesOn(loadRuleBundle('rule-packs'), day('2026-11-03'))('meetings.minutes-form')?.value;
const paper = { name: '12-KH/ĐU Kế hoạch trồng rừng', issuer: 'Đảng ủy xã', issuedOn: day('2026-10-25') };
const draft = { title: 'Kế hoạch làm đường', text: 'Bước một.\n\nBước hai.' };
const pack = () => {
  if (!form) throw new Error('no form of minutes in the packs');
  const resolution = { title: 'Làm đường', text: 'Mỗi hộ góp 5 công.', adoptedOn: null };
  const filed = { ...paper, name: '13-KH/ĐU', fileSha256: 'a' };
  return writePack({ ...recordOfNaPong(), resolution }, form, [paper, filed], [draft]);
};
const tableOf = (of: OfficialPaper, at = 0) => of.blocks.filter((block) => block.kind === 'table')[at];

test('agenda and papers, roll and form of the minutes bear the head of the cell', () => {
  const { agenda, roll, minutes } = pack();
  for (const each of [agenda, roll, minutes])
    expect(each).toMatchObject({ issuer: 'CHI BỘ THÔN NÀ PỒNG', superior: 'ĐẢNG BỘ XÃ YÊN THƯỢNG' });
  expect(tableOf(agenda)?.rows).toHaveLength(recordOfNaPong().agenda.length);
  expect(tableOf(agenda, 1)?.rows).toEqual([
    ['1', paper.name, 'Đảng ủy xã', '25-10-2026'],
    ['2', '13-KH/ĐU (có tệp, in riêng)', 'Đảng ủy xã', '25-10-2026'],
  ]);
  const words = agenda.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.runs.map(({ text }) => text).join('')]
      : block.kind === 'heading'
        ? [block.text]
        : [],
  );
  expect(words.slice(-5)).toEqual([
    'Dự thảo: Kế hoạch làm đường',
    'Bước một.',
    'Bước hai.',
    'Dự thảo: Làm đường',
    'Mỗi hộ góp 5 công.',
  ]);
  expect(minutes.signatures.map((each) => each.name)).toEqual(['', '']);
});

test('what is held back for the committee is not printed: neither the item nor its draft', () => {
  if (!form) throw new Error('no form of minutes in the packs');
  const record = recordOfNaPong();
  const [held] = record.agenda.filter((item) => item.part === 'proceedings');
  const agenda = record.agenda.map((item) =>
    item.id === held?.id ? { ...item, title: 'Việc kín', level: 'committee' as const } : item,
  );
  const kept = { title: 'Bản kín', text: 'Lời kín', itemId: held?.id ?? null };
  const printed = JSON.stringify(writePack({ ...record, agenda }, form, [], [kept, draft]));
  expect(printed).toContain('Kế hoạch làm đường');
  expect(printed).not.toContain('kín');
});

test('the roll sheet has everybody called, in the order of given names, and leaves presence to the pen', () => {
  const rows = tableOf(pack().roll)?.rows ?? [];
  const members = recordOfNaPong().roll.filter((entry) => entry.guestName === null);
  expect(rows).toHaveLength(members.length);
  expect(rows.map((row) => row[1])).toContain('Hoàng Văn Thắng');
  expect(rows.every((row) => !/có mặt/i.test(row.join(' ')))).toBe(true);
});

test('every matter of the proceedings has its place in the form', () => {
  const texts = pack().minutes.blocks.flatMap((block) => (block.kind === 'item' ? [block.text] : []));
  const matters = recordOfNaPong().agenda.filter((item) => item.part === 'proceedings');
  expect(texts).toEqual(matters.map((item) => `${item.position}. ${item.title}`));
});
