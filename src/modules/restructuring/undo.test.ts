import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, monthStart } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { newId, type Place } from '#support/builders.ts';
import { day } from '#support/meetings.ts';
import { CommitteeDesk, paper, stepOf, type Seat } from '#support/committee-desk.ts';

let desk: CommitteeDesk;
let commune: Place;
let section: Place;
let cells: Place[];
const heads = new Map<Place, Seat>();
let staff: Seat;
const members = new Map<Place, Id[]>();
let today = day('2026-11-22');

beforeAll(async () => {
  desk = await CommitteeDesk.open();
  const { builder } = desk;
  commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  section = await builder.organisation('Đảng bộ bộ phận', { parent: commune, kind: 'section' });
  const office = await builder.organisation('Chi bộ Văn phòng', { parent: commune });
  cells = [];
  for (const name of ['Chi bộ thôn Trên', 'Chi bộ thôn Giữa', 'Chi bộ thôn Dưới']) {
    const cell = await builder.organisation(name, { parent: commune, category: 'village' });
    const people: Id[] = [];
    for (let at = 0; at < 8; at += 1)
      people.push(await builder.member(`${name} ${at}`, cell, at === 1 ? 'probationary' : 'official'));
    heads.set(cell, await desk.seat(people[0] as Id, cell, 'secretary'));
    members.set(cell, people);
    cells.push(cell);
  }
  staff = await desk.seat(await builder.member('Hà Văn Phòng', office), commune, 'office-staff');
});
afterAll(() => desk.close());

const kinds = [
  ...['found', 'merge', 'split', 'dissolve', 'move', 'upgrade', 'rename', 'admit', 'release', 'offices'],
] as const;
interface Act {
  readonly kind: (typeof kinds)[number];
  readonly turn: number;
  readonly dice: readonly number[];
}

/** The step of an act on the cell whose turn it is, where its people go, and who takes or leaves office. */
function drawn({ kind, turn, dice }: Act, planId: Id) {
  const at = (step: number) => cells[(turn + step) % cells.length] as Place;
  const [own, other, third] = [at(0), at(1), at(2)];
  const fresh = newId();
  const mine = members.get(own) ?? [];
  const founding = { targetId: fresh, name: 'Chi bộ mới', organisationKind: 'cell', parentId: commune.id };
  const one = { organisationIds: [own.id] };
  const said = {
    found: { ...founding, organisationKind: 'section' },
    merge: { organisationIds: [own.id, other.id], targetId: other.id },
    split: { ...one, ...founding },
    dissolve: one,
    move: { ...one, parentId: section.id },
    admit: { ...one, parentId: section.id },
    upgrade: { ...one, organisationKind: 'grassroots-cell' },
    rename: { ...one, name: 'Chi bộ tên khác', code: '07' },
    release: one,
    offices: null,
  }[kind];
  const ends = kind === 'dissolve' ? [other, third] : kind === 'split' ? [own, { id: fresh }] : null;
  const people = ends
    ? mine.map((personId, index) => ({
        personId,
        // Both halves of a split must be able to stand; who leaves a cell that ends may go anywhere.
        targetId: ends[kind === 'split' ? index % 2 : (dice[index] ?? 0)]?.id ?? null,
        basedOn: 0,
      }))
    : [];
  // What is new needs its secretary before the plan can be signed; whoever is relieved has a successor.
  const seat = { split: fresh, found: fresh, offices: own.id } as Partial<Record<Act['kind'], Id>>;
  const targetId = seat[kind];
  const post = targetId ? { targetId, personId: mine[3], office: 'secretary' } : null;
  const relieved = kind === 'offices' ? heads.get(own)?.term : undefined;
  return { step: said && stepOf(planId, kind, said), people, post, relieved, own, other, third };
}

