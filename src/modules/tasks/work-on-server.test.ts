import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { workFilters } from './contract/lists.ts';
import { servingSteps, servingUnits } from './rules/assignments/serving.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';

let stage: Stage;
let helper: Actor;
let outsider: Actor;
const [task, resolution, target, household] = [newId(), newId(), newId(), newId()];

beforeAll(async () => {
  stage = await openStage(5);
  stage.clock.set('2026-11-28T12:00:00.000Z');
  helper = { person: stage.people[2] as Id, term: null };
  outsider = { person: stage.people[3] as Id, term: null };
  const meeting = await holdMeeting(stage, 'marked', '2026-09-03');
  await meeting.keep('draft-resolution', { id: resolution, title: 'Nghị quyết', text: '' });
  await meeting.keep('set-task', {
    id: task,
    title: 'Vận động trồng lê',
    ownerId: stage.member.person,
    ownerBody: 'Chi hội Nông dân',
    helperIds: [helper.person],
    dueOn: '2026-11-20',
  });
  const vote = { form: 'show-of-hands', threshold: 'majority', question: 'Thông qua' };
  await meeting.keep('record-vote', {
    ...vote,
    id: meeting.vote,
    itemId: meeting.items.resolution,
    inFavour: 4,
    against: 0,
    abstaining: 0,
  });
  await meeting.keep('adopt-resolution', { resolutionId: resolution, voteId: meeting.vote });
});
afterAll(() => stage.close());

async function send(actor: Actor, name: string, input: object): Promise<string> {
  const receipt = await stage.send(actor, stage.cell, name, input);
  return receipt.problem?.code ?? receipt.outcome;
}
const add = (actor: Actor, person: Id, amount: number, id = newId()) =>
  send(actor, 'add-progress', { id, targetId: target, personId: person, amount, madeOn: '2026-11-10' });

test('a target is set by the keeper, and everybody adds for oneself alone', async () => {
  const order = { id: target, taskId: task, title: 'Hộ đăng ký', unit: 'hộ', goal: 1000, portions: [] };
  expect(await send(stage.member, 'set-target', order)).not.toBe('applied');
  expect(await send(stage.secretary, 'set-target', order)).toBe('applied');
  expect(await add(stage.member, stage.member.person, 200)).toBe('applied');
  expect(await add(stage.member, helper.person, 200)).toBe('tasks.notYourTask');
  expect(await add(outsider, outsider.person, 200)).toBe('tasks.notYourTask');
  const theirs = newId();
  expect(await add(stage.secretary, outsider.person, 300, theirs)).toBe('applied');
  expect(await add(stage.member, stage.member.person, 1, theirs)).toBe('tasks.notYourTask');
  expect(await add(stage.member, stage.member.person, -300)).toBe('tasks.takesBackTooMuch');
  const portions = [{ personId: outsider.person, goal: 400 }];
  expect(await send(stage.secretary, 'set-target', { ...order, portions })).toBe('applied');
  expect(await add(outsider, outsider.person, 100)).toBe('applied');
  // Groups and unions have shares too; what they bring in is entered by the keeper alone.
  const bodies = [{ body: 'Chi hội  Nông dân', goal: 500 }];
  expect(await send(stage.secretary, 'set-target', { ...order, portions, bodies })).toBe('applied');
  const bring = (actor: Actor, body: string, amount: number) =>
    send(actor, 'add-progress', { ...brought, id: newId(), personId: actor.person, body, amount });
  const brought = { targetId: target, madeOn: '2026-11-11' };
  expect(await bring(stage.member, 'Chi hội Nông dân', 200)).toBe('tasks.notYourTask');
  expect(await bring(stage.secretary, 'Chi đoàn', 200)).toBe('tasks.bodyHasNoShare');
  expect(await bring(stage.secretary, 'Chi hội Nông dân', 200)).toBe('applied');
  expect(await bring(stage.secretary, 'Chi hội Nông dân', -300)).toBe('tasks.takesBackTooMuch');
  const { rows } = await stage.builder.client.query(
    'select amount from tasks.progress where body is not null',
  );
  expect(rows).toEqual([{ amount: 200 }]);
});

