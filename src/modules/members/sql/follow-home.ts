import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Ordering } from '#platform/handle.ts';
import * as moves from '../tables/moves.ts';
import type { FileMoved } from './files.ts';

/**
 * «Nơi gốc đổi» — by an act, not by a transfer: an attachment elsewhere, a stay elsewhere and an open case of absence
 * belong to the cell of which the person now is. The books of the hosts are locked by the act.
 */
export async function followHome(
  tx: Ordering,
  moved: readonly FileMoved[],
  names: ReadonlyMap<number, string>,
): Promise<void> {
  const by = new Map(moved.map((one) => [one.personId, one]));
  const people = sql`t.person_id = any(${[...by.keys()]}::uuid[])`;
  const [attachments, stays, comings, cases] = await Promise.all([
    wholeRows(
      tx,
      moves.attachment,
      sql`${people} and (upper(t.valid) is null or upper(t.valid) > ${tx.today}::date)`,
    ),
    wholeRows(tx, moves.transfer, sql`${people} and t.kind = 'temporary' and t.state = 'received'`),
    wholeRows(tx, moves.arrival, sql`${people} and t.kind = 'temporary' and t.state = 'received'`),
    wholeRows(tx, moves.absenceCase, sql`${people} and t.closed_on is null`),
  ]);
  const from = (personId: Id, no: number | null) => {
    const move = by.get(personId);
    return move?.fromNo === no ? move : undefined;
  };
  const homes = attachments.flatMap(({ id, personId, homeNo }) => {
    const move = from(personId, homeNo);
    return move ? [{ id, homeNo: move.toNo, homeName: names.get(move.toNo) ?? '' }] : [];
  });
  tx.amend(moves.attachment, homes);
  await notesFollow(tx, homes);
  tx.amend(
    moves.transfer,
    stays.flatMap(({ id, personId, organisationNo }) => {
      const move = from(personId, organisationNo);
      return move ? [{ id, organisationNo: move.toNo }] : [];
    }),
  );
  tx.amend(
    moves.arrival,
    comings.flatMap(({ id, personId, fromNo }) => {
      const move = from(personId, fromNo);
      return move ? [{ id, fromNo: move.toNo, fromName: names.get(move.toNo) ?? '' }] : [];
    }),
  );
  await casesFollow(
    tx,
    cases.flatMap(({ id, personId, organisationNo }) => {
      const move = from(personId, organisationNo);
      return move ? [{ id, organisationNo: move.toNo }] : [];
    }),
  );
}

/** What the host says reaches home, wherever that is now. */
async function notesFollow(
  tx: Ordering,
  homes: readonly { readonly id: Id; readonly homeNo: number }[],
): Promise<void> {
  const to = new Map(homes.map(({ id, homeNo }) => [id, homeNo]));
  const notes = await wholeRows(
    tx,
    moves.attachmentNote,
    sql`t.attachment_id = any(${[...to.keys()]}::uuid[])`,
  );
  tx.amend(
    moves.attachmentNote,
    notes.map(({ id, attachmentId }) => ({ id, homeNo: to.get(attachmentId) ?? null })),
  );
}

async function casesFollow(
  tx: Ordering,
  given: readonly { readonly id: Id; readonly organisationNo: number }[],
): Promise<void> {
  tx.amend(moves.absenceCase, given);
  const to = new Map(given.map(({ id, organisationNo }) => [id, organisationNo]));
  const steps = await wholeRows(tx, moves.caseStep, sql`t.case_id = any(${[...to.keys()]}::uuid[])`);
  tx.amend(
    moves.caseStep,
    steps.map(({ id, caseId }) => ({ id, organisationNo: to.get(caseId) ?? 0 })),
  );
}
