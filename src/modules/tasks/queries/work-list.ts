import type { RawBuilder } from 'kysely';
import { monthStart } from '#kernel/civil-date.ts';
import type { InputOf, OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { workList } from '../contract/lists.ts';
import { fewCells } from './few-cells.ts';
import { stuckOf } from './stuck.ts';
import { activeMembers, inOrder, isOwnerless, own, peopleWithWork, undoneIn } from './work-sql.ts';

type Row = OutputOf<typeof workList>['rows'][number];
type Cells = readonly number[];
interface Leaf {
  readonly rows: readonly Row[];
  readonly total: number;
}

const page = 50;

/** «Danh sách việc sau con số» — the same rows that `work-of-cells` counts, one by one. */
export const answerWorkList = answer(workList, async (tx, { organisationId, after, ...asked }) => {
  const found = await fewCells(tx, organisationId);
  if (!found.ok) return found;
  const [before = 0] = after ?? [];
  const { rows, total } =
    asked.only === 'stuck'
      ? await stuckLeaf(tx, found.value, before)
      : await leaf(tx, found.value, linesOf(tx, found.value, asked), before);
  const next = before + rows.length;
  return ok({ asOf: tx.today, rows: [...rows], total, next: next < total ? ([next] as [number]) : null });
});

const nothing = { owner: null, dueOn: null, since: null, visits: null, note: null };

async function stuckLeaf(tx: Reading, cells: Cells, before: number): Promise<Leaf> {
  const all = await stuckOf(tx, cells, ruleOn(tx.rules, 'tasks.stuck-days', tx.today)?.value ?? null);
  const rows = all.slice(before, before + page).map(({ resolutionId, number, title, ...one }) => ({
    ...{ ...one, id: resolutionId, ...nothing },
    title: number ? `${number}: ${title}` : title,
  }));
  return { rows, total: all.length };
}

async function leaf(tx: Reading, cells: Cells, lines: RawBuilder<unknown>, before: number): Promise<Leaf> {
  const rows = await tx.ask<Row & { total: number }>(sql`
    with ${own}, active as materialized (${activeMembers(cells, tx.today)}),
    busy as materialized (${peopleWithWork(cells, tx.today)}),
    line as (${lines})
    select line.id, cell.organisation_id as "organisationId", cell.name, line.title, line.owner, line.due_on as "dueOn",
           line.days, line.since, line.visits, line.note, null as stage, (count(*) over ())::integer as total
    from line join cell using (organisation_no)
    order by ${inOrder}, line.due_on, line.title collate "vi-x-icu", line.id
    limit ${page} offset ${before}`);
  const [first] = rows;
  return { rows: rows.map(({ total: _total, ...row }) => row), total: first?.total ?? 0 };
}

type Asked = Pick<InputOf<typeof workList>, 'only' | 'month' | 'cause'>;

function linesOf(tx: Reading, cells: Cells, asked: Asked): RawBuilder<unknown> {
  switch (asked.only) {
    case 'stuck':
      throw new Error('stuck resolutions are found by the rule');
    case 'undone':
      return tasks(
        tx,
        cells,
        sql`${undoneIn(monthStart(asked.month ?? tx.today), tx.today)}
        and task.cause_code is not distinct from ${asked.cause ?? null}`,
      );
    case 'members':
      return people(sql`true`);
    case 'idle':
      return people(sql`not exists (
        select from busy where busy.organisation_no = active.organisation_no and busy.person_id = active.person_id)`);
    case 'households':
      return households(cells, sql`true`);
    case 'households-led':
      return households(cells, sql`household.member_id is not null`);
    case 'open':
      return tasks(tx, cells, isOpen);
    case 'late':
      return tasks(tx, cells, sql`${isOpen} and task.due_on < ${tx.today}`);
    case 'without-cause':
      return tasks(tx, cells, sql`${isOpen} and task.due_on < ${tx.today} and task.cause_code is null`);
    case 'ownerless':
      return tasks(tx, cells, sql`${isOpen} and ${isOwnerless}`);
  }
}

const isOpen = sql`task.state = 'open'`;

const people = (condition: RawBuilder<unknown>) => sql`
  select active.organisation_no, person.id, person.full_name as title, null::text as owner, null::date as due_on,
         null::integer as days, null::date as since, null::integer as visits, null::text as note
  from active join members_read.person as person on person.id = active.person_id
  where ${condition}`;

const tasks = (tx: Reading, cells: Cells, condition: RawBuilder<unknown>) => sql`
  select task.organisation_no, task.id, task.title, coalesce(task.owner_body, person.full_name) as owner, task.due_on,
         nullif(greatest(${tx.today}::date - task.due_on, 0), 0) as days, null::date as since, null::integer as visits, task.cause as note
  from tasks.task as task
  left join active on active.organisation_no = task.organisation_no and active.person_id = task.owner_id
  left join members_read.person as person on person.id = task.owner_id
  where task.organisation_no = any(${cells}::integer[]) and ${condition}`;

/** Without the name of the household: the level above sees who is in charge, since when, and the last visit. */
const households = (cells: Cells, condition: RawBuilder<unknown>) => sql`
  select household.organisation_no, household.id, null::text as title, person.full_name as owner, null::date as due_on, null::integer as days, household.since,
         (select count(*)::integer from tasks.visit as visit where visit.household_id = household.id) as visits,
         null::text as note
  from tasks.household as household
  left join members_read.person as person on person.id = household.member_id
  where household.organisation_no = any(${cells}::integer[]) and household.state = 'helped' and ${condition}`;
