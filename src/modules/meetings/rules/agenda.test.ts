import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ruleOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { anItem, day, idOf } from '#support/meetings.ts';
import { currentItem } from './agenda-order.ts';
import { addItem, concludeItem, contentsFor, draftAgenda, moveItem, removeItem } from './agenda.ts';
import { agendaKeyFor } from './length.ts';

const bundle = loadRuleBundle('rule-packs');
const on = day('2026-11-03');
const nothing = { openTasks: [], papers: [], asked: [], theme: null, addenda: [], concerns: 0 };

const ordinary = ruleOn(bundle, 'meetings.agenda-ordinary', on);
const withTheme = ruleOn(bundle, 'meetings.agenda-with-theme', on);

test('the agenda starts from the template and already holds what waits', () => {
  const agenda = draftAgenda(ordinary?.value ?? { items: [] }, {
    openTasks: [{ id: idOf(1), title: 'Tu sửa mương' }],
    papers: [{ id: idOf(2), title: 'Hướng dẫn kiểm điểm' }],
    addenda: [],
    concerns: 0,
    asked: [{ id: idOf(3), title: 'Góp ý dự thảo quy chế của xã' }],
    theme: null,
  });
  expect(agenda.map((item) => item.position)).toEqual(agenda.map((_, index) => index + 1));
  expect(agenda[0]?.part).toBe('opening');
  expect(agenda.at(-1)?.kind).toBe('minutes');
  const gathered = agenda.filter((item) => item.originId !== null);
  expect(gathered.map((item) => [item.originKind, item.kind, item.title])).toEqual([
    ['task', 'member-tasks', 'Tu sửa mương'],
    ['paper', 'information', 'Hướng dẫn kiểm điểm'],
    ['asked', 'discussion', 'Góp ý dự thảo quy chế của xã'],
  ]);
});

test('addenda to earlier minutes open the proceedings', () => {
  const addenda = [{ id: idOf(7), title: 'Thông qua phụ lục biên bản ngày 3-10-2026' }];
  const agenda = draftAgenda(withTheme?.value ?? { items: [] }, { ...nothing, addenda });
  const first = agenda.find((item) => item.part === 'proceedings');
  expect(first).toMatchObject({ originKind: 'addendum', originId: idOf(7), title: addenda[0]?.title });
  expect(agenda.map((item) => item.position)).toEqual(agenda.map((_, index) => index + 1));
});

test('a theme is named in its item, after the ordinary part', () => {
  const agenda = draftAgenda(withTheme?.value ?? { items: [] }, { ...nothing, theme: 'Nêu gương' });
  const theme = agenda.find((item) => item.kind === 'theme');
  expect(theme).toMatchObject({ title: 'Chuyên đề: Nêu gương', originKind: 'theme', part: 'proceedings' });
});

test('each kind of meeting has its template, extraordinary ones none', () => {
  expect(agendaKeyFor({ kind: 'ordinary', theme: null })).toBe('meetings.agenda-ordinary');
  expect(agendaKeyFor({ kind: 'ordinary', theme: 'Nêu gương' })).toBe('meetings.agenda-with-theme');
  expect(agendaKeyFor({ kind: 'thematic', theme: 'Nêu gương' })).toBe('meetings.agenda-thematic');
  expect(agendaKeyFor({ kind: 'extraordinary', theme: null })).toBeNull();
});

test('a village cell is told what its meeting must reach, an unknown category nothing', () => {
  const contents = ruleOn(bundle, 'meetings.category-contents', on)?.value ?? null;
  expect(contentsFor(contents, 'village')).toContain('Giảm nghèo');
  expect(contentsFor(contents, 'abroad')).toEqual([]);
  expect(contentsFor(null, 'village')).toEqual([]);
});

const three = [
  anItem({ id: idOf(1), position: 1, part: 'opening', kind: 'opening' }),
  anItem({ id: idOf(2), position: 2 }),
  anItem({ id: idOf(3), position: 3, part: 'closing', kind: 'minutes' }),
];

test('an item that is added stands at the end of the proceedings', () => {
  const added = addItem(three, { id: idOf(4), meetingId: idOf(1), title: '  Việc mới ' });
  expect(added.ok && added.value.map((item) => [item.title, item.position, item.part])[2]).toEqual([
    'Việc mới',
    3,
    'proceedings',
  ]);
});

test('an item may be added behind another; without title or place it is refused', () => {
  const behind = addItem(three, { id: idOf(4), meetingId: idOf(1), title: 'Việc mới' }, idOf(1));
  expect(behind.ok && behind.value.map((item) => item.id)).toEqual([idOf(1), idOf(4), idOf(2), idOf(3)]);
  expect(addItem(three, { id: idOf(4), meetingId: idOf(1), title: ' ' })).toMatchObject({ ok: false });
  expect(addItem(three, { id: idOf(4), meetingId: idOf(1), title: 'x' }, idOf(9))).toMatchObject({
    ok: false,
  });
});

test('an item is added even to an empty agenda', () => {
  const added = addItem([], { id: idOf(4), meetingId: idOf(1), title: 'Việc mới' });
  expect(added.ok && added.value).toHaveLength(1);
});

test('an item that was discussed stays on the agenda', () => {
  const done = three.map((item) => concludeItem(item, ' Nhất trí. '));
  expect(done[0]?.conclusion).toBe('Nhất trí.');
  expect(removeItem(done, idOf(2))).toMatchObject({ ok: false, problem: { code: 'meetings.itemIsDone' } });
  expect(removeItem(three, idOf(9))).toMatchObject({ ok: false });
  expect(moveItem(three, idOf(9), 1)).toMatchObject({ ok: false });
});

test('the item under discussion is the first open one', () => {
  expect(currentItem(three)?.id).toBe(idOf(1));
  expect(currentItem(three.map((item) => concludeItem(item, '')))).toBeNull();
});

test('moving and removing keep every other item once, numbered from one without gaps', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.nat(20),
      fc.integer({ min: -3, max: 20 }),
      (count, which, to) => {
        const agenda = Array.from({ length: count }, (_, index) =>
          anItem({ id: idOf(index), position: index + 1 }),
        );
        const id = idOf(which % count);
        const moved = moveItem(agenda, id, to);
        const removed = removeItem(agenda, id);
        if (!moved.ok || !removed.ok) return false;
        expect(new Set(moved.value.map((item) => item.id)).size).toBe(count);
        expect(moved.value.map((item) => item.position)).toEqual(agenda.map((item) => item.position));
        expect(removed.value.map((item) => item.position)).toEqual(
          agenda.slice(1).map((_, index) => index + 1),
        );
        return true;
      },
    ),
  );
});