test('a household is kept by the secretary, seen and visited by the member in charge, hidden from the others', async () => {
  const order = { id: household, label: 'Hộ bà Mẩy', hamlet: null, goal: 'Thoát nghèo', since: '2026-11-01' };
  expect(await send(stage.secretary, 'keep-household', { ...order, memberId: helper.person })).toBe(
    'applied',
  );
  const visit = { householdId: household, visitedOn: '2026-11-12', note: 'Giúp làm chuồng' };
  expect(await send(helper, 'note-visit', { ...visit, id: newId() })).toBe('applied');
  expect(await send(outsider, 'note-visit', { ...visit, id: newId() })).toBe('tasks.notYourTask');
  expect(await send(helper, 'report-household', { householdId: household, state: 'ended' })).toBe(
    'tasks.resultIsMissing',
  );
});

test('the level above reads who has nothing to do, what is late and why, what is stuck, and nobody else does', async () => {
  type Work = Readonly<
    Record<'cells' | 'causes' | 'stuck' | 'idlers' | 'late', readonly Readonly<Record<string, unknown>>[]>
  >;
  const look = () => stage.ask<Work>(stage.office, 'work-of-cells', { organisationId: stage.commune.id });
  const ours = (work: Work) => work.cells.find((row) => row.organisationId === stage.cell.id);
  const idlersIn = ({ idlers }: Work) => idlers.filter((row) => row.organisationId === stage.cell.id);
  const before = await look();
  expect(ours(before)).toMatchObject({ open: 1, late: 1, withoutCause: 1, ownerless: 0, households: 1 });
  await stage.builder.client.query(
    `insert into organisation.place_fact (id, organisation_id, organisation_no, households, valid, recorded_at)
     values ($1, $2, $3, 60, '[2026-01-01,)', '2026-11-01')`,
    [newId(), stage.cell.id, stage.cell.no],
  );
  expect(ours(await look())).toMatchObject({ householdsLed: 1, householdsThere: 60 });
  const all = { organisationId: stage.cell.id };
  expect(await stage.ask(stage.secretary, 'households-of-place', all)).toMatchObject({ households: 60 });
  expect(await stage.ask(stage.neighbourSecretary, 'households-of-place', all)).toMatchObject({
    households: null,
  });
  expect(ours(before)).toMatchObject({ householdsLed: 1, idle: idlersIn(before).length });
  await walkLists(before);
  const cause = { taskId: task, code: 'people', words: 'hai hộ chưa ưng' };
  expect(await send(outsider, 'give-cause', cause)).toBe('tasks.notYourTask');
  expect(await send(helper, 'give-cause', cause)).toBe('applied');
  const area = { id: newId(), personId: idlersIn(before)[0]?.personId, kind: 'area', title: 'Xóm trên' };
  expect(await send(stage.secretary, 'assign-member', { ...area, from: '2026-11-01' })).toBe('applied');
  const after = await look();
  expect(ours(after)).toMatchObject({ withoutCause: 0, idle: idlersIn(before).length - 1 });
  expect(before.causes).toMatchObject([{ code: null, vi: 'Chưa ghi nguyên nhân', tasks: 1, cells: 1 }]);
  expect(after.causes).toMatchObject([{ code: 'people', tasks: 1 }]);
  const earlier = { organisationId: stage.commune.id, month: '2026-09-01' };
  expect((await stage.ask<Work>(stage.office, 'work-of-cells', earlier)).causes).toEqual([]);
  expect(after.late[0]?.cause).toBe('Nhân dân chưa đồng thuận: hai hộ chưa ưng');
  await expect(
    stage.ask(stage.neighbourSecretary, 'work-of-cells', { organisationId: stage.cell.id }),
  ).rejects.toThrow();
});

/** Every figure of a cell, of the sum and of the causes is as long as the list it opens. */
async function walkLists(work: Readonly<Record<'cells' | 'causes', readonly Figures[]>>): Promise<void> {
  const filters = { 'without-cause': 'withoutCause', 'households-led': 'householdsLed' } as const;
  const list = async (organisationId: unknown, only: string, more = {}) => {
    const { rows, total } = await stage.ask<{ rows: readonly object[]; total: number }>(
      stage.office,
      'work-list',
      { organisationId, only, ...more },
    );
    expect(rows).toHaveLength(total);
    return total;
  };
  for (const only of workFilters.filter((each) => each !== 'undone')) {
    const name = only === 'without-cause' || only === 'households-led' ? filters[only] : only;
    for (const cell of work.cells)
      expect([only, await list(cell.organisationId, only)]).toEqual([only, cell[name]]);
    const sum = work.cells.reduce((total, cell) => total + Number(cell[name]), 0);
    expect([only, await list(stage.commune.id, only)]).toEqual([only, sum]);
  }
  for (const { code, tasks } of work.causes)
    expect(await list(stage.commune.id, 'undone', { month: '2026-11-01', cause: code })).toBe(tasks);
}
type Figures = Readonly<Record<string, unknown>>;

