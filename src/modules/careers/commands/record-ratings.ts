import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import type { Id } from '#kernel/id.ts';
import { recordRatings } from '../contract/ratings.ts';
import { problems } from '../rules/problems.ts';
import { judgeRating, ratingRow } from '../rules/rating.ts';
import { rating } from '../tables.ts';

/** «Ghi xếp loại năm» — in the book of the cell, by its committee or by the level above; only of who belonged to it in that year. */
export const handleRecordRatings = handle(
  recordRatings,
  { right: 'members.keep' },
  async (tx, { own, people, ...paper }) => {
    const judged = judgeRating(paper, tx.today);
    if (!judged.ok) return judged;
    const names = await belongingTo(tx, paper.year);
    if (people.some(({ personId }) => !names.has(personId))) return refuse(problems.notOfThisCell);
    const known = await wholeRows(
      tx,
      rating,
      sql`t.year = ${paper.year} and ((t.person_id is null and t.rated_no = ${tx.home.no})
          or t.person_id = any(${people.map(({ personId }) => personId)}::uuid[]))`,
    );
    if (known.some(({ organisationNo }) => organisationNo !== tx.home.no))
      return refuse(problems.ratedElsewhere);
    const subjects = [
      ...(own ? [{ ...own, personId: null, fullName: null }] : []),
      ...people.map((one) => ({ ...one, fullName: names.get(one.personId) ?? '' })),
    ];
    tx.put(
      rating,
      subjects.map((said) =>
        ratingRow(
          { ...said, ...paper },
          known.find(({ personId }) => personId === said.personId),
          tx.home.no,
        ),
      ),
    );
    return ok({ rated: subjects.length });
  },
);

async function belongingTo(tx: Ordering, year: number): Promise<ReadonlyMap<Id, string>> {
  const rows = await tx.ask<{ id: Id; name: string }>(sql`
    select distinct person.id, person.full_name as name
    from members_read.affiliation as belonging join members_read.person as person on person.id = belonging.person_id
    where belonging.organisation_no = ${tx.home.no}
      and belonging.valid && daterange(make_date(${year}, 1, 1), make_date(${year} + 1, 2, 1))`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
