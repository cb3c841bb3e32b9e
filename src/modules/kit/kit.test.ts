import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';
import { bearsSecrecyMark } from './rules/papers.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(3);
});

afterAll(() => stage.close());

const plain = { issuedOn: '2026-10-20', audience: [] as string[], discuss: false, validFrom: '2026-10-20' };

async function publish(
  changes: object = {},
  actor = stage.office,
  place = stage.commune,
): Promise<{ id: Id; code: string }> {
  const id = newId();
  const receipt = await stage.send(actor, place, 'publish-paper', {
    ...plain,
    id,
    title: 'Thông báo',
    ...changes,
  });
  return { id, code: receipt.problem?.code ?? receipt.outcome };
}

const receive = async (paperId: Id, actor: Actor = stage.secretary, place = stage.cell) => {
  const receipt = await stage.send(actor, place, 'receive-paper', { paperId });
  return receipt.problem?.code ?? receipt.outcome;
};

const titlesFor = async (actor: Actor, place = stage.cell) =>
  (
    await stage.ask<{ papers: readonly { id: Id; receivedAt: string | null }[] }>(actor, 'papers-for', {
      organisationId: place.id,
    })
  ).papers;

test.each([
  ['MẬT: Kế hoạch', true],
  ['Kế hoạch (Tối mật)', true],
  ['TUYỆT MẬT', true],
  ['Văn bản có độ Mật', true],
  ['Tập huấn giữ bí mật nhà nước', false],
  ['Mô hình nuôi ong lấy mật', false],
])('%s bears a mark of secrecy: %s', (title, secret) => {
  expect(bearsSecrecyMark(title)).toBe(secret);
  expect(bearsSecrecyMark(title.normalize('NFD'))).toBe(secret);
});

test('a stamp of secrecy is found wherever it stands between other words', () => {
  const word = fc.constantFrom('Kế hoạch', 'Báo cáo', 'số 12', 'năm 2026');
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (before, after) =>
      bearsSecrecyMark([...before, 'MẬT', ...after].join(' ')),
    ),
  );
});

test('a paper comes down to the cells it is meant for, is received once and counted above', async () => {
  const { id, code } = await publish({ audience: ['village'], number: '12-KH/ĐU', text: ' Tin của xã ' });
  expect(code).toBe('applied');
  expect((await titlesFor(stage.secretary)).map((paper) => paper.id)).toContain(id);
  expect(await receive(id)).toBe('applied');
  const again = await receive(id, stage.secretary);
  expect(again).toBe('applied');
  const { receipts, paper } = await stage.ask<{
    paper: { text: string | null };
    receipts: readonly { organisationId: Id; receivedAt: string | null }[];
  }>(stage.office, 'paper-receipts', { paperId: id });
  expect(paper.text).toBe('Tin của xã');
  expect(receipts.map((row) => [row.organisationId, row.receivedAt !== null])).toEqual([
    [stage.neighbour.id, false],
    [stage.cell.id, true],
  ]);
  const below = await stage.ask<{ receipts: readonly { organisationId: Id }[] }>(
    stage.secretary,
    'paper-receipts',
    { paperId: id },
  );
  expect(below.receipts.map((row) => row.organisationId)).toEqual([stage.cell.id]);
});

test('papers for other kinds of cell are neither shown nor received', async () => {
  const { id } = await publish({ audience: ['agency'] });
  expect((await titlesFor(stage.secretary)).map((paper) => paper.id)).not.toContain(id);
  expect(await receive(id)).toBe('kit.paperIsNotForYou');
});

test('secret papers, empty periods and missing files are turned away', async () => {
  expect((await publish({ title: 'Kế hoạch (MẬT)' })).code).toBe('kit.secretPaper');
  expect((await publish({ text: 'Tin của xã. Độ mật: Mật' })).code).toBe('kit.secretPaper');
  expect((await publish({ validUntil: '2026-10-20' })).code).toBe('kit.periodIsEmpty');
  expect((await publish({ fileSha256: 'a'.repeat(64) })).code).toBe('kit.fileHasNotArrived');
});

test('only the issuer withdraws; what is withdrawn is no longer in the binder', async () => {
  const { id } = await publish();
  expect((await stage.send(stage.secretary, stage.cell, 'withdraw-paper', { paperId: id })).outcome).toBe(
    'held',
  );
  expect((await stage.send(stage.office, stage.commune, 'withdraw-paper', { paperId: id })).outcome).toBe(
    'applied',
  );
  expect((await titlesFor(stage.secretary)).map((paper) => paper.id)).not.toContain(id);
  expect(await receive(id)).toBe('kit.paperIsWithdrawn');
  expect((await publish({ id })).code).toBe('kit.paperIsPublished');
});

