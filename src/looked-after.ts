import type { RawBuilder } from 'kysely';
import type pg from 'pg';
import { isId, type Id } from '#kernel/id.ts';
import type { LookedAfter } from '#modules/account/routes.ts';
import { dayOf, type Clock } from '#platform/clock.ts';
import { begin } from '#platform/database/begin.ts';
import { ask, sql } from '#platform/database/pool.ts';

interface Desk {
  readonly pool: pg.Pool;
  readonly clock: Clock;
}

/**
 * «Ai được đặt lại mật khẩu» — in person, by the office above: above the person's cell and above every organisation in which the
 * person holds an office, so that nobody takes over the account of a superior. Seen with the eyes of
 * the owner of the account, whose own terms are all visible; the right is asked with the officer's.
 */
export async function mayRecover(desk: Desk, officer: Id, personId: Id): Promise<boolean> {
  if (!isId(officer) || !isId(personId) || officer === personId) return false;
  const places = await asPerson<{ no: number }>(
    desk,
    personId,
    sql`
      select organisation_no as no from members_read.affiliation
      where person_id = ${personId}::uuid and valid @> platform.today()
      union
      select organisation_no from members_read.office_term
      where person_id = ${personId}::uuid and valid @> platform.today() and office <> 'follower'`,
  );
  if (places.length === 0) return false;
  const [row] = await asPerson<{ may: boolean }>(
    desk,
    officer,
    sql`
      select bool_and(exists (
        select from members_read.office_term as term
        join organisation_read.custody as custody
          on custody.keeper_no = term.organisation_no and custody.organisation_no = place.no and custody.depth > 0
        where term.person_id = ${officer}::uuid and term.valid @> platform.today()
          and platform.holds('identity.recover', term.id, place.no))) as may
      from unnest(${places.map((place) => place.no)}::integer[]) as place (no)`,
  );
  return row?.may ?? false;
}

/** «Ai do mình trông nom» — of these people those whose cell lies below an office of the officer; the administrator looks after everybody. */
export async function lookedAfter(
  desk: Desk,
  officer: Id,
  people: readonly Id[],
  isAdministrator: boolean,
): Promise<readonly LookedAfter[]> {
  if (isAdministrator) {
    const named = people.map(async (personId) => ({
      personId,
      fullName: (await fullNameOf(desk, personId)) ?? '',
      place: '',
    }));
    return Promise.all(named);
  }
  return asPerson<LookedAfter>(
    desk,
    officer,
    sql`
      with belongs as (
        select person_id, organisation_no from members_read.affiliation
        where person_id = any(${people}::uuid[]) and valid @> platform.today()),
      reached as materialized (
        select place.organisation_no from (select distinct organisation_no from belongs) as place
        where exists (
          select from members_read.office_term as term
          join organisation_read.custody as custody
            on custody.keeper_no = term.organisation_no and custody.organisation_no = place.organisation_no and custody.depth > 0
          where term.person_id = ${officer}::uuid and term.valid @> platform.today()
            and platform.holds('identity.recover', term.id, place.organisation_no)))
      select person.id as "personId", person.full_name as "fullName", profile.name as place
      from reached join belongs using (organisation_no)
      join members_read.person as person on person.id = belongs.person_id
      join organisation_read.profile as profile
        on profile.organisation_no = belongs.organisation_no and profile.valid @> platform.today()`,
  );
}

/** The name in the register; `null`: not in it. */
export async function fullNameOf(desk: Desk, personId: Id): Promise<string | null> {
  const [row] = await asPerson<{ name: string }>(
    desk,
    personId,
    sql`select full_name as name from members_read.person where id = ${personId}::uuid`,
  );
  return row?.name ?? null;
}

async function asPerson<Row>(desk: Desk, person: Id, statement: RawBuilder<Row>): Promise<Row[]> {
  const client = await desk.pool.connect();
  try {
    await begin(client, person, dayOf(desk.clock.now()), [], 'read only');
    return await ask(client, statement);
  } finally {
    await client.query('commit').catch(() => undefined);
    client.release();
  }
}
