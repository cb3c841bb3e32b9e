import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { among } from '#platform/database/table.ts';
import { loadRows } from '#platform/decide.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { meetingMinutes } from '../contract/reading.ts';
import type { MeetingRow } from '../rules/rows.ts';
import { writePapers, type MeetingPapers } from '../sql/papers.ts';
import { bookParts, nameParts } from '../sql/parts.ts';

type Answer = OutputOf<typeof meetingMinutes>;

interface Kept extends Pick<
  Answer,
  'heldOn' | 'addenda' | 'signing' | 'textHash' | 'chainEntry' | 'chainHead' | 'sentAt' | 'receivedAt'
> {
  readonly no: number;
  readonly organisationId: Id;
  readonly document: MeetingPapers | null;
  readonly works: boolean;
  readonly heldBack: boolean;
}

/** «Biên bản để xem» — as locked; before that as it would read now, for those who may see the work of the cell. */
export const answerMeetingMinutes = answer(meetingMinutes, async (tx, { meetingId }) => {
  const [kept] = await tx.ask<Kept>(sql`
    select meeting.organisation_no as no, head.organisation_id as "organisationId", meeting.held_on as "heldOn", minutes.document,
           minutes.text_hash as "textHash", minutes.chain_entry as "chainEntry", minutes.chain_head as "chainHead",
           minutes.sent_at as "sentAt", minutes.received_at as "receivedAt",
           (select coalesce(json_agg(json_build_object('text', addendum.text, 'writtenOn', addendum.written_on, 'adoptedOn', addendum.adopted_on)
                                     order by addendum.id), '[]')
            from meetings.addendum as addendum where addendum.meeting_id = meeting.id) as addenda,
           jsonb_build_object('filed', minutes.signed_file is not null, 'filedOn', minutes.filed_on, 'signatures',
             (select coalesce(jsonb_agg(jsonb_build_object('role', signature.role, 'signedAt', signature.signed_at)), '[]')
              from meetings.signature as signature where signature.meeting_id = meeting.id)) as signing,
           coalesce(case when meeting.level is null then meeting.${sql.raw(among('working'))}
                         else meeting.${sql.raw(among('confided'))} end, false) as works,
           meeting.level is not null as "heldBack"
    from meetings.meeting as meeting
    join platform.organisation_head as head using (organisation_no)
    left join meetings.minutes as minutes on minutes.meeting_id = meeting.id
    where meeting.id = ${meetingId}`);
  const papers = kept?.document ?? (kept?.works ? await draftPapers(tx, kept, meetingId) : null);
  if (!kept || !papers) return refuse(problems.notFound);
  const { heldOn, addenda, signing, textHash, chainEntry, chainHead, sentAt, receivedAt } = kept;
  return ok({
    meetingId,
    heldOn,
    locked: kept.document !== null,
    ...papers,
    addenda,
    signing,
    textHash,
    chainEntry,
    chainHead,
    sentAt,
    receivedAt,
    heldBack: kept.heldBack,
  });
});

async function draftPapers(
  tx: Reading,
  { no, organisationId }: Kept,
  meetingId: Id,
): Promise<MeetingPapers | null> {
  const book = { id: organisationId, no };
  const rows = await loadRows(tx, [...bookParts(book, meetingId), ...nameParts(book)]);
  const meeting = rows.one<MeetingRow>('meeting', meetingId);
  return meeting ? writePapers(rows, meeting, { ...tx, organisation: book }, null) : null;
}
