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
  const { id, code } = await publish({ audience: ['village'], number: '12-KH/ĐU' });
  expect(code).toBe('applied');
  expect((await titlesFor(stage.secretary)).map((paper) => paper.id)).toContain(id);
  expect(await receive(id)).toBe('applied');
  const again = await receive(id, stage.secretary);
  expect(again).toBe('applied');
  const { receipts } = await stage.ask<{
    receipts: readonly { organisationId: Id; receivedAt: string | null }[];
  }>(stage.office, 'paper-receipts', { paperId: id });
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
