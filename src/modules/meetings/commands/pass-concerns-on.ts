import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import {
  wordsOfMove,
  type ClosingOrganisations,
  type MovedWork,
  type OpenWork,
  type Superiors,
  type SuperiorsChanged,
  type WorkMoved,
} from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reaction, Survey } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { ConcernRow } from '../rules/concerns.ts';
import { layAnew, type PassedConcernRow } from '../rules/passing.ts';
import { concern, passedConcern } from '../tables.ts';

/** «Điều cần trả lời của chi bộ sắp kết thúc» — one line for a cell, with their number alone: they are confided to it. */
export const concernsOfClosing: Survey = {
  of: 'open-work',
  run(tx, about) {
    const { numbers } = about as ClosingOrganisations;
    return tx.ask<OpenWork>(sql`
      select place as "organisationNo", 'concern' as kind, md5('concern ' || place)::uuid as id,
             things::text as title, null::uuid as "personId", 'place' as settle
      from meetings.open_concerns(${numbers}::integer[]) order by place`);
  },
};

/**
 * «Chuyển điều cần trả lời theo quyết định» — along with whoever raised it, the others where the plan says. Either book
 * names the other; what was minuted stays minuted in the old one.
 */
export const passConcernsOn: Reaction = {
  to: 'work-moved',
  async run(tx, event) {
    const moved = event.of as WorkMoved;
    const chosen = new Map(
      moved.items.filter(({ kind }) => kind === 'concern').map(({ fromNo, toNo }) => [fromNo, toNo]),
    );
    const open = await wholeRows(
      tx,
      concern,
      sql`t.organisation_no = any(${[...chosen.keys()]}::integer[]) and t.state = 'open'`,
    );
    const going = open.map((row) => {
      const fromNo = row.organisationNo;
      const toNo = (row.personId && moved.moves.get(row.personId)) ?? chosen.get(fromNo) ?? fromNo;
      return { row, id: newId(tx.now), toNo, words: wordsOfMove(moved, fromNo, toNo) };
    });
    tx.amend(
      concern,
      going.map(({ row: { id }, words }) => ({ id, state: 'moved', answer: words.gone, closedOn: moved.on })),
    );
    tx.put(
      concern,
      going.map(({ row, id, toNo, words }) => ({
        ...row,
        id,
        organisationNo: toNo,
        meetingId: null,
        itemId: null,
        text: `${row.text}\n(Nêu ${words.come}.)`,
        ownerId: row.ownerId && moved.moves.get(row.ownerId) === toNo ? row.ownerId : null,
        minuted: null,
      })),
    );
    const passed = await passedOnes(tx, moved, going);
    const gone = (kind: string, { row, id, toNo }: Gone): MovedWork => ({
      ...{ kind, title: null, fromId: row.id, fromNo: row.organisationNo },
      ...{ toId: id, toNo },
    });
    return ok([
      ...going.map((one) => gone('concern', one)),
      ...passed.map((one) => gone('passed-concern', one)),
    ]);
  },
};

/** What waits for an answer from above waits for it in the new book, where that one's superiors can answer. */
async function passedOnes(
  tx: Ordering,
  { on, decision, superiors }: WorkMoved,
  going: readonly Going[],
): Promise<readonly Gone[]> {
  const by = new Map(going.map((one) => [one.row.id, one]));
  const waiting = await waitingUnder(tx, sql`t.concern_id = any(${[...by.keys()]}::uuid[])`);
  const above = await superiorsOf(
    tx,
    superiors,
    going.map((one) => one.toNo),
  );
  const led = waiting.flatMap((row) => {
    const to = by.get(row.concernId);
    return to ? [{ row, to, id: newId(tx.now), toNo: to.toNo }] : [];
  });
  tx.amend(
    passedConcern,
    led.map(({ row: { id }, to }) => ({
      id,
      state: 'answered',
      answer: to.words.gone,
      answeredOn: on,
      answeredBy: tx.person,
    })),
  );
  tx.put(
    passedConcern,
    led.map(({ row, to, id, toNo }) => ({
      ...row,
      ...layAnew(row, above.get(toNo) ?? [], { on, decision }),
      id,
      concernId: to.id,
      organisationNo: toNo,
    })),
  );
  return led;
}

/**
 * «Cấp trên đổi thì điều đang chờ đổi nơi giữ» — what lies with a level that keeps the cell no more goes to its nearest
 * superior; the level it came from is named and may read it no more.
 */
export const layPassedConcernsAnew: Reaction = {
  to: 'superiors-changed',
  async run(tx, event) {
    const changed = event.of as SuperiorsChanged;
    const waiting = await waitingUnder(
      tx,
      sql`t.organisation_no = any(${[...changed.superiors.keys()]}::integer[])`,
    );
    tx.amend(
      passedConcern,
      waiting.flatMap((row) => {
        const anew = layAnew(row, changed.superiors.get(row.organisationNo) ?? [], changed);
        return anew.holderNo === undefined ? [] : [{ id: row.id, ...anew }];
      }),
    );
    return ok(null);
  },
};

function waitingUnder(tx: Ordering, condition: ReturnType<typeof sql>): Promise<PassedConcernRow[]> {
  return wholeRows(tx, passedConcern, sql`${condition} and t.state = 'waiting'`);
}

/** Of those whom the act concerns as it leaves them, of the others as they stand. */
async function superiorsOf(tx: Ordering, known: Superiors, numbers: readonly number[]): Promise<Superiors> {
  const others = [...new Set(numbers)].filter((no) => !known.has(no));
  const rows = await tx.ask<{ no: number; above: number[] }>(sql`
    select organisation_no as no, array_agg(keeper_no order by depth) as above from organisation_read.custody
    where organisation_no = any(${others}::integer[]) and depth > 0 group by organisation_no`);
  return new Map([...known, ...rows.map(({ no, above }) => [no, above] as const)]);
}

interface Gone {
  readonly row: { readonly id: Id; readonly organisationNo: number };
  readonly id: Id;
  readonly toNo: number;
}

interface Going extends Gone {
  readonly row: ConcernRow;
  readonly words: { readonly gone: string };
}
