import { addMonths, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { seatsOf } from '../contract/offices.ts';
import { isFilledLater, pairOf, termEnd } from '../rules/offices/seats.ts';

const page = 50;
type Answered = OutputOf<typeof seatsOf>;
type Line = Omit<Answered['rows'][number], 'endsOn' | 'isLater' | 'pair' | 'from'> & {
  readonly from: CivilDate;
  readonly isCell: boolean;
};

/** «Nhiệm kỳ và chức vụ» — when the term ends by the rule of the day it began, who came later, who holds what besides. */
export const answerSeatsOf = answer(
  seatsOf,
  async (tx, { organisationId, asOf, only, after }) => {
    const lines = await tx.askLast<Line>(sql`
    select term.id as term, term.person_id as "personId", person.full_name as "fullName", profile.organisation_id as "organisationId",
           profile.name as "organisationName", kind.is_cell as "isCell", term.office, term.title, term.state_post as "statePost", term.portfolio,
           lower(term.valid)::text as "from",
           coalesce((select reading.reads from organisation_read.decision_reading as reading
                     where reading.act_id = term.begun_act and reading.was = term.decision), term.decision) as decision,
           term.decision_signed_on as "signedOn", term.decision_signer as signer, term.decision_basis as basis
    from organisation_read.reach as reach
    join platform.organisation_head as head on head.organisation_no = reach.above_no and head.organisation_id = ${organisationId}::uuid
    join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${asOf}::date
    join organisation_read.kind as kind on kind.code = profile.kind
    join members.office_term as term on term.organisation_no = reach.organisation_no and term.valid @> ${asOf}::date
     and term.office in ('secretary', 'deputy-secretary', 'committee-member')
    join members.person as person on person.id = term.person_id
    where reach.from_day <= ${asOf}::date and reach.until_day > ${asOf}::date
    order by profile.position, reach.organisation_no,
             array_position(array['secretary', 'deputy-secretary', 'committee-member'], term.office), person.sort_name, term.id`);
    const months = (day: CivilDate) => ruleOn(tx.rules, 'organisation.cell-term-months', day)?.value ?? null;
    const pairRule = ruleOn(tx.rules, 'organisation.concurrent-posts', asOf);
    const shift = ruleOn(tx.rules, 'organisation.congress-shift-months', asOf)?.value ?? 0;
    const horizon = addMonths(asOf, shift);
    const together = Map.groupBy(lines, (line) => line.organisationId);
    const seats = lines.map((line) => {
      const mates = together.get(line.organisationId) ?? [];
      return {
        ...line,
        // The months of a term are those of cells; of higher committees the book knows no rule.
        endsOn: line.isCell ? termEnd(mates, months) : null,
        isLater: isFilledLater(line, mates),
        pair: pairOf(line, pairRule?.value ?? [])?.standing ?? null,
      };
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
        cells: new Set(held.map((seat) => seat.organisationId)).size,
      })),
      rows: wanted.slice(start, start + page),
      total: wanted.length,
      next: wanted.length > start + page ? start + page : null,
      termCitation: ruleOn(tx.rules, 'organisation.cell-term-months', asOf)?.citation ?? null,
      pairCitation: pairRule?.citation ?? null,
    });
  },
  { looksAhead: true },
);