/** What is open in a cell, a line of each kind; whoever of the commune attends it. */
async function openWork(cell: Place): Promise<void> {
  const { client } = desk.builder;
  const [person] = members.get(cell) as [Id];
  const of = `${cell.no}-`;
  const run = (into: string, values: readonly unknown[]) =>
    client.query(`insert into ${into} values (${values.map((_, at) => `$${at + 1}`).join(', ')})`, [
      ...values,
    ]);
  const task = newId();
  await run('tasks.task (id, organisation_no, title, owner_id, due_on, state, recorded_at)', [
    ...[task, cell.no, `việc ${of}`, person, addDays(today, 9), 'open', '2026-01-01'],
  ]);
  await run('tasks.target (id, organisation_no, task_id, title, unit, goal, portions, recorded_at)', [
    ...[newId(), cell.no, task, 'Hộ', 'hộ', 5, '[]', '2026-01-01'],
  ]);
  await run('tasks.household (id, organisation_no, label, member_id, goal, state, since, recorded_at)', [
    ...[newId(), cell.no, `hộ ${of}`, person, 'Thoát nghèo', 'helped', '2026-01-01', '2026-01-01'],
  ]);
  await run(
    'tasks.shortcoming (id, organisation_no, text, source, found_on, remedy, responsible_id, due_on, state, recorded_at)',
    [
      ...[newId(), cell.no, `hạn chế ${of}`, 'kiểm điểm', '2026-01-01', 'họp đủ', person, addDays(today, 9)],
      ...['open', '2026-01-01'],
    ],
  );
  const concern = newId();
  await run('meetings.concern (id, organisation_no, kind, text, raised_on, state, recorded_at)', [
    ...[concern, cell.no, 'matter', `điều ${of}`, '2026-09-01', 'open', '2026-01-01'],
  ]);
  await run(
    'meetings.passed_concern (id, organisation_no, concern_id, kind, text, passed_on, passed_by, holder_no, state, recorded_at)',
    [
      ...[newId(), cell.no, concern, 'matter', `lời ${of}`, '2026-09-02', person, commune.no],
      ...['waiting', '2026-01-01'],
    ],
  );
  await run(
    'preparation.item_proposal (id, organisation_no, person_id, title, proposed_on, standing, recorded_at)',
    [...[newId(), cell.no, person, `đề nghị ${of}`, '2026-10-01', 'waiting', '2026-01-01']],
  );
  await run('preparation.planned_theme (id, organisation_no, month, topic, kind, standing, recorded_at)', [
    ...[newId(), cell.no, monthStart(today, 2), `chuyên đề ${of}`, 'ordinary', 'planned', '2026-01-01'],
  ]);
  await run(
    `members.attachment (id, organisation_no, person_id, full_name, standing, home_name, kind, decision, may_see, may_speak,
                         may_vote, valid, recorded_at)`,
    [
      ...[newId(), cell.no, newId(), `khách ${of}`, 'official', 'Đồn Biên phòng', 'border-guard', '1-QĐ'],
      ...[true, true, false, '[2026-01-01,)', '2026-01-01'],
    ],
  );
}

/** Whatever is open today, and where. */
async function workToday(): Promise<string[]> {
  const { rows } = await desk.builder.client.query<{ line: string }>(
    `with own as (
       select organisation_no, title as line from tasks.task where state = 'open'
       union all select organisation_no, label from tasks.household where state = 'helped'
       union all select organisation_no, text from tasks.shortcoming where state = 'open'
       union all select organisation_no, split_part(text, E'\n', 1) from meetings.concern where state = 'open'
       union all select organisation_no, text || ' < ' || holder_no from meetings.passed_concern where state = 'waiting'
       union all select organisation_no, title from preparation.item_proposal where standing = 'waiting'
       union all select organisation_no, topic from preparation.planned_theme where standing = 'planned'
       union all select organisation_no, full_name from members.attachment where valid @> $1::date)
     select organisation_no || ' ' || line as line from own order by 1`,
    [today],
  );
  return rows.map(({ line }) => line);
}

/** Chooses a new home for all that has none. */
async function placeWork(planId: Id, to: Place): Promise<void> {
  const { ground } = await desk.ask<{ ground: { work: { id: Id; settle: string }[] } }>(
    staff.person,
    'plan-page',
    { planId },
  );
  for (const { id, settle } of ground.work)
    if (settle === 'place')
      await desk.done(staff, 'place-work', { planId, itemId: id, targetId: to.id, basedOn: 0 });
}

