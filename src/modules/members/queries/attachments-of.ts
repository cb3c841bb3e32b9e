import type { OutputOf } from '#kernel/contract.ts';
import { addMonths } from '#kernel/civil-date.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer } from '#platform/handle.ts';
import { attachmentsOf } from '../contract/attachments.ts';

type Line = OutputOf<typeof attachmentsOf>['attachments'][number];

/** «Sổ phân công» — those in force first. Attendance is counted at the host alone: nowhere is anybody counted twice. */
export const answerAttachmentsOf = answer(attachmentsOf, async (tx, { organisationId, asOf }) => {
  const on = asOf ?? tx.today;
  const months = ruleOn(tx.rules, 'members.comment-months', on)?.value ?? 1;
  const found = await tx.ask<Line & { readonly inAll: number }>(sql`
    with place as materialized (
      select custody.organisation_no
      from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
      where head.organisation_id = ${organisationId})
    select t.id, head.organisation_id as "organisationId", coalesce(profile.name, '') as "hostName",
           t.organisation_no in (select organisation_no from place) as hosted, t.person_id as "personId", t.full_name as "fullName",
           t.standing, t.home_name as "homeName", t.post, t.kind, t.duty, t.decision, t.may_see as "maySee", t.may_speak as "maySpeak",
           t.may_vote as "mayVote", t.vote_source as "voteSource", lower(t.valid) as "from", upper(t.valid) as until,
           coalesce(upper(t.valid) <= ${on}::date, false) as "isOver", t.person_id = ${tx.person}::uuid as "isMe",
           came.meetings, came.attended,
           t.valid @> ${on}::date and greatest(lower(t.valid), (select max(note.on_day) from members.attachment_note as note
             where note.attachment_id = t.id and note.kind = 'comment' and note.on_day <= ${on}::date)) <= ${addMonths(on, -months)}::date as "commentDue",
           (select coalesce(json_agg(json_build_object('id', note.id, 'kind', note.kind, 'onDay', note.on_day, 'words', note.words,
              'reply', note.reply, 'repliedOn', note.replied_on) order by note.on_day desc, note.id desc), '[]')
            from members.attachment_note as note where note.attachment_id = t.id and note.on_day <= ${on}::date) as notes, ${inAll}
    from members.attachment as t
    join platform.organisation_head as head on head.organisation_no = t.organisation_no
    left join organisation_read.profile as profile on profile.organisation_no = t.organisation_no and profile.valid @> ${on}::date
    cross join lateral (
      select count(*)::integer as meetings, count(*) filter (where entry.attendance in ('present', 'online'))::integer as attended
      from meetings_read.roll_entry as entry
      join meetings_read.meeting as meeting on meeting.id = entry.meeting_id and meeting.held_on <= ${on}::date
      where entry.organisation_no = t.organisation_no and entry.person_id = t.person_id
        and entry.circumstance in ('attached', 'attached-voting') and t.valid @> meeting.held_on) as came
    where (t.organisation_no in (select organisation_no from place) or t.home_no in (select organisation_no from place)
           or (t.person_id = ${tx.person}::uuid and t.valid @> ${on}::date))
      and (${asOf ?? null}::date is null or lower(t.valid) <= ${asOf ?? null}::date)
    order by exists (select from members.attachment_note as asked
                     where asked.attachment_id = t.id and asked.kind = 'opinion' and asked.reply is null) desc, "isOver", t.full_name collate "vi-x-icu", t.id limit 300`);
  const { rows: attachments, rest } = withRest(found);
  return ok({ attachments, rest });
});
