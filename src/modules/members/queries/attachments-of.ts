import type { OutputOf } from '#kernel/contract.ts';
import { addMonths, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { attachmentsOf } from '../contract/attachments.ts';
import { postsOn } from '../sql/posts.ts';

type Line = OutputOf<typeof attachmentsOf>['attachments'][number];
type Asked = { readonly organisationId: Id; readonly on: CivilDate; readonly startedBy: CivilDate | null };

/**
 * «Sổ phân công» — those in force first; whoever follows a cell by office stands in the same list, once. Attendance is counted
 * at the host alone: nowhere is anybody counted twice.
 */
export const answerAttachmentsOf = answer(attachmentsOf, async (tx, { organisationId, asOf }) => {
  const asked = { organisationId, on: asOf ?? tx.today, startedBy: asOf ?? null };
  const assigned = withRest(await assignedOf(tx, asked));
  const followers = await followersOf(tx, asked);
  const attachments = [...assigned.rows, ...followers].toSorted(
    (one, other) =>
      other.unanswered - one.unanswered ||
      Number(one.isOver) - Number(other.isOver) ||
      one.fullName.localeCompare(other.fullName, 'vi') ||
      (one.id < other.id ? -1 : 1),
  );
  return ok({ attachments, rest: assigned.rest });
});

const placeOf = (organisationId: Id) => sql`
  place as materialized (
    select custody.organisation_no
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
    where head.organisation_id = ${organisationId})`;

/** How many notes of a kind, and how many that nobody has answered: also for the home, which does not read them. */
const noted = (on: CivilDate) => sql`(
  select (count(*) filter (where note.kind = 'activity'))::integer as activities,
         (count(*) filter (where note.kind = 'opinion'))::integer as opinions,
         (count(*) filter (where note.kind = 'opinion' and note.reply is null))::integer as unanswered,
         max(note.on_day) filter (where note.kind = 'comment') as commented
  from members.attachment_note as note where note.attachment_id = t.id and note.on_day <= ${on}::date)`;

function assignedOf(tx: Reading, { organisationId, on, startedBy }: Asked) {
  const months = ruleOn(tx.rules, 'members.comment-months', on)?.value ?? 1;
  return tx.ask<Line & { readonly inAll: number }>(sql`
    with ${placeOf(organisationId)},
    mine as materialized (
      select t.*, t.organisation_no in (select organisation_no from place) as hosted, t.person_id = ${tx.person}::uuid as is_me
      from members.attachment as t
      where (t.organisation_no in (select organisation_no from place) or t.home_no in (select organisation_no from place)
             or (t.person_id = ${tx.person}::uuid and t.valid @> ${on}::date))
        and (${startedBy}::date is null or lower(t.valid) <= ${startedBy}::date)),
    came as materialized (
      select * from members.attendance_of_attached((select array_agg(id) from mine), ${on}::date))
    select t.id, head.organisation_id as "organisationId", coalesce(profile.name, '') as "hostName",
           t.hosted, t.person_id as "personId", t.full_name as "fullName",
           t.standing, t.home_name as "homeName", coalesce(t.post, ${postsOn(sql`t.person_id`, on)}) as post, t.kind, t.duty, t.decision,
           t.may_see as "maySee", t.may_speak as "maySpeak",
           t.may_vote as "mayVote", t.vote_source as "voteSource", lower(t.valid) as "from", upper(t.valid) as until,
           coalesce(upper(t.valid) <= ${on}::date, false) as "isOver", t.is_me as "isMe", false as "isFollower",
           coalesce(came.meetings, 0) as meetings, coalesce(came.attended, 0) as attended,
           noted.activities, noted.opinions, noted.unanswered,
           t.valid @> ${on}::date and greatest(lower(t.valid), noted.commented) <= ${addMonths(on, -months)}::date as "commentDue",
           (select coalesce(json_agg(json_build_object('id', note.id, 'kind', note.kind, 'onDay', note.on_day, 'words', note.words,
              'reply', note.reply, 'repliedOn', note.replied_on) order by note.on_day desc, note.id desc), '[]')
            from members.attachment_note as note
            where note.attachment_id = t.id and note.on_day <= ${on}::date and (t.hosted or t.is_me or note.kind = 'comment')) as notes,
           ${inAll}
    from mine as t
    join platform.organisation_head as head on head.organisation_no = t.organisation_no
    left join organisation_read.profile as profile on profile.organisation_no = t.organisation_no and profile.valid @> ${on}::date
    left join came on came.attachment_id = t.id
    cross join lateral ${noted(on)} as noted
    order by noted.unanswered > 0 desc, "isOver", t.full_name collate "vi-x-icu", t.id limit 300`);
}

/** Who follows a cell by office and has no assignment there on that day. */
function followersOf(tx: Reading, { organisationId, on }: Asked): Promise<Line[]> {
  return tx.ask<Line>(sql`
    with ${placeOf(organisationId)}
    select term.id, head.organisation_id as "organisationId", profile.name as "hostName",
           term.organisation_no in (select organisation_no from place) as hosted, term.person_id as "personId",
           term.full_name as "fullName", term.standing, coalesce(term.home_name, '') as "homeName",
           coalesce(term.title, term.posts) as post, 'follow' as kind, term.portfolio as duty,
           coalesce(term.decision, '–') as decision, true as "maySee", false as "maySpeak", false as "mayVote", null as "voteSource",
           lower(term.valid) as "from", upper(term.valid) as until, false as "isOver", term.person_id = ${tx.person}::uuid as "isMe",
           true as "isFollower", invited.meetings, invited.attended, 0 as activities, 0 as opinions, 0 as unanswered,
           false as "commentDue", '[]'::json as notes
    from members.followers_of((select array_agg(organisation_no) from place), ${on}::date) as term
    join platform.organisation_head as head on head.organisation_no = term.organisation_no
    join organisation_read.profile as profile on profile.organisation_no = term.organisation_no and profile.valid @> ${on}::date
    cross join lateral (
      select count(*)::integer as meetings, (count(*) filter (where notice.answer = 'coming'))::integer as attended
      from meetings_read.superior_notice as notice
      join meetings_read.meeting as meeting on meeting.id = notice.meeting_id and meeting.held_on <= ${on}::date
      where notice.organisation_no = term.organisation_no and notice.person_id = term.person_id and term.valid @> meeting.held_on) as invited
    where not exists (select from members.attachment as assigned
                      where assigned.organisation_no = term.organisation_no and assigned.person_id = term.person_id
                        and assigned.valid @> ${on}::date)
    order by term.full_name collate "vi-x-icu", term.id`);
}
