import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { part, type Part } from '#platform/decide.ts';
import * as all from '../tables.ts';

/** A paper of this very issuer. */
export function ownPaperPart(no: number, paperId: Id): Part {
  return part(all.paper, sql`t.organisation_no = ${no} and t.id = ${paperId}`);
}

/** A paper issued at one of the levels above, what this organisation has received of it, and what kind of cell it is. */
export function paperFromAboveParts(no: number, paperId: Id): readonly Part[] {
  return [
    part(
      all.paper,
      sql`t.id = ${paperId} and t.organisation_no in (
            select keeper_no from organisation_read.custody where organisation_no = ${no})`,
    ),
    part(all.paperReceipt, sql`t.organisation_no = ${no} and t.paper_id = ${paperId}`),
    {
      kind: 'organisation',
      key: ['id'],
      rows: sql`
        select * from organisation_read.profile where organisation_no = ${no} and valid @> platform.today()`,
    },
  ];
}

/** Whom a paper has reached in this organisation by somebody's word, and who belongs to it. */
export function readingParts(no: number, paperId: Id): readonly Part[] {
  return [
    ...paperFromAboveParts(no, paperId),
    part(all.paperReading, sql`t.organisation_no = ${no} and t.paper_id = ${paperId}`),
    ...['affiliation', 'circumstance'].map((kind) => ({
      kind,
      key: ['id'],
      rows: sql`select * from ${sql.raw(`members_read.${kind}`)} where organisation_no = ${no}`,
    })),
  ];
}