test('a resolution is tagged with papers and read from the paper down', async () => {
  const [paper, theirs] = [newId(), newId()];
  const issued = { title: 'Về phát triển cây lê', issuedOn: '2026-09-01', validFrom: '2026-09-01' };
  const publish = { ...issued, audience: [], discuss: false };
  await stage.must(stage.office, stage.commune, 'publish-paper', { ...publish, id: paper });
  const clerk = await stage.builder.term(stage.neighbourSecretary.person, stage.neighbour, 'office-staff');
  const neighbour = { person: stage.neighbourSecretary.person, term: clerk };
  await stage.must(neighbour, stage.neighbour, 'publish-paper', { ...publish, id: theirs });
  const tag = (paperIds: readonly Id[]) =>
    send(stage.secretary, 'tag-resolution', { resolutionId: resolution, paperIds });
  for (const unknown of [newId(), theirs]) expect(await tag([paper, unknown])).toBe('tasks.paperIsUnknown');
  expect(await send(stage.secretary, 'tag-resolution', { resolutionId: newId(), paperIds: [paper] })).toBe(
    'tasks.resolutionIsAwaited',
  );
  expect(await tag([paper])).toBe('applied');
  const { resolutions } = await stage.ask<{ resolutions: readonly object[] }>(stage.office, 'serving-paper', {
    paperId: paper,
  });
  expect(resolutions).toMatchObject([{ resolutionId: resolution, tasks: 1, tasksDone: 0 }]);
  await stage.must(stage.secretary, stage.cell, 'receive-paper', { paperId: paper });
  await stage.builder.client.query(
    `update meetings.agenda_item set origin_kind = 'paper', origin_id = $1, state = 'done', concluded_at = '20:00'
     where id = (select item.id from meetings.agenda_item as item join meetings.meeting as meeting on meeting.id = item.meeting_id
                 where item.organisation_no = $2 and meeting.held_on = '2026-09-03' limit 1)`,
    [paper, stage.cell.no],
  );
  const far = await stage.ask<Parameters<typeof servingUnits>[0]>(stage.office, 'serving-paper', {
    paperId: paper,
  });
  const units = servingUnits(far);
  expect(
    units.map(({ name, receivedOn, discussedOn, resolutions: own }) => [
      name,
      receivedOn,
      discussedOn,
      own.length,
    ]),
  ).toEqual([
    ['Chi bộ thôn Bản Mạ', null, null, 0],
    ['Chi bộ thôn Nà Pồng', '2026-11-28', '2026-09-03', 1],
  ]);
  const counted = servingSteps.map(({ id, has }) => [id, units.filter(has).length]);
  expect(Object.fromEntries(counted)).toMatchObject({ received: 1, 'not-discussed': 1, 'nothing-named': 1 });
  // Nobody outside learns which cell has read or discussed it.
  const outside = await stage.ask<Parameters<typeof servingUnits>[0]>(
    stage.neighbourSecretary,
    'serving-paper',
    { paperId: paper },
  );
  expect(outside.units.map(({ name }) => name)).toEqual(['Chi bộ thôn Bản Mạ']);
  expect(await send(stage.secretary, 'tag-resolution', { resolutionId: resolution, paperIds: [] })).toBe(
    'applied',
  );
  const none = await stage.ask<{ resolutions: readonly object[] }>(stage.office, 'serving-paper', {
    paperId: paper,
  });
  expect(none.resolutions).toEqual([]);
});

