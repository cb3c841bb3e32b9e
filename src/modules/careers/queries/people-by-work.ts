import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { peopleByWork, peopleOfWork, type workFigures } from '../contract.ts';
import { placeOf, valueOf } from '../sql/effective.ts';

const page = 50;

interface Part {
  readonly organisationId: Id | null;
  readonly name: string | null;
  readonly isCell: boolean;
  readonly value: string;
  readonly members: number;
}

/** Everybody below on the day whose record is open to the reader, with the value counted. */
function counted(organisationId: Id, asOf: CivilDate, by: (typeof workFigures)[number]) {
  const value = by === 'sector' || by === 'unit' ? placeOf(by, asOf) : valueOf(by, asOf);
  return sql`
    home as materialized (select organisation_no from platform.organisation_head where organisation_id = ${organisationId}),
    line as materialized (
      select roster.person_id, roster.full_name, roster.sort_name, roster.organisation_no
      from home join members_read.roster as roster on roster.above_no = home.organisation_no
      where roster.from_day <= ${asOf}::date and roster.until_day > ${asOf}::date
        and roster.organisation_no <@ (select platform.within('personal'))),
    valued as materialized (select line.*, ${value} as value from line)`;
}

/** «Cơ cấu nghề nghiệp, trình độ» — for the whole and for each part directly below. */
export const answerPeopleByWork = answer(
  peopleByWork,
  async (tx, { organisationId, asOf, by }) => {
    const rows = await tx.ask<Part>(sql`
      with ${counted(organisationId, asOf, by)},
      part as materialized (
        select profile.organisation_id, profile.organisation_no, profile.name, profile.position, kind.is_cell
        from home
        join organisation_read.placement as placement
          on placement.parent_no = home.organisation_no and placement.valid @> ${asOf}::date
        join organisation_read.profile as profile
          on profile.organisation_no = placement.organisation_no and profile.valid @> ${asOf}::date
        join organisation_read.kind as kind on kind.code = profile.kind),
      sums as materialized (select organisation_no, value, count(*)::integer as members from valued group by organisation_no, value)
      select null::uuid as "organisationId", null as name, false as "isCell", value, sum(members)::integer as members, -1 as position
      from sums group by value
      union all
      select above.organisation_id, above.name, above.is_cell, sums.value, sum(sums.members)::integer, above.position
      from sums
      -- From each cell upward: joined as wholes, every cell would be held against every other.
      cross join lateral (
        select part.* from organisation_read.reach as reach join part on part.organisation_no = reach.above_no
        where reach.organisation_no = any(array[sums.organisation_no])
          and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date) as above
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
  async (tx, { organisationId, asOf, by, values, after = null }) => {
    const rows = await tx.ask<{
      personId: Id;
      fullName: string;
      organisationName: string;
      value: string;
      sortName: string;
      total: number;
    }>(sql`
      with ${counted(organisationId, asOf, by)},
      found as materialized (select * from valued where value = any(${values}::text[]))
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
