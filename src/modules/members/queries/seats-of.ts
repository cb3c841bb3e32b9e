import { addMonths, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { lookUpEach, reckonWithThose } from '#platform/database/wide.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { seatsOf } from '../contract/offices.ts';
import { isFilledLater, pairOf, termEnd } from '../rules/offices/seats.ts';

const page = 50;
type Answered = OutputOf<typeof seatsOf>;
type Shown = Answered['rows'][number];
/** What is counted of every seat; the rest is looked up of those shown. */
interface Line extends Pick<Shown, 'term' | 'office' | 'statePost'> {
  readonly no: number;
  readonly isCell: boolean;
  readonly from: CivilDate;
}
interface Judged extends Line, Pick<Shown, 'endsOn' | 'isLater' | 'pair'> {}

const rank = sql`array_position(array['secretary', 'deputy-secretary', 'committee-member'], term.office)`;

/** «Nhiệm kỳ và chức vụ» — when the term ends by the rule of the day it began, who came later, who holds what besides. */
export const answerSeatsOf = answer(
  seatsOf,
  async (tx, { organisationId, asOf, only, after }) => {
    await reckonWithThose(tx, organisationId);
    const lines = await tx.ask<Line>(sql`
    select term.id as term, reach.organisation_no as no, kind.is_cell as "isCell", term.office, term.state_post as "statePost",
           lower(term.valid)::text as "from"
    from organisation_read.reach as reach
    join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
    join organisation_read.kind as kind on kind.code = profile.kind
    join members.office_term as term on term.organisation_no = reach.organisation_no and term.valid @> ${asOf}::date
     and term.office in ('secretary', 'deputy-secretary', 'committee-member')
    join members.person as person on person.id = term.person_id
    where reach.above_no = (select organisation_no from platform.organisation_head where organisation_id = ${organisationId}::uuid)
      and reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
    order by profile.position, reach.organisation_no, ${rank}`);
    const months = (day: CivilDate) => ruleOn(tx.rules, 'organisation.cell-term-months', day)?.value ?? null;
    const pairRule = ruleOn(tx.rules, 'organisation.concurrent-posts', asOf);
    const shift = ruleOn(tx.rules, 'organisation.congress-shift-months', asOf)?.value ?? 0;
    const horizon = addMonths(asOf, shift);
    const seats = [...Map.groupBy(lines, ({ no }) => no).values()].flatMap((mates) => {
      // The months of a term are those of cells; of higher committees the book knows no rule.
      const endsOn = mates[0]?.isCell ? termEnd(mates, months) : null;
      return mates.map((seat): Judged => ({
        ...seat,
        endsOn,
        isLater: isFilledLater(seat, mates),
        pair: pairOf(seat, pairRule?.value ?? [])?.standing ?? null,
      }));
    });
    const filters = {
      ending: ({ endsOn }: (typeof seats)[number]) => endsOn !== null && endsOn <= horizon,
      later: ({ isLater }: (typeof seats)[number]) => isLater,
      concurrent: ({ statePost }: (typeof seats)[number]) => statePost !== null,
      forbidden: ({ pair }: (typeof seats)[number]) => pair === 'forbidden',
    };
    const wanted = only ? seats.filter(filters[only]) : seats;
    const start = after ?? 0;
    const models = Map.groupBy(
      seats.filter(({ statePost }) => statePost !== null),
      (seat) => JSON.stringify([seat.office, seat.statePost]),
    );
    return ok({
      counts: {
        seats: seats.length,
        ending: seats.filter(filters.ending).length,
        later: seats.filter(filters.later).length,
        concurrent: seats.filter(filters.concurrent).length,
        forbidden: seats.filter(filters.forbidden).length,
      },
      models: [...models.values()].map((held) => ({
        office: held[0]?.office ?? '',
        post: held[0]?.statePost ?? '',
        cells: new Set(held.map(({ no }) => no)).size,
      })),
      rows: await shownOf(tx, asOf, wanted, start),
      total: wanted.length,
      next: wanted.length > start + page ? start + page : null,
      termCitation: ruleOn(tx.rules, 'organisation.cell-term-months', asOf)?.citation ?? null,
      pairCitation: pairRule?.citation ?? null,
    });
  },
  { looksAhead: true },
);

/** A page of the seats, in their order; who hold the same office in one place are told by name. */
async function shownOf(
  tx: Reading,
  asOf: CivilDate,
  seats: readonly Judged[],
  start: number,
): Promise<Shown[]> {
  const placeOf = (seat: Judged | undefined) => `${seat?.no} ${seat?.office}`;
  const [first, last] = [placeOf(seats[start]), placeOf(seats[Math.min(start + page, seats.length) - 1])];
  const begun = seats.findIndex((seat) => placeOf(seat) === first);
  const ended = seats.findLastIndex((seat) => placeOf(seat) === last);
  const near = start < seats.length ? seats.slice(begun, ended + 1) : [];
  const known = new Map(near.map((seat) => [seat.term, seat]));
  await lookUpEach(tx);
  const found = await tx.askLast<Omit<Shown, 'isCell' | 'endsOn' | 'isLater' | 'pair'>>(sql`
    select term.id as term, term.person_id as "personId", person.full_name as "fullName", profile.organisation_id as "organisationId",
           profile.name as "organisationName", term.office, term.title, term.state_post as "statePost", term.portfolio, lower(term.valid)::text as "from",
           coalesce((select reading.reads from organisation_read.decision_reading as reading
                     where reading.act_id = term.begun_act and reading.was = term.decision), term.decision) as decision,
           term.decision_signed_on as "signedOn", term.decision_signer as signer, term.decision_basis as basis
    from members.office_term as term
    join organisation_read.profile as profile on profile.organisation_no = term.organisation_no and profile.valid @> ${asOf}::date
    join members.person as person on person.id = term.person_id
    where term.id = any(${[...known.keys()]}::uuid[])
    order by profile.position, term.organisation_no, ${rank}, person.sort_name, term.id`);
  return found.slice(start - begun, start - begun + page).flatMap((line) => {
    const seat = known.get(line.term);
    return seat
      ? [{ ...line, isCell: seat.isCell, endsOn: seat.endsOn, isLater: seat.isLater, pair: seat.pair }]
      : [];
  });
}