test('no day, person or figure is taken that cannot be meant', async () => {
  const keep = (name: string, input: object) => send(stage.secretary, name, input);
  const theirs = stage.neighbourSecretary.person;
  const order = { hamlet: null, goal: 'Thoát nghèo', label: 'Hộ xóm trên', memberId: null };
  const since = (day: string) => keep('keep-household', { ...order, id: newId(), since: day });
  expect(await since('2026-11-29')).toBe('tasks.dayLiesAhead');
  expect(await since('1906-01-01')).toBe('kernel.dayIsTooFar');
  expect(await since('1899-12-31')).toBe('platform.wrong-shape');
  expect(await since('9999-12-31')).toBe('platform.wrong-shape');
  const early = { id: newId(), householdId: household, visitedOn: '2026-10-01', note: null };
  expect(await send(helper, 'note-visit', early)).toBe('tasks.visitBeforeTheHelp');
  const assign = { id: newId(), personId: helper.person, kind: 'area', title: 'Xóm trên' };
  expect(await keep('assign-member', { ...assign, from: '2199-01-01' })).toBe('kernel.dayIsTooFar');
  expect(await keep('assign-member', { ...assign, personId: theirs, from: '2026-11-01' })).toBe(
    'tasks.notAMember',
  );
  expect(await add(stage.secretary, theirs, 1)).toBe('members.not-in-the-book');
  expect(await add(stage.secretary, helper.person, 4_000_000_00)).toBe('tasks.beyondMeasure');
  const plan = { kind: 'ordinary', startsAt: '19:30', place: 'Nhà văn hóa', items: [], month: '2027-01-01' };
  const meet = (input: object) => keep('plan-meeting', { ...plan, id: newId(), ...input });
  expect(await meet({ plannedOn: '2026-11-28' })).toBe('meetings.dayIsOfAnotherMonth');
  expect(await meet({ plannedOn: '1950-01-03', month: '1950-01-01' })).toBe('kernel.dayIsTooFar');
  expect(await meet({ plannedOn: '2027-01-03', chairId: theirs })).toBe('members.not-in-the-book');
  const ahead = newId();
  expect(await meet({ plannedOn: '2027-02-01', chairId: helper.person, id: ahead })).toBe('applied');
  const change = (input: object) => keep('change-plan', { meetingId: ahead, ...input });
  expect(await change({ plannedOn: '2026-11-28' })).toBe('meetings.dayIsOfAnotherMonth');
  expect(await change({ chairId: theirs })).toBe('members.not-in-the-book');
  const task = { id: newId(), meetingId: ahead, title: 'Việc', helperIds: [], dueOn: '2027-03-01' };
  expect(await keep('set-task', { ...task, ownerId: theirs })).toBe('members.not-in-the-book');
  expect(await keep('set-task', { ...task, ownerId: null, resolutionId: resolution })).toBe(
    'tasks.resolutionIsElsewhere',
  );
  await stage.must(stage.secretary, stage.cell, 'convene-meeting', { meetingId: ahead });
  const [chairId, clerkId] = stage.people;
  expect(
    await keep('open-meeting', {
      meetingId: ahead,
      heldOn: '2027-02-01',
      openedAt: '19:30',
      chairId,
      clerkId,
    }),
  ).toBe('meetings.meetingDayIsToCome');
  const concern = { id: newId(), kind: 'matter', text: 'Đường hỏng', personId: theirs };
  expect(await keep('raise-concern', concern)).toBe('members.not-in-the-book');
  expect(await keep('raise-concern', { ...concern, personId: null, ownerId: theirs })).toBe(
    'members.not-in-the-book',
  );
  const theme = { id: newId(), topic: 'Rừng', kind: 'ordinary', month: '2027-02-01' };
  expect(await keep('plan-theme', { ...theme, presenterId: theirs })).toBe('members.not-in-the-book');
  expect(await keep('plan-theme', { ...theme, month: '1950-01-01' })).toBe('kernel.dayIsTooFar');
  const draft = { id: newId(), meetingId: ahead, title: 'Dự thảo', text: 'Lời', itemId: newId() };
  expect(await keep('send-draft', draft)).toBe('preparation.itemIsElsewhere');
  const paper = { title: 'Về cây lê', audience: [], discuss: false, issuedOn: '2026-11-20' };
  const publish = (input: object) =>
    stage.send(stage.office, stage.commune, 'publish-paper', { ...paper, id: newId(), ...input });
  expect((await publish({ validFrom: '2026-11-19' })).problem?.code).toBe('kit.validBeforeIssued');
  expect((await publish({ issuedOn: '2026-11-29', validFrom: '2026-11-30' })).problem?.code).toBe(
    'kit.paperIsToBeIssued',
  );
});

test('the id of a visit that is noted takes it to no other household', async () => {
  const [noted, other] = [newId(), newId()];
  const visit = { householdId: household, visitedOn: '2026-11-13', note: null };
  expect(await send(helper, 'note-visit', { ...visit, id: noted })).toBe('applied');
  const order = { id: other, label: 'Hộ khác', hamlet: null, goal: 'Thoát nghèo', since: '2026-11-01' };
  expect(await send(stage.secretary, 'keep-household', { ...order, memberId: helper.person })).toBe(
    'applied',
  );
  expect(await send(helper, 'note-visit', { ...visit, id: noted, householdId: other })).toBe(
    'tasks.visitIsElsewhere',
  );
});
