import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { part, type Part } from '#platform/decide.ts';
import { arrival, transfer } from '../tables/moves.ts';
import * as tables from '../tables.ts';

interface Book {
  readonly no: number;
}

/** One member of the book: name, belonging, standings, circumstances and offices here. */
export function memberParts({ no }: Book, personId: Id): readonly Part[] {
  const here = sql`t.organisation_no = ${no} and t.person_id = ${personId}`;
  return [
    part(tables.person, sql`t.organisation_no = ${no} and t.id = ${personId}`),
    part(tables.affiliation, here),
    part(tables.standing, here),
    part(tables.circumstance, here),
    part(tables.officeTerm, here),
  ];
}

/** The transfers of one person out of the book. */
export function transfersPart({ no }: Book, personId: Id): Part {
  return part(transfer, sql`t.organisation_no = ${no} and t.person_id = ${personId}`);
}

/** One transfer out of the book. */
export function transferPart({ no }: Book, id: Id): Part {
  return part(transfer, sql`t.organisation_no = ${no} and t.id = ${id}`);
}

/** One arrival in the book. */
export function arrivalPart({ no }: Book, id: Id): Part {
  return part(arrival, sql`t.organisation_no = ${no} and t.id = ${id}`);
}

/** A cell somebody may be transferred to. */
export function placePart(id: Id | null): Part {
  return {
    kind: 'place',
    key: ['organisationId'],
    rows: sql`
      select profile.organisation_id as "organisationId", profile.organisation_no as "organisationNo", profile.name
      from organisation_read.profile as profile
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      where profile.organisation_id = ${id}::uuid and profile.valid @> platform.today()`,
  };
}
