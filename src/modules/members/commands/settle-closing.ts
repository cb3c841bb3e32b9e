import type { Id } from '#kernel/id.ts';
import { readPeriod, writePeriod } from '#kernel/period.ts';
import { ok } from '#kernel/result.ts';
import type {
  ClosingOrganisations,
  MovedWork,
  OpenWork,
  WorkBack,
  WorkMoved,
} from '#modules/organisation/public.ts';
import { endRows, holdsOn } from '#platform/database/periods.ts';
import { sql } from '#platform/database/pool.ts';
import { untouchedSince, wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reaction, Survey } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { AttachmentRow } from '../rules/move-rows.ts';
import { officeTerm } from '../tables.ts';
import { attachment } from '../tables/moves.ts';

/**
 * «Việc chuyển sinh hoạt của chi bộ sắp kết thúc» — transfers under way on either side, stays of others and proposals
 * under review are settled in the cell; whoever attends it by assignment needs another host.
 */
export const movesOfClosing: Survey = {
  of: 'open-work',
  run(tx, about) {
    const { numbers, on } = about as ClosingOrganisations;
    const closing = sql`organisation_no = any(${numbers}::integer[])`;
    return tx.ask<OpenWork>(sql`
      select organisation_no as "organisationNo", 'transfer' as kind, id, full_name || ' → ' || to_name as title,
             null::uuid as "personId", 'there' as settle
      from members.transfer where ${closing} and state in ('requested', 'issued')
      union all
      select organisation_no, 'arrival', id, full_name || ' ← ' || from_name, null, 'there'
      from members.arrival where ${closing} and state = 'coming'
      union all
      select organisation_no, 'stay', id, full_name || ' ← ' || from_name, null, 'there'
      from members.arrival
      where ${closing} and kind = 'temporary' and state = 'received' and until_on > ${on}::date
      union all
      -- Brought in without its transfer.
      select stay.organisation_no, 'guest', stay.id, coalesce(person.full_name, '…'), null, 'there'
      from members.circumstance as stay left join members.person as person on person.id = stay.person_id
      where stay.${closing} and stay.kind = 'temporarily-here' and stay.act is null
        and (upper(stay.valid) is null or upper(stay.valid) > ${on}::date)
      union all
      select organisation_no, 'office-proposal', id, to_char(proposed_on, 'DD/MM/YYYY'), null, 'there'
      from members.office_proposal where ${closing} and outcome is null
      union all
      select organisation_no, 'attachment', id, full_name || ' (' || home_name || ')', null, 'place'
      from members.attachment where ${closing} and (upper(valid) is null or upper(valid) > ${on}::date)
      order by 1, 2 desc, 4`);
  },
};

/** «Chuyển phân công dự sinh hoạt» — ends in the cell that closes and goes on with the new host, with the sight it gave. */
export const passAttachmentsOn: Reaction = {
  to: 'work-moved',
  async run(tx, event) {
    const moved = event.of as WorkMoved;
    const to = new Map(moved.items.flatMap((one) => (one.kind === 'attachment' ? [[one.id, one.toNo]] : [])));
    const rows = await wholeRows(tx, attachment, sql`t.id = any(${[...to.keys()]}::uuid[])`);
    const known = await knownThere(tx, [...to.values()], rows, moved);
    const terms = await wholeRows(
      tx,
      officeTerm,
      sql`t.organisation_no = any(${moved.closed}::integer[]) and t.office = 'follower'`,
    );
    endRows(tx, attachment, rows, moved.on, {});
    const going = rows.map((row) => {
      const toNo = to.get(row.id) ?? row.organisationNo;
      return { row, toNo, id: known.has(`${row.personId} ${toNo}`) ? row.id : newId(tx.now) };
    });
    const begun = going.filter(({ row, id }) => id !== row.id);
    const from = ({ valid }: AttachmentRow) => {
      const period = readPeriod(valid);
      return writePeriod({ ...period, from: period.from > moved.on ? period.from : moved.on });
    };
    tx.put(
      attachment,
      begun.map(({ row, id, toNo }) => ({
        ...row,
        id,
        organisationNo: toNo,
        decision: moved.decision,
        valid: from(row),
      })),
    );
    tx.put(
      officeTerm,
      begun.flatMap(({ row, id, toNo }) => {
        const term = terms.find(
          ({ personId, valid }) => personId === row.personId && holdsOn(valid, moved.on),
        );
        const again = { id, organisationNo: toNo, decision: moved.decision, valid: from(row) };
        return term ? [{ ...term, ...again, begunAct: moved.act, endedAct: null, originAct: null }] : [];
      }),
    );
    return ok(
      going.map(({ row, id, toNo }): MovedWork => ({
        ...{ kind: 'attachment', title: row.fullName, fromId: row.id, fromNo: row.organisationNo },
        ...{ toId: id, toNo },
      })),
    );
  },
};

/** Who attends or belongs to the new host already: there the assignment only ends. */
async function knownThere(
  tx: Ordering,
  hosts: readonly number[],
  rows: readonly AttachmentRow[],
  { on, moves }: WorkMoved,
): Promise<Set<string>> {
  const people = rows.map((row) => row.personId);
  const found = await tx.ask<{ personId: Id; no: number }>(sql`
    select person_id as "personId", organisation_no as no from members.attachment
    where organisation_no = any(${hosts}::integer[]) and person_id = any(${people}::uuid[])
      and (upper(valid) is null or upper(valid) > ${on}::date)
    union
    select person_id, organisation_no from members.affiliation
    where organisation_no = any(${hosts}::integer[]) and person_id = any(${people}::uuid[])
      and (upper(valid) is null or upper(valid) > ${on}::date)`);
  return new Set([
    ...found.map(({ personId, no }) => `${personId} ${no}`),
    ...[...moves].map(([personId, no]) => `${personId} ${no}`),
  ]);
}

/** «Trả phân công dự sinh hoạt» — with the old host again from the day, where nobody has changed it since. */
export const takeAttachmentsBack: Reaction = {
  to: 'work-back',
  async run(tx, event) {
    const { items, moment, on } = event.of as WorkBack;
    const own = items.filter(({ kind }) => kind === 'attachment');
    const ids = own.flatMap(({ fromId, toId }) => [fromId, toId]);
    const untouched = await untouchedSince(tx, attachment, moment, ids);
    const going = own.filter(({ fromId, toId }) => untouched.has(fromId) && untouched.has(toId));
    const rows = await wholeRows(tx, attachment, sql`t.id = any(${ids}::uuid[])`);
    const row = (id: Id) => rows.filter((one) => one.id === id);
    endRows(
      tx,
      attachment,
      going.flatMap(({ fromId, toId }) => (fromId === toId ? [] : row(toId))),
      on,
      {},
    );
    for (const { fromId, toId } of going) {
      const [before] = row(fromId);
      const [after] = row(toId);
      if (!before || !after || fromId === toId) continue;
      const { until } = readPeriod(after.valid);
      const ended = readPeriod(before.valid).until;
      tx.put(attachment, [
        ended === on
          ? { ...before, valid: writePeriod({ from: readPeriod(before.valid).from, until }) }
          : { ...before, id: newId(tx.now), valid: writePeriod({ from: on, until }) },
      ]);
    }
    return ok(going.map(({ toId }) => toId));
  },
};
