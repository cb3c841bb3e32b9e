import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { runCommand, type Envelope, type Receipt, type Road } from '#platform/command.ts';
import { answerQuestion } from '#platform/question.ts';
import { keepForReview } from '#platform/review.ts';
import { newId, type Place } from '#support/builders.ts';
import { holdMeeting, type HeldMeeting } from '#support/held-meeting.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';
import { accountApi } from './api.ts';

let stage: Stage;
let road: Road;
let meeting: HeldMeeting;
let successor: Actor;
let sequence = 0;
const api = accountApi((name) => stage.road.handlers.get(name));

beforeAll(async () => {
  stage = await openStage(6);
  const handlers = new Map(stage.road.handlers);
  for (const handler of api.commands) handlers.set(handler.contract.name, handler);
  road = { ...stage.road, handlers };
  successor = { person: stage.people[3] as Id, term: null };
  meeting = await holdMeeting(stage, 'open');
}, 60_000);
afterAll(() => stage.close());

function envelope(who: Actor, name: string, input: unknown, given: Partial<Envelope> = {}): Envelope {
  sequence += 1;
  return {
    id: newId(),
    device: newId(),
    sequence,
    name,
    organisation: stage.cell.id,
    term: who.term,
    bundle: null,
    at: '2026-10-14T13:00:00.000Z',
    input,
    sealed: true,
    ...given,
  };
}
const give = (who: Actor, name: string, input: unknown, given: Partial<Envelope> = {}): Promise<Receipt> =>
  runCommand(road, who.person, envelope(who, name, input, given));
const remark = (text: string) => ({
  id: newId(),
  meetingId: meeting.id,
  itemId: meeting.items.discussion,
  personId: null,
  text,
});
/** What a handed-over phone of this device says; a contribution is written by who keeps the book. */
const says = (who: Actor, device: Id, text: string, given: Partial<Envelope> = {}): Promise<Receipt> =>
  give(who, 'note-contribution', remark(text), { device, ...given });
async function offered(
  from = stage.secretary,
  to = successor,
): Promise<{ id: Id; device: Id; receipt: Receipt }> {
  const [id, device] = [newId(), newId()];
  const day = '2026-11-01';
  const receipt = await give(from, 'offer-handover', { id, to: to.person, device, reason: 'new-term', day });
  return { id, device, receipt };
}
async function ask<Value>(name: string, who: Actor, place: Place = stage.cell): Promise<Value> {
  const query = api.queries.find((one) => one.contract.name === name);
  if (!query) throw new Error(name);
  const answered = await answerQuestion(road, query, who.person, { organisationId: place.id });
  if (!answered.ok) throw new Error(answered.problem.code);
  return answered.value as Value;
}
const tray = async () =>
  (await ask<{ late: { id: Id; why: string; standing: string }[] }>('late-commands', stage.secretary)).late;
async function said(): Promise<readonly string[]> {
  const { rows } = await stage.builder.client.query<{ text: string }>(
    'select text from meetings.contribution',
  );
  return rows.map((row) => row.text);
}

test('what the successor writes before the term lies in the tray, in the successor’s name, and is taken from there', async () => {
  const { id, device, receipt } = await offered();
  expect(receipt.outcome).toBe('applied');
  const held = await says(successor, device, 'Lời người nhận máy');
  expect(held).toMatchObject({ outcome: 'held', problem: { code: 'platform.term-to-come', awaits: true } });
  expect(await said()).toEqual([]);
  expect(await tray()).toMatchObject([{ id: held.id, why: 'term-to-come', standing: 'waiting' }]);

  const closed = await give(successor, 'close-handover', { id }, { device });
  expect(closed.outcome).toBe('applied');
  expect((await give(successor, 'close-handover', { id }, { device })).outcome).toBe('applied');
  // Confirmed, the phone goes on being the successor's until the office has written the term down.
  expect(await says(successor, device, 'Lời sau khi xác nhận')).toMatchObject({ outcome: 'held' });

  const taken = await give(stage.secretary, 'confirm-late-command', { id: held.id });
  expect(taken).toMatchObject({ outcome: 'applied', value: { writtenBy: successor.person } });
  expect(await said()).toEqual(['Lời người nhận máy']);
});

