import type { InputOf, OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { movesOf } from '../contract/transfers.ts';
import type { ArrivalRow, TransferRow } from '../rules/move-rows.ts';
import { moveIn, moveOut, oncePerMove, type Looker, type Move } from '../rules/turns.ts';
import { committeesBelow, isFar } from '../sql/nearest.ts';

type Line = OutputOf<typeof movesOf>['moves'][number];
interface Found {
  readonly side: 'out' | 'in';
  readonly row: TransferRow & ArrivalRow;
  readonly organisationId: Line['organisationId'];
  readonly organisationName: string;
  readonly reason: string | null;
  readonly refusal: string | null;
  readonly from: Looker['from'];
}

const shown = 300;

/** «Danh sách chuyển sinh hoạt» — what is under way, then what is over, the newest first. */
export const answerMovesOf = answer(
  movesOf,
  async (tx, input) => {
    return ok(await movesUnder(tx, input, shown));
  },
  { readsPersonalData: true },
);

/** The moves of an organisation and of all in its keeping, each as seen from there. */
export async function movesUnder(
  tx: Reading,
  input: InputOf<typeof movesOf>,
  most: number | null,
): Promise<OutputOf<typeof movesOf>> {
  const { rows, rest } = withRest(await find(tx, input, most));
  const rulesOf = (day: Parameters<typeof rulesOn>[1]) => rulesOn(tx.rules, day);
  const moves = rows.map(({ side, row, from, organisationId, organisationName, reason, refusal }): Line => {
    const looker = { from, today: tx.today, rulesOf };
    const move: Move = side === 'out' ? moveOut(row, looker) : moveIn(row, looker);
    return { ...move, organisationId, organisationName, reason, refusal };
  });
  return { moves: [...oncePerMove(moves)], rest };
}

const outColumns = sql`
  json_build_object('id', t.id, 'organisationNo', t.organisation_no, 'personId', t.person_id, 'fullName', t.full_name, 'kind', t.kind,
    'toNo', t.to_no, 'toName', t.to_name, 'requestedOn', t.requested_on, 'effectiveOn', t.effective_on, 'untilOn', t.until_on,
    'state', t.state, 'letterId', t.letter_id, 'letterNumber', t.letter_number, 'issuedOn', t.issued_on,
    'validUntil', t.valid_until, 'answeredOn', t.answered_on)`;
const inColumns = sql`
  json_build_object('id', t.id, 'organisationNo', t.organisation_no, 'personId', t.person_id, 'fullName', t.full_name, 'standing', t.standing,
    'kind', t.kind, 'fromNo', t.from_no, 'fromName', t.from_name, 'untilOn', t.until_on, 'letterNumber', t.letter_number,
    'issuedOn', t.issued_on, 'validUntil', t.valid_until, 'state', t.state, 'answeredOn', t.answered_on)`;

/** `most`: that many, the open ones first; `null`: the open ones, all of them. */
function find(
  tx: Reading,
  { organisationId, personId }: InputOf<typeof movesOf>,
  most: number | null,
): Promise<(Found & { readonly inAll: number })[]> {
  const whose = personId ? sql`and t.person_id = ${personId}::uuid` : sql``;
  return tx.ask<Found & { readonly inAll: number }>(sql`
    with committee as materialized (${committeesBelow(organisationId, tx.today)}),
    place as (
      select custody.organisation_no, case when custody.depth = 0 then 'cell' when ${isFar} then 'far' else 'above' end as "from"
      from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
      where head.organisation_id = ${organisationId}),
    line as (
      select 'out' as side, ${outColumns} as row, t.id, t.organisation_no, place."from", t.state in ('requested', 'issued', 'refused') as open,
             coalesce(t.answered_on, t.issued_on, t.requested_on) as day
      from place join members.transfer as t using (organisation_no) where true ${whose}
      union all
      select 'in', ${inColumns}, t.id, t.organisation_no, place."from", t.state = 'coming', coalesce(t.answered_on, t.issued_on)
      from place join members.arrival as t using (organisation_no) where true ${whose})
    select line.side, line.row, line."from", head.organisation_id as "organisationId", coalesce(profile.name, '') as "organisationName",
           asked.reason, refused.reason as refusal, ${inAll}
    from line
    join platform.organisation_head as head on head.organisation_no = line.organisation_no
    left join organisation_read.profile as profile on profile.organisation_no = line.organisation_no and profile.valid @> ${tx.today}::date
    left join members.reason as asked on asked.subject_id = line.id and asked.about = 'request' and line.side = 'out'
    left join members.reason as refused on refused.subject_id = line.id and refused.about = 'refusal' and line.side = 'out'
    ${most === null ? sql`where line.open` : sql``}
    order by line.open desc, line.day desc, line.id ${most === null ? sql`` : sql`limit ${sql.lit(most)}`}`);
}