/** A household that was moved is visited in its new cell; what is expected to be open after the undoing. */
async function goOn(from: Place, to: Place): Promise<(open: readonly string[]) => string[]> {
  const { rows } = await desk.builder.client.query<{ id: Id; label: string }>(
    `select id, label from tasks.household where organisation_no = $1 and state = 'helped' and label like $2
     order by label limit 1`,
    [to.no, `hộ ${from.no}-%`],
  );
  const [gone] = rows;
  if (!gone) return (open) => [...open];
  await desk.builder.client.query(
    `insert into tasks.visit (id, organisation_no, household_id, member_id, visited_on, note, recorded_at)
     values ($1, $2, $3, $4, $5, 'Đã đến', '2030-01-01')`,
    [newId(), to.no, gone.id, members.get(to)?.[0], today],
  );
  return (open) =>
    open.map((line) => (line === `${from.no} ${gone.label}` ? `${to.no} ${gone.label}` : line)).toSorted();
}

/** An office that was restored goes on in a row of its own. */
async function renew(): Promise<void> {
  for (const [cell, head] of heads) {
    const { rows } = await desk.builder.client.query<{ id: Id }>(
      'select id from members.office_term where person_id = $1 and valid @> $2::date',
      [head.person, today],
    );
    heads.set(cell, { ...head, term: rows[0]?.id ?? head.term });
  }
}

test('whatever act is signed, its undoing restores members, offices and the tree, and what came in between stays', async () => {
  const acts = fc.record({
    kind: fc.constantFrom<Act['kind']>(...kinds),
    turn: fc.nat(2),
    dice: fc.array(fc.nat(1), { minLength: 8, maxLength: 8 }),
  });
  const pictures = async () => [await desk.picture(today), await desk.picture('2028-11-22')];
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (act) => {
      const planId = newId();
      // Each act has days of its own: what an earlier one was stays lived.
      const signed = addDays(today, 1);
      const between = addDays(signed, 1);
      today = addDays(between, 1);
      desk.turnTo(today);
      await renew();
      const { kind } = act;
      const { step, people, post, relieved, own, other, third } = drawn(act, planId);
      if (changed === 0) for (const cell of cells) await openWork(cell);
      const [before, earlier] = [await pictures(), await desk.picture(signed)];
      const open = await workToday();
      await desk.done(staff, 'draft-plan', { id: planId, title: act.kind });
      if (step) await desk.done(staff, 'set-step', step);
      if (people.length > 0) await desk.done(staff, 'place-persons', { planId, rule: null, people });
      if (post) await desk.done(staff, 'name-post', { id: newId(), planId, ...post });
      if (relieved) await desk.done(staff, 'relieve-post', { planId, termId: relieved, ends: true });
      if (kind === 'dissolve' || kind === 'merge') await placeWork(planId, other);
      await desk.done(staff, 'sign-plan', { planId, actId: newId(), ...paper('1-QĐ/ĐU', signed) });
      // Somebody goes on with what has come to the neighbour: that stays there.
      const touched = await goOn(own, other);
      if ((await desk.picture(signed)).join() !== earlier.join()) changed += 1;
      // In between the neighbour fills an office of its own.
      const [termId, head] = [newId(), heads.get(third) as Seat];
      const deputy = { termId, personId: members.get(third)?.[5], organisationId: third.id };
      const filled = {
        ...deputy,
        office: 'deputy-secretary',
        from: between,
        decision: '3-QĐ/CB',
        title: null,
      };
      await desk.done(head, 'appoint', filled);
      const added = (await desk.picture(today)).filter((line) => line.includes('deputy-secretary'));
      await desk.done(staff, 'undo-plan', { planId, actId: newId(), ...paper('2-QĐ/ĐU', today) });
      expect(await workToday()).toEqual(touched(open));
      expect(await pictures()).toEqual(before.map((lines) => [...lines, ...added].toSorted()));
      await desk.builder.client.query('delete from members.office_term where id = $1', [termId]);
    }),
    {
      endOnFailure: true,
      numRuns: kinds.length + 2,
      seed: 20_261_122,
      examples: kinds.map((kind, turn) => [{ kind, turn: turn % 3, dice: [0, 1, 0, 1, 0, 1, 0, 1] }]),
    },
  );
  // An act that changed nothing would prove nothing.
  expect(changed).toBe(kinds.length + 2);
});