test('a paper of a cell stays in the cell', async () => {
  const { id, code } = await publish({}, stage.secretary, stage.cell);
  expect(code).toBe('applied');
  expect(await receive(id, stage.neighbourSecretary, stage.neighbour)).toBe('kit.paperNotFound');
  expect((await publish({}, stage.member, stage.cell)).code).toBe('platform.not-yours');
});

test('which member a paper has reached, how and when; the levels above count the same', async () => {
  const { secretary, member, cell, office } = stage;
  const [first, second, third] = stage.people as [Id, Id, Id];
  const { id } = await publish({ discuss: true });
  stage.clock.set('2026-11-05T14:00:00.000Z');
  const deed = (actor: Actor, name: string, input: object) => stage.send(actor, cell, name, input);
  const refusal = async (given: ReturnType<typeof deed>) => {
    const { problem, outcome } = await given;
    return problem?.code ?? outcome;
  };
  const counted = async () => {
    const { receipts } = await stage.ask<{
      receipts: readonly { organisationId: Id; members: number; reached: number }[];
    }>(office, 'paper-receipts', { paperId: id });
    const own = receipts.find((row) => row.organisationId === cell.id);
    return [own?.reached, own?.members];
  };
  expect(await counted()).toEqual([0, 3]);

  expect(await refusal(deed(member, 'confirm-reading', { paperId: id }))).toBe('applied');
  const note = (how: string | null, personIds: readonly Id[], on = '2026-11-04') =>
    refusal(deed(secretary, 'note-reading', { paperId: id, personIds, how, on }));
  expect(await note('printed', [newId()])).toBe('kit.isNoReader');
  expect(await note('printed', [third], '2026-11-06')).toBe('kit.readingIsToCome');
  expect(await note('printed', [third], '2026-10-19')).toBe('kit.readBeforeIssued');
  expect(
    await refusal(
      deed(member, 'note-reading', { paperId: id, personIds: [first], how: 'printed', on: '2026-11-04' }),
    ),
  ).toBe('platform.not-yours');
  expect(await note('printed', [second, third])).toBe('applied');
  expect(await counted()).toEqual([2, 3]);
  expect(await note(null, [second, third])).toBe('applied');
  // What a member said of himself nobody takes out but he.
  expect(await counted()).toEqual([1, 3]);
  expect(await refusal(deed(member, 'confirm-reading', { paperId: id, takenBack: true }))).toBe('applied');
  expect(await counted()).toEqual([0, 3]);

  const [meeting, item] = [newId(), newId()];
  const must = (name: string, input: object) => stage.must(secretary, cell, name, input);
  await must('plan-meeting', {
    id: meeting,
    month: '2026-11-01',
    kind: 'ordinary',
    plannedOn: '2026-11-05',
    startsAt: '19:30',
    place: 'Nhà văn hóa',
    items: [
      {
        id: item,
        part: 'proceedings',
        kind: 'discussion',
        title: 'Thông báo',
        originKind: 'paper',
        originId: id,
      },
    ],
  });
  await must('convene-meeting', { meetingId: meeting });
  await must('open-meeting', {
    meetingId: meeting,
    heldOn: '2026-11-05',
    openedAt: '19:30',
    chairId: first,
    clerkId: second,
    guests: [],
  });
  const came = (personId: Id, attendance: string) =>
    must('record-attendance', { meetingId: meeting, entries: [{ personId, attendance }] });
  await came(first, 'present');
  await came(third, 'online');
  await must('conclude-item', { meetingId: meeting, itemId: item, conclusion: 'Quán triệt, thực hiện' });
  expect(await counted()).toEqual([2, 3]);
  // The roll is put right afterwards: nobody was reached who was not there.
  await must('record-attendance', {
    meetingId: meeting,
    entries: [{ personId: third, attendance: 'absent' }],
  });
  expect(await counted()).toEqual([1, 3]);
  await must('set-item-level', { meetingId: meeting, itemId: item, level: 'committee' });
  expect(await counted()).toEqual([0, 3]);
  await must('set-item-level', { meetingId: meeting, itemId: item, level: null });
  await must('reopen-item', { meetingId: meeting, itemId: item });
  expect(await counted()).toEqual([0, 3]);
  stage.clock.set('2026-11-01T01:00:00.000Z');
});
