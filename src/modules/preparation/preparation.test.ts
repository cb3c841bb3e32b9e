import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(3);
});
afterAll(() => stage.close());

const code = async (actor: Actor, name: string, input: unknown, place = stage.cell) => {
  const receipt = await stage.send(actor, place, name, input);
  return receipt.problem?.code ?? receipt.outcome;
};

async function meetingWith(items: readonly object[], day = '2026-11-20'): Promise<Id> {
  const id = newId();
  await stage.must(stage.secretary, stage.cell, 'plan-meeting', {
    id,
    month: '2026-11-01',
    kind: 'extraordinary',
    plannedOn: day,
    startsAt: '19:30',
    place: 'Nhà văn hóa',
    items: items.map((item) => ({ id: newId(), part: 'proceedings', kind: 'discussion', ...item })),
  });
  return id;
}

test('a member proposes, the secretary declines with a reason, and nobody else answers or takes it back', async () => {
  const id = newId();
  expect(await code(stage.member, 'propose-item', { id, title: 'Sửa đường xóm Thượng' })).toBe('applied');
  expect(await code(stage.member, 'propose-item', { id: newId(), title: 'Sửa đường xóm Thượng' })).toBe(
    'preparation.proposedAlready',
  );
  expect(await code(stage.secretary, 'withdraw-proposal', { proposalId: id })).toBe(
    'preparation.proposalNotFound',
  );
  expect(await code(stage.member, 'decline-proposal', { proposalId: id, reason: 'Không' })).not.toBe(
    'applied',
  );
  expect(await code(stage.neighbourSecretary, 'propose-item', { id: newId(), title: 'Việc khác' })).not.toBe(
    'applied',
  );
  expect(await code(stage.secretary, 'decline-proposal', { proposalId: id, reason: 'Xã đã duyệt vốn' })).toBe(
    'applied',
  );
  expect(await code(stage.member, 'withdraw-proposal', { proposalId: id })).toBe(
    'preparation.proposalIsAnswered',
  );
});

test('a proposal on an agenda is answered by it; whose matter an item is and its minutes are kept', async () => {
  const [id, itemId] = [newId(), newId()];
  await stage.must(stage.member, stage.cell, 'propose-item', {
    id,
    title: 'Nước sạch xóm Hạ',
    reason: 'Mùa khô',
  });
  const meetingId = await meetingWith([
    { id: itemId, title: 'Nước sạch', originKind: 'proposed', originId: id, source: 'local', minutes: 20 },
  ]);
  expect(await code(stage.secretary, 'decline-proposal', { proposalId: id, reason: 'Không' })).toBe(
    'preparation.proposalIsOnAgenda',
  );
  // A device that knows nothing of sources arranges the agenda: what was said of the item stays.
  await stage.must(stage.secretary, stage.cell, 'arrange-agenda', {
    meetingId,
    items: [{ id: itemId, part: 'proceedings', kind: 'discussion', title: 'Nước sạch xóm Hạ' }],
  });
  const found = await stage.builder.client.query(
    'select source, minutes, origin_kind from meetings.agenda_item where id = $1',
    [itemId],
  );
  expect(found.rows).toEqual([{ source: 'local', minutes: 20, origin_kind: 'proposed' }]);
});

test('somebody assigned to attend proposes too', async () => {
  const [, , third] = stage.people;
  const term = await stage.builder.term(third as Id, stage.neighbour, 'follower');
  const actor = { person: third as Id, term };
  expect(
    await code(actor, 'propose-item', { id: newId(), title: 'Việc của thôn bạn' }, stage.neighbour),
  ).toBe('applied');
});

test('the commune suggests, cells do not, and what it withdrew is told apart', async () => {
  const id = newId();
  const input = {
    id,
    title: 'Bảo vệ rừng mùa khô',
    month: '2026-12-01',
    audience: ['village'],
    source: 'local',
  };
  expect(await code(stage.office, 'publish-suggestion', input, stage.commune)).toBe('applied');
  expect(await code(stage.member, 'publish-suggestion', { ...input, id: newId() })).not.toBe('applied');
  expect(await code(stage.office, 'withdraw-suggestion', { suggestionId: id }, stage.commune)).toBe(
    'applied',
  );
  const { suggestions } = await stage.ask<{ suggestions: unknown[] }>(stage.office, 'suggestions-of', {
    organisationId: stage.commune.id,
  });
  expect(suggestions).toMatchObject([{ id, month: '2026-12-01', withdrawn: true }]);
});

test('themes of the year are counted above: planned, missed, and those of a cell without a plan', async () => {
  const plan = (month: string, topic: string) =>
    code(stage.secretary, 'plan-theme', { id: newId(), month, topic, kind: 'thematic' });
  expect(await plan('2026-10-01', 'Học tập tấm gương')).toBe('applied');
  expect(await plan('2026-12-01', 'Giảm nghèo')).toBe('applied');
  expect(await plan('2026-12-01', 'Việc khác')).toBe('preparation.monthHasTheme');
  const { cells } = await stage.ask<{ cells: readonly Record<string, unknown>[] }>(
    stage.office,
    'themes-of-cells',
    {
      organisationId: stage.commune.id,
      from: '2026-01-01',
      until: '2027-01-01',
    },
  );
  expect(cells).toMatchObject([
    { name: 'Chi bộ thôn Nà Pồng', planned: 2, held: 0, missed: 1, heldUnplanned: 0 },
    { name: 'Chi bộ thôn Bản Mạ', planned: 0, held: 0, missed: 0, topics: [] },
  ]);
});