test('who was made secretary by a later decision stays it, and nobody comes back beside them', async () => {
  await renew();
  const [cell] = cells as [Place];
  const [head, heir, later] = [heads.get(cell) as Seat, members.get(cell)?.[3], members.get(cell)?.[4]];
  const planId = newId();
  await desk.done(staff, 'draft-plan', { id: planId, title: 'Kiện toàn' });
  await desk.done(staff, 'name-post', {
    id: newId(),
    planId,
    targetId: cell.id,
    personId: heir,
    office: 'secretary',
  });
  await desk.done(staff, 'relieve-post', { planId, termId: head.term, ends: true });
  await desk.done(staff, 'sign-plan', { planId, actId: newId(), ...paper('7-QĐ/ĐU', addDays(today, -3)) });
  await desk.builder.client.query(
    'update members.office_term set valid = daterange($2, $3) where person_id = $1 and upper(valid) is null',
    [heir, addDays(today, -3), addDays(today, -2)],
  );
  await desk.builder.term(later as Id, cell, 'secretary', `[${addDays(today, -2)},)`);
  await desk.done(staff, 'undo-plan', { planId, actId: newId(), ...paper('8-QĐ/ĐU', today) });
  const secretaries = (await desk.picture(today)).filter((line) =>
    line.endsWith(`secretary @ Chi bộ thôn Trên`),
  );
  expect(secretaries).toEqual(['office Chi bộ thôn Trên 4 secretary @ Chi bộ thôn Trên']);
});

/** A plan of these steps, signed for the next day; who leaves goes to the place given. */
async function signNext(people: readonly Id[], to: Place | null, ...steps: readonly [string, object][]) {
  const planId = newId();
  today = addDays(today, 1);
  desk.turnTo(today);
  await desk.done(staff, 'draft-plan', { id: planId, title: 'Sắp xếp' });
  for (const [kind, said] of steps) await desk.done(staff, 'set-step', stepOf(planId, kind, said));
  const placed = people.map((personId) => ({ personId, targetId: to?.id, basedOn: 0 }));
  if (to) await desk.done(staff, 'place-persons', { planId, rule: null, people: placed });
  if (to) await placeWork(planId, to);
  await desk.done(staff, 'sign-plan', { planId, actId: newId(), ...paper('20-QĐ/ĐU', today) });
  return planId;
}
const undoing = (planId: Id) => ({ planId, actId: newId(), ...paper('21-QĐ/ĐU', today) });
const undoNext = (planId: Id) => {
  today = addDays(today, 1);
  desk.turnTo(today);
  return desk.done(staff, 'undo-plan', undoing(planId));
};

test('acts that moved the same people are undone from the last to the first', async () => {
  const [first, second, third] = cells as [Place, Place, Place];
  const start = await desk.picture(today);
  const own = members.get(first) ?? [];
  // An office that begins only after the day of effect goes with the rest, and comes back with it.
  const begins = [newId(), first.no, own[5], `[${addDays(today, 9)},)`];
  await desk.builder.client.query(
    `insert into members.office_term (id, organisation_no, person_id, office, valid, recorded_at)
     values ($1, $2, $3, 'committee-member', $4, '2026-01-01')`,
    begins,
  );
  const offices = async () =>
    (
      await desk.builder.client.query<{ valid: string }>(
        'select valid::text from members.office_term where person_id = $1 and organisation_no = $2 order by valid',
        [own[5], first.no],
      )
    ).rows.map(({ valid }) => valid);
  const one = await signNext(own, second, ['dissolve', { organisationIds: [first.id] }]);
  expect(await offices()).toEqual([]);
  const both = [...own, ...(members.get(second) ?? [])];
  const two = await signNext(both, third, ['dissolve', { organisationIds: [second.id] }]);
  expect(await desk.give(staff, 'undo-plan', undoing(one))).toMatchObject({
    problem: { code: 'organisation.later-act' },
  });
  await undoNext(two);
  await undoNext(one);
  expect(await offices()).toEqual([begins[3]]);
  expect(await desk.picture(today)).toEqual(start);
  // A name that came back by an undoing is no later change.
  const named = (name: string) =>
    signNext([], null, ['rename', { organisationIds: [first.id], name, code: null }]);
  const [earlier, later] = [await named('Chi bộ tên hai'), await named('Chi bộ tên ba')];
  await undoNext(later);
  expect((await desk.picture(today)).join()).toContain('Chi bộ tên hai');
  await undoNext(earlier);
  expect(await desk.picture(today)).toEqual(start);
});