test('a stranger fills no tray: not without an offer, not from another device, not in a term’s name, not for more than the giver held', async () => {
  const { device } = await offered();
  const before = (await tray()).length;
  const refusedBy = async (sent: Promise<Receipt>) =>
    expect(await sent).toMatchObject({ outcome: 'refused', problem: { code: 'platform.not-yours' } });
  await refusedBy(says(successor, newId(), 'Từ máy khác'));
  await refusedBy(says(stage.member, device, 'Người không được bàn giao'));
  await refusedBy(says(stage.neighbourSecretary, device, 'Chi bộ bên', { term: null }));
  await refusedBy(says(successor, device, 'Mượn nhiệm kỳ', { term: stage.secretary.term }));
  await refusedBy(
    give(successor, 'note-contribution', remark('Không niêm phong'), { device, sealed: undefined as never }),
  );
  // A committee member writes in the book, but does not settle late work: neither does whom he hands the phone to.
  const writer = stage.people[2] as Id;
  const term = await stage.builder.term(writer, stage.cell, 'committee-member');
  const limited = await offered({ person: writer, term });
  expect(limited.receipt.outcome).toBe('applied');
  await refusedBy(
    give(successor, 'refuse-late-command', { id: newId(), reason: 'x' }, { device: limited.device }),
  );
  expect(await tray()).toHaveLength(before);
});

test('only an office that writes in the book hands a phone over, and only to another member of the cell', async () => {
  expect((await offered(stage.member)).receipt.problem?.code).toBe('account.handover-not-by-office');
  expect((await offered({ ...stage.member, term: stage.secretary.term })).receipt.problem?.code).toBe(
    'account.handover-not-by-office',
  );
  expect((await offered(stage.secretary, stage.neighbourSecretary)).receipt.problem?.code).toBe(
    'account.handover-to-member',
  );
  expect((await offered(stage.secretary, stage.secretary)).receipt.problem?.code).toBe(
    'account.handover-to-member',
  );
  expect((await offered(stage.neighbourSecretary)).receipt.outcome).toBe('refused');
});

test('each acts on his own part: nobody else confirms or withdraws, and withdrawn it opens nothing', async () => {
  const { id, device } = await offered();
  expect((await give(stage.secretary, 'close-handover', { id })).problem?.code).toBe(
    'account.handover-not-found',
  );
  expect((await give(stage.member, 'withdraw-handover', { id })).problem?.code).toBe(
    'account.handover-not-found',
  );
  expect((await give(stage.secretary, 'withdraw-handover', { id })).outcome).toBe('applied');
  expect((await give(successor, 'close-handover', { id }, { device })).problem?.code).toBe(
    'account.handover-is-over',
  );
  expect(await says(successor, device, 'Sau khi rút')).toMatchObject({ outcome: 'refused' });
});

test('a confirmation that overtakes the offer waits for it', async () => {
  expect(await give(successor, 'close-handover', { id: newId() })).toMatchObject({
    outcome: 'held',
    problem: { code: 'account.handover-to-come' },
  });
});

test('a phone that comes late brings its offer when the term is over; after sixty days neither opens anything', async () => {
  const former = stage.people[4] as Id;
  const term = await stage.builder.term(former, stage.cell, 'deputy-secretary', '[2020-01-01,2026-10-15)');
  const { device, receipt } = await offered({ person: former, term });
  expect(receipt.outcome).toBe('applied');
  expect(await says(successor, device, 'Máy về muộn')).toMatchObject({ outcome: 'held' });
  const old = await stage.builder.term(former, stage.cell, 'deputy-secretary', '[2018-01-01,2019-01-01)');
  expect((await offered({ person: former, term: old })).receipt.problem?.code).toBe(
    'account.handover-not-by-office',
  );
  stage.clock.set('2027-01-05T01:00:00.000Z');
  expect(await says(successor, device, 'Quá lâu')).toMatchObject({ outcome: 'refused' });
  stage.clock.set('2026-11-01T01:00:00.000Z');
});

test('entries of a ticket that the successor does not own up to are looked at one by one', async () => {
  const { device } = await offered();
  const forged = envelope(successor, 'note-contribution', remark('Không phải tôi'), { device });
  expect(await keepForReview(road, successor.person, forged)).toMatchObject({
    outcome: 'held',
    problem: { code: 'platform.device-is-locked' },
  });
  expect((await tray()).find((one) => one.id === forged.id)?.why).toBe('device-ended');
});

test('unconfirmed after a week it is overdue, for the cell and for the office above; the neighbour sees nothing', async () => {
  const { id } = await offered();
  type Open = { handovers: { id: Id; isOverdue: boolean; organisationId: Id; organisation: string }[] };
  const mine = async (who: Actor, place?: Place) =>
    (await ask<Open>('open-handovers', who, place)).handovers.find((one) => one.id === id);
  expect(await mine(stage.secretary)).toMatchObject({ isOverdue: false });
  stage.clock.set('2026-11-09T01:00:00.000Z');
  expect(await mine(stage.secretary)).toMatchObject({ isOverdue: true });
  expect(await mine(stage.office, stage.commune)).toMatchObject({
    isOverdue: true,
    organisationId: stage.cell.id,
    organisation: 'Chi bộ thôn Nà Pồng',
  });
  expect(await mine(stage.neighbourSecretary)).toBeUndefined();
  expect(await mine(stage.neighbourSecretary, stage.neighbour)).toBeUndefined();
});
