import { writePeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import { deskOf, loadRows, part, save } from '#platform/decide.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering, Reaction } from '#platform/handle.ts';
import type { PeoplePlacedInCells } from '../public.ts';
import { decideAssignment } from '../rules/attachments.ts';
import { moveProblems } from '../rules/move-problems.ts';
import { postsOn } from '../sql/posts.ts';
import { memberParts } from '../sql/parts.ts';
import { officeTerm, tables } from '../tables.ts';
import { attachment } from '../tables/moves.ts';

/**
 * «Phương án thành phân công» — each pair of a plan that was taken attends its cell by the same decision: in the book
 * of the host, with posts and level, home, duty and period; who may see the book holds a follower's office there.
 */
export const attachPlaced: Reaction = {
  to: 'placement-taken',
  async run(tx, event) {
    const { decision, from, until, pairs } = event.of as PeoplePlacedInCells;
    for (const pair of pairs) {
      const who = await whoIs(tx, pair, from);
      if (!who) return refuse(moveProblems.notAMember);
      const host = { id: pair.cellId, no: who.hostNo };
      const rows = await loadRows(tx, [
        ...memberParts(host, pair.personId),
        part(attachment, sql`t.organisation_no = ${host.no} and t.person_id = ${pair.personId}`),
        {
          kind: 'home',
          key: ['organisationId'],
          rows: sql`
            select profile.organisation_id as "organisationId", profile.organisation_no as "organisationNo", profile.name
            from organisation_read.profile as profile
            where profile.organisation_id = ${who.homeId} and profile.valid @> platform.today()`,
        },
      ]);
      const assigned = decideAssignment(
        rows,
        {
          attachmentId: pair.id,
          personId: pair.personId,
          fullName: who.fullName,
          standing: who.standing,
          homeOrganisationId: who.homeId,
          homeName: who.homeName,
          post: who.posts,
          kind: 'strengthen',
          duty: pair.duty,
          decision,
          maySee: true,
          maySpeak: true,
          mayVote: false,
          voteSource: null,
          from,
          until,
        },
        { ...deskOf(tx), organisation: host },
      );
      if (!assigned.ok) return assigned;
      save(tx, tables, rows, assigned.value.changes);
      tx.add(officeTerm, [
        {
          id: pair.id,
          personId: pair.personId,
          organisationNo: host.no,
          office: 'follower',
          title: who.posts,
          decision,
          valid: writePeriod({ from, until }),
        },
      ]);
    }
    return ok(null);
  },
};

interface Placed {
  readonly hostNo: number;
  readonly homeId: PeoplePlacedInCells['pairs'][number]['cellId'];
  readonly homeName: string;
  readonly fullName: string;
  readonly standing: 'official' | 'probationary';
  /** Posts with the organisation they are of: its level. */
  readonly posts: string | null;
}

async function whoIs(
  tx: Ordering,
  { personId, cellId }: PeoplePlacedInCells['pairs'][number],
  day: PeoplePlacedInCells['from'],
): Promise<Placed | undefined> {
  const [found] = await tx.ask<Placed>(sql`
    select host.organisation_no as "hostNo", home.organisation_id as "homeId", home.name as "homeName",
           person.full_name as "fullName", standing.standing,
           ${postsOn(sql`person.id`, day)} as posts
    from members.person as person
    join members.affiliation as affiliation on affiliation.person_id = person.id and affiliation.valid @> ${day}::date
    join organisation_read.profile as home on home.organisation_no = affiliation.organisation_no and home.valid @> ${day}::date
    join members.standing as standing on standing.person_id = person.id and standing.valid @> ${day}::date
    join platform.organisation_head as host on host.organisation_id = ${cellId}
    where person.id = ${personId}`);
  return found;
}
