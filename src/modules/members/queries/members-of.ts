import type { RawBuilder } from 'kysely';
import type { InputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { fold } from '#kernel/vietnamese.ts';
import { countsOn } from '#platform/database/past.ts';
import { sql } from '#platform/database/pool.ts';
import { reckonWithThose } from '#platform/database/wide.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { membersOf, type MemberLine } from '../contract.ts';

const page = 50;
/** From so many organisations on, a name is sought among all names rather than among the lines of the list. */
const many = 400;

type Input = InputOf<typeof membersOf>;

/**
 * «Danh sách đảng viên» — everybody whose official place on the day is the organisation or below it, in Vietnamese
 * order by given name. The kept list stands in that order, so a page of it is read and no more (ADR 0035).
 */
export const answerMembersOf = answer(
  membersOf,
  async (tx, input) => {
    const { asOf, after = null } = input;
    const lines = await tx.askLast<Partial<MemberLine> & { sortName: string; total: number }>(sql`
      with recursive top as materialized (${tops(input)}),
      ${input.block ? blocks(asOf) : sql``}
      ${isSought(input) ? await found(tx, input) : inOrder(input)},
      chosen as materialized (
        select line.person_id, line.full_name, line.sort_name, line.organisation_no, line.standing
        from top cross join lateral (
          select * from ${isSought(input) ? sql`found` : sql`members.roster`} as roster
          where ${isSought(input) ? sql`roster.above_no = top.organisation_no` : wanted(input)}
            ${after ? sql`and (roster.sort_name, roster.person_id) > (${after[0]} collate "vi-x-icu", ${after[1]}::uuid)` : sql``}
          order by roster.sort_name, roster.person_id limit ${sql.lit(page + 1)}) as line
        order by line.sort_name, line.person_id limit ${sql.lit(page + 1)}),
      circumstances as materialized (
        select circumstance.person_id, array_agg(circumstance.kind order by circumstance.kind) as kinds
        from members.circumstance as circumstance
        where circumstance.person_id = any(array(select person_id from chosen)) and circumstance.valid @> ${asOf}::date
        group by circumstance.person_id),
      offices as materialized (
        select term.person_id, array_agg(term.office order by term.office) as offices
        from members.office_term as term
        where term.person_id = any(array(select person_id from chosen)) and term.valid @> ${asOf}::date
        group by term.person_id)
      select counted.total, chosen.person_id as "personId", chosen.full_name as "fullName", chosen.sort_name as "sortName",
             profile.organisation_id as "organisationId", profile.name as "organisationName", chosen.standing,
             coalesce(circumstances.kinds, '{}') as circumstances, coalesce(offices.offices, '{}') as offices
      from counted left join chosen on true
      left join organisation_read.profile as profile
        on profile.organisation_no = chosen.organisation_no and profile.valid @> ${asOf}::date
      left join circumstances on circumstances.person_id = chosen.person_id
      left join offices on offices.person_id = chosen.person_id
      order by chosen.sort_name, chosen.person_id`);
    const rows = lines.filter((line): line is typeof line & MemberLine => line.personId !== null);
    const last = rows.length > page ? rows[page - 1] : undefined;
    return ok({
      rows: rows.slice(0, page).map(({ sortName: _, total: __, ...line }) => line),
      total: lines[0]?.total ?? 0,
      next: last ? ([last.sortName, last.personId] as [string, string]) : null,
    });
  },
  { readsPersonalData: true, looksAhead: true },
);

/** Whether what is asked for is found first and then put in order: a name, or those who hold an office or are away. */
function isSought({ search, circumstance, office }: Input): boolean {
  return [search, circumstance, office].some(Boolean);
}

/** The organisation asked for; without one, all that stand under nobody on the day. */
function tops({ organisationId, asOf }: Input): RawBuilder<unknown> {
  return organisationId === null
    ? sql`
      select profile.organisation_no from organisation_read.profile as profile
      where profile.valid @> ${asOf}::date
        and not exists (select from organisation_read.placement as placement
                        where placement.organisation_no = profile.organisation_no and placement.valid @> ${asOf}::date)`
    : sql`select organisation_no from platform.organisation_head where organisation_id = ${organisationId}::uuid`;
}

/** Which lines of the list `roster` below `top` are asked for. */
function wanted(input: Input): RawBuilder<unknown> {
  const { asOf, standing, block, kind, category, circumstance, office } = input;
  return sql.join(
    [
      sql`roster.above_no = top.organisation_no and roster.from_day <= ${asOf}::date and roster.until_day > ${asOf}::date`,
      standing && sql`roster.standing = ${standing}`,
      block &&
        sql`roster.organisation_no in (select blocks.organisation_no from blocks where coalesce(blocks.block, 'none') = ${block})`,
      kind && ofProfile(asOf, sql`profile.kind = ${kind}`),
      category && ofProfile(asOf, sql`coalesce(profile.category, 'none') = ${category}`),
      circumstance &&
        sql`roster.person_id in (
              select circumstance.person_id from members.circumstance as circumstance
              where circumstance.valid @> ${asOf}::date and circumstance.kind = ${circumstance})`,
      office &&
        sql`roster.person_id in (
              select term.person_id from members.office_term as term
              where term.valid @> ${asOf}::date and term.office = ${office})`,
    ].filter((condition) => typeof condition === 'object'),
    sql` and `,
  );
}

function ofProfile(asOf: string, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`roster.organisation_no in (
    select profile.organisation_no from organisation_read.profile as profile
    where profile.valid @> ${asOf}::date and ${condition})`;
}

/** An organisation without a block of its own is of the block of its nearest superior that has one. */
function blocks(asOf: string): RawBuilder<unknown> {
  return sql`
    blocks as (
      select profile.organisation_no, profile.block
      from top join organisation_read.profile as profile using (organisation_no) where profile.valid @> ${asOf}::date
      union all
      select profile.organisation_no, coalesce(profile.block, blocks.block)
      from blocks
      join organisation_read.placement as placement on placement.parent_no = blocks.organisation_no and placement.valid @> ${asOf}::date
      join organisation_read.profile as profile on profile.organisation_no = placement.organisation_no and profile.valid @> ${asOf}::date),`;
}

/** How many: the kept strength tells it of whole organisations (ADR 0025); narrower questions count the lines. */
function inOrder(input: Input): RawBuilder<unknown> {
  const { asOf, standing, block, kind, category } = input;
  if (block ?? kind ?? category)
    return sql`
      counted as (select count(*) as total from top cross join members.roster as roster where ${wanted(input)})`;
  const change = { official: sql`change.official`, probationary: sql`change.members - change.official` };
  return sql`
    counted as (
      select coalesce(sum(${standing ? change[standing] : sql`change.members`}), 0)
             -- One's own line is seen also where the organisation is not.
             + (select count(*) from top cross join members.roster as roster
                where ${wanted(input)} and roster.person_id = (select platform.person()) and not roster.organisation_no <@ (select platform.within('internal'))) as total
      from top
      join organisation_read.reach as reach
        on reach.above_no = top.organisation_no and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
      join members.strength_change as change
        on change.organisation_no = reach.organisation_no and change.on_day <= ${asOf}::date
      where ${countsOn(sql`reach.organisation_no`, asOf)})`;
}

/** The lines whose name has this part, without marks, or of those who hold the office; few enough to be sorted. */
async function found(tx: Reading, input: Input): Promise<RawBuilder<unknown>> {
  const { search, organisationId } = input;
  // A name is looked up among names; all others of the list are read at once.
  if (!search) await reckonWithThose(tx, organisationId);
  const listed = search
    ? await nameIs(tx, input, `%${fold(search)}%`)
    : sql`roster.above_no = any(array(select organisation_no from top))`;
  return sql`
    found as materialized (
      select roster.above_no, roster.person_id, roster.full_name, roster.sort_name, roster.organisation_no, roster.standing
      from top cross join members.roster as roster
      where ${listed} and ${wanted(input)}),
    counted as (select count(*) as total from found)`;
}

async function nameIs(tx: Reading, input: Input, part: string): Promise<RawBuilder<unknown>> {
  return (await isWide(tx, input))
    ? sql`roster.person_id = any(array(select platform.named(${part})))`
    : sql`roster.search_name like ${part}`;
}

async function isWide(tx: Reading, { organisationId }: Input): Promise<boolean> {
  if (organisationId === null) return true;
  const below = await tx.ask(sql`
    select 1 from organisation_read.reach as reach
    join platform.organisation_head as head on head.organisation_no = reach.above_no
    where head.organisation_id = ${organisationId}::uuid limit ${sql.lit(many)}`);
  return below.length >= many;
}
