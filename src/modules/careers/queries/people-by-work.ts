import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { reckonWithThose } from '#platform/database/wide.ts';
import { answer } from '#platform/handle.ts';
import { peopleByWork, peopleOfWork } from '../contract.ts';
import { knownLines, wordsIn, type WorkFigure } from '../sql/effective.ts';

const page = 50;
interface Asked {
  readonly organisationId: Id;
  readonly asOf: CivilDate;
  readonly by: WorkFigure;
}

interface Part {
  readonly organisationId: Id | null;
  readonly name: string | null;
  readonly isCell: boolean;
  readonly value: string;
  readonly members: number;
}

/** `known`: everybody below on the day whose record is open to the reader; `besides`: what else of the list is wanted. */
function listed({ organisationId, asOf, by }: Asked, besides = sql``): RawBuilder<unknown> {
  return sql`
    home as materialized (select organisation_no from platform.organisation_head where organisation_id = ${organisationId}),
    line as materialized (
      select roster.person_id, roster.organisation_no ${besides}
      from members_read.roster as roster
      where roster.above_no = (select organisation_no from home)
        and roster.from_day <= ${asOf}::date and roster.until_day > ${asOf}::date
        and roster.organisation_no <@ (select platform.within('personal'))),
    ${knownLines(by, asOf)}`;
}

const value = sql`coalesce(known.dated, word.value, '') as value`;

/** «Cơ cấu nghề nghiệp, trình độ» — for the whole and for each part directly below. */
export const answerPeopleByWork = answer(
  peopleByWork,
  async (tx, asked) => {
    const { organisationId, asOf } = asked;
    await reckonWithThose(tx, organisationId);
    const rows = await tx.askLast<Part>(sql`
      with ${listed(asked)},
      alike as materialized (select organisation_no, dated, said, count(*)::integer as members from known group by organisation_no, dated, said),
      ${wordsIn(sql`alike`, asked.by)},
      part as materialized (
        select profile.organisation_id, profile.organisation_no, profile.name, profile.position, kind.is_cell
        from home
        join organisation_read.placement as placement
          on placement.parent_no = home.organisation_no and placement.valid @> ${asOf}::date
        join organisation_read.profile as profile
          on profile.organisation_no = placement.organisation_no and profile.valid @> ${asOf}::date
        join organisation_read.kind as kind on kind.code = profile.kind),
      sums as materialized (
        select valued.organisation_no, valued.value, sum(valued.members)::integer as members
        from (select known.organisation_no, known.members, ${value} from alike as known left join word on word.said = known.said) as valued
        group by valued.organisation_no, valued.value)
      select null::uuid as "organisationId", null as name, false as "isCell", value, sum(members)::integer as members, -1 as position
      from sums group by value
      union all
      select above.organisation_id, above.name, above.is_cell, sums.value, sum(sums.members)::integer, above.position
      from part as above
      join organisation_read.reach as reach
        on reach.above_no = above.organisation_no and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
      join sums on sums.organisation_no = reach.organisation_no
      group by above.organisation_id, above.name, above.is_cell, above.position, sums.value
      order by position, name, value`);
    const whole = countsOf(rows.filter((row) => row.organisationId === null));
    const parts = Map.groupBy(
      rows.filter((row) => row.organisationId !== null),
      (row) => row.organisationId,
    );
    return ok({
      ...whole,
      parts: [...parts.values()].flatMap((lines) => {
        const [first] = lines;
        if (!first?.organisationId) return [];
        const { organisationId: id, name, isCell } = first;
        return [{ organisationId: id, name: name ?? '', isCell, ...countsOf(lines) }];
      }),
    });
  },
  { readsPersonalData: true },
);

/** «Danh sách sau con số» — by given name. */
export const answerPeopleOfWork = answer(
  peopleOfWork,
  async (tx, asked) => {
    const { organisationId, asOf, values, after = null } = asked;
    await reckonWithThose(tx, organisationId);
    const rows = await tx.askLast<{
      personId: Id;
      fullName: string;
      organisationName: string;
      value: string;
      sortName: string;
      total: number;
    }>(sql`
      with ${listed(asked, sql`, roster.full_name, roster.sort_name`)},
      each as materialized (select * from known),
      ${wordsIn(sql`each`, asked.by)},
      found as materialized (
        select * from (select known.*, ${value} from each as known left join word on word.said = known.said) as valued
        where value = any(${values}::text[]))
      select found.person_id as "personId", found.full_name as "fullName", coalesce(profile.name, '') as "organisationName", found.value,
             found.sort_name as "sortName", (select count(*)::integer from found) as total
      from found
      left join organisation_read.profile as profile
        on profile.organisation_no = found.organisation_no and profile.valid @> ${asOf}::date
      ${after ? sql`where (found.sort_name, found.person_id) > (${after[0]} collate "vi-x-icu", ${after[1]}::uuid)` : sql``}
      order by found.sort_name, found.person_id limit ${sql.lit(page + 1)}`);
    const last = rows.length > page ? rows[page - 1] : undefined;
    return ok({
      rows: rows.slice(0, page).map(({ personId, fullName, organisationName, value }) => ({
        personId,
        fullName,
        organisationName,
        value,
      })),
      total: rows[0]?.total ?? 0,
      next: last ? ([last.sortName, last.personId] as [string, Id]) : null,
    });
  },
  { readsPersonalData: true },
);

function countsOf(rows: readonly Part[]): { members: number; counts: Record<string, number> } {
  return {
    members: rows.reduce((sum, row) => sum + row.members, 0),
    counts: Object.fromEntries(rows.map((row) => [row.value, row.members])),
  };
}
