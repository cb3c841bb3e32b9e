import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';

let stage: Stage;
let deputy: Actor;

beforeAll(async () => {
  stage = await openStage(4);
  stage.clock.set('2026-11-03T02:00:00.000Z');
  const person = stage.people[2] as Id;
  deputy = { person, term: await stage.builder.term(person, stage.cell, 'deputy-secretary') };
});

afterAll(() => stage.close());

const code = async (name: string, input: unknown, actor: Actor = stage.secretary) => {
  const receipt = await stage.send(actor, stage.cell, name, input);
  return receipt.problem?.code ?? receipt.outcome;
};
interface Below {
  readonly closed: number;
  readonly open: readonly {
    readonly id: Id;
    readonly person: string | null;
    readonly state: string;
    readonly reopened: number;
  }[];
}
const below = (actor: Actor, place: Id) =>
  stage.ask<Below>(actor, 'shortcomings-below', { organisationId: place });
const shortcoming = () => ({
  id: newId(),
  personId: null as Id | null,
  text: 'Sinh hoạt chi bộ chưa đúng ngày',
  source: 'Kiểm điểm cuối năm 2025',
  foundOn: '2026-01-10',
  remedy: 'Định ngày 3 hằng tháng',
  responsibleId: stage.secretary.person,
  dueOn: '2026-06-30',
});

test('a shortcoming is closed only after a report and by another; it is opened again with its reason', async () => {
  const one = shortcoming();
  expect(await code('record-shortcoming', { ...one, dueOn: '2026-01-01' })).toBe('tasks.dueBeforeFound');
  expect(await code('record-shortcoming', { ...one, foundOn: '2026-12-01' })).toBe('tasks.dayLiesAhead');
  expect(await code('record-shortcoming', { ...one, responsibleId: newId() })).toBe('tasks.nobodyOfHere');
  expect(await code('record-shortcoming', one, stage.member)).not.toBe('applied');
  expect(await code('record-shortcoming', one)).toBe('applied');
  const close = { shortcomingId: one.id, verdict: 'Đã xem sổ, đúng ngày sáu tháng' };
  const report = { shortcomingId: one.id, evidence: 'Sáu tháng liền họp ngày 3' };
  expect(await code('close-shortcoming', close, deputy)).toBe('tasks.notReportedYet');
  expect(await code('report-shortcoming', report, stage.member)).toBe('tasks.notYourShortcoming');
  const file = { sha256: 'a'.repeat(64), name: 'so-hop.pdf' };
  expect(await code('report-shortcoming', { ...report, file })).toBe('tasks.evidenceHasNotArrived');
  await stage.builder.client.query(
    `insert into platform.file (organisation_no, sha256, name, media_type, size, recorded_at)
     values ($1, $2, $3, 'application/pdf', 1, '2026-11-01')`,
    [stage.cell.no, file.sha256, file.name],
  );
  expect(await code('report-shortcoming', { ...report, file })).toBe('applied');
  // Words corrected later leave the file where it is.
  expect(await code('report-shortcoming', report)).toBe('applied');
  expect((await below(stage.office, stage.commune.id)).open).toMatchObject([
    { evidenceFile: file.sha256, evidenceFileName: file.name },
  ]);
  expect(await code('close-shortcoming', close)).toBe('tasks.ownCheck');
  expect(await code('close-shortcoming', close, deputy)).toBe('applied');
  expect(await code('record-shortcoming', one)).toBe('tasks.shortcomingIsClosed');
  expect(await below(stage.office, stage.commune.id)).toMatchObject({ closed: 1, open: [] });
  const reopen = { shortcomingId: one.id, reason: 'Tháng 10 lại họp muộn' };
  expect(await code('reopen-shortcoming', reopen, stage.office)).toBe('applied');
  expect(await code('reopen-shortcoming', reopen, stage.office)).toBe('tasks.shortcomingIsOpen');
  expect((await below(stage.office, stage.commune.id)).open).toMatchObject([
    { id: one.id, state: 'open', reopened: 1, person: null },
  ]);
});

test('one person’s is read by the committee, the person and the office above, and by nobody else', async () => {
  const one = { ...shortcoming(), personId: stage.member.person, responsibleId: stage.member.person };
  expect(await code('record-shortcoming', one)).toBe('applied');
  const withFile = {
    shortcomingId: one.id,
    evidence: 'Biên lai',
    file: { sha256: 'a'.repeat(64), name: 'x.pdf' },
  };
  expect(await code('report-shortcoming', withFile)).toBe('tasks.fileIsSeenByAll');
  const sees = async (actor: Actor, place: Id) =>
    (await below(actor, place)).open.some(({ id }) => id === one.id);
  expect(await sees(stage.secretary, stage.cell.id)).toBe(true);
  expect(await sees(stage.member, stage.cell.id)).toBe(true);
  expect(await sees({ person: stage.people[3] as Id, term: null }, stage.cell.id)).toBe(false);
  expect(await sees(stage.office, stage.commune.id)).toBe(true);
  await expect(below(stage.neighbourSecretary, stage.cell.id)).rejects.toThrow();
  const report = { shortcomingId: one.id, evidence: 'Đã nộp đủ' };
  expect(await code('report-shortcoming', report, stage.member)).toBe('applied');
  expect(await code('close-shortcoming', { shortcomingId: one.id, verdict: 'Đủ' })).toBe('applied');
});

test('no other person, responsible or words make a check one’s own', async () => {
  const other = stage.people[3] as Id;
  const one = { ...shortcoming(), personId: stage.secretary.person };
  const again = { shortcomingId: one.id, evidence: 'Đã họp đúng ngày' };
  const close = { shortcomingId: one.id, verdict: 'Đúng' };
  expect(await code('record-shortcoming', one)).toBe('applied');
  expect(await code('report-shortcoming', again)).toBe('applied');
  for (const personId of [null, other])
    expect(await code('record-shortcoming', { ...one, personId, responsibleId: other })).toBe(
      'tasks.personIsFixed',
    );
  const shared = { ...one, id: newId(), personId: null };
  const [report, check] = [
    { ...again, shortcomingId: shared.id },
    { ...close, shortcomingId: shared.id },
  ];
  expect(await code('record-shortcoming', shared)).toBe('applied');
  for (const changed of [
    { ...shared, responsibleId: other },
    { ...shared, text: 'Không còn gì' },
  ]) {
    expect(await code('report-shortcoming', report)).toBe('applied');
    expect(await code('record-shortcoming', { ...changed, dueOn: '2026-07-31' })).toBe('applied');
    expect(await code('close-shortcoming', check)).toBe('tasks.notReportedYet');
  }
  expect(await code('record-shortcoming', { ...shared, responsibleId: other })).toBe('applied');
  expect(await code('report-shortcoming', report)).toBe('applied');
  expect(await code('record-shortcoming', { ...shared, responsibleId: other, dueOn: '2026-08-31' })).toBe(
    'applied',
  );
  expect(await code('close-shortcoming', check)).toBe('tasks.ownCheck');
  expect(await code('close-shortcoming', check, deputy)).toBe('applied');
});
