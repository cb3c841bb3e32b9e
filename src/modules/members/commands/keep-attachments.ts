import { readPeriod, writePeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { InputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut, part, type Part } from '#platform/decide.ts';
import type { Ordering } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import {
  assignAttachment,
  commentAttachment,
  endAttachment,
  noteAttachment,
  replyToOpinion,
} from '../contract/attachments.ts';
import {
  decideAssignment,
  decideComment,
  decideEndOfAttachment,
  decideNote,
  decideReply,
} from '../rules/attachments.ts';
import { attachmentProblems } from '../rules/attachment-problems.ts';
import { moveProblems } from '../rules/move-problems.ts';
import type { AttachmentRow } from '../rules/move-rows.ts';
import { memberParts } from '../sql/parts.ts';
import { postsOn } from '../sql/posts.ts';
import { officeTerm, tables } from '../tables.ts';
import { attachment, attachmentNote } from '../tables/moves.ts';

/** «Phân công dự sinh hoạt» — who may see the book of the cell holds the office of a follower while it lasts. */
export const handleAssignAttachment = carryOut(
  assignAttachment,
  {
    tables,
    right: 'members.keep',
    load: (tx, input) => [
      ...memberParts(tx.home, input.personId),
      part(attachment, sql`t.organisation_no = ${tx.home.no} and t.person_id = ${input.personId}`),
      homePart(input.homeOrganisationId),
    ],
    before: async (tx, input, rows) => {
      if (input.homeOrganisationId !== null && !rows.one('home', input.homeOrganisationId))
        return refuse(moveProblems.placeUnknown);
      const gone = await tx.ask(sql`
        select from members.departure where person_id = ${input.personId}::uuid and on_day <= ${input.from}::date`);
      return gone.length > 0 ? refuse(attachmentProblems.hasLeft) : ok(null);
    },
    after: async (tx, input) => {
      // What is not typed is taken from the book, which knows the offices of its own people.
      const [book] = input.post === null ? await tx.ask<{ posts: string | null }>(postsOf(input)) : [];
      const post = book?.posts ?? input.post;
      if (book?.posts) tx.amend(attachment, [{ id: input.attachmentId, post }]);
      // Somebody the book does not know is refused by the key of the table: nobody could open it as that person.
      if (input.maySee)
        tx.put(officeTerm, [
          {
            id: input.attachmentId,
            personId: input.personId,
            organisationNo: tx.home.no,
            office: 'follower',
            title: post,
            decision: input.decision,
            valid: writePeriod({ from: input.from, until: input.until }),
          },
        ]);
      return ok(null);
    },
  },
  decideAssignment,
);

/** «Thôi phân công» — the right to see ends with it. */
export const handleEndAttachment = carryOut(
  endAttachment,
  {
    tables,
    right: 'members.keep',
    load: (tx, input) => [attachmentPart(tx, input.attachmentId)],
    after: (tx, { attachmentId, on }, rows) => {
      const row = rows.one<AttachmentRow>('attachment', attachmentId);
      if (row)
        tx.amend(officeTerm, [
          { id: attachmentId, valid: writePeriod({ from: readPeriod(row.valid).from, until: on }) },
        ]);
      return Promise.resolve(ok(null));
    },
  },
  decideEndOfAttachment,
);

/** «Ghi nhật ký, ý kiến nhân dân» — a follower writes in the log of their own assignment alone. */
export const handleNoteAttachment = carryOut(
  noteAttachment,
  {
    tables,
    right: 'attachments.note',
    load: (tx, input) => [attachmentPart(tx, input.attachmentId)],
    before: onlyOwnLog,
  },
  decideNote,
);

/** «Chi bộ nhận xét» — the home organisation reads it, with how often the member came. */
export const handleCommentAttachment = carryOut(
  commentAttachment,
  {
    tables,
    right: 'members.keep',
    load: (tx, input) => [attachmentPart(tx, input.attachmentId), camePart(tx, input.attachmentId)],
  },
  decideComment,
);

/** «Trả lời ý kiến nhân dân» — by who keeps the members of the cell, there or above it. */
export const handleReplyToOpinion = carryOut(
  replyToOpinion,
  {
    tables,
    right: 'members.keep',
    load: (tx, input) => [
      part(attachmentNote, sql`t.organisation_no = ${tx.home.no} and t.id = ${input.noteId}`),
    ],
  },
  decideReply,
);

function attachmentPart(tx: Ordering, id: Id): Part {
  return part(attachment, sql`t.organisation_no = ${tx.home.no} and t.id = ${id}`);
}

function camePart(tx: Ordering, id: Id): Part {
  return {
    kind: 'came',
    key: ['id'],
    rows: sql`
      select t.id, count(*)::integer as meetings,
             count(*) filter (where entry.attendance in ('present', 'online'))::integer as attended
      from members.attachment as t
      join meetings_read.roll_entry as entry on entry.organisation_no = t.organisation_no and entry.person_id = t.person_id
      join meetings_read.meeting as meeting on meeting.id = entry.meeting_id and t.valid @> meeting.held_on
      where t.organisation_no = ${tx.home.no} and t.id = ${id} and entry.circumstance in ('attached', 'attached-voting')
      group by t.id`,
  };
}

function homePart(id: Id | null): Part {
  return {
    kind: 'home',
    key: ['organisationId'],
    rows: sql`
      select profile.organisation_id as "organisationId", profile.organisation_no as "organisationNo", profile.name
      from organisation_read.profile as profile
      where profile.organisation_id = ${id}::uuid and profile.valid @> platform.today()`,
  };
}

async function onlyOwnLog(
  tx: Ordering,
  input: { readonly attachmentId: Id },
  rows: Rows,
): Promise<Result<null>> {
  const row = rows.one<AttachmentRow>('attachment', input.attachmentId);
  const [term] = await tx.ask<{ office: string }>(
    sql`select office from members.office_term where id = ${tx.term}`,
  );
  const another = term?.office === 'follower' && row !== undefined && row.personId !== tx.person;
  return another ? refuse(platformProblems.notYours) : ok(null);
}

function postsOf({ personId, from }: InputOf<typeof assignAttachment>) {
  return sql<{ posts: string | null }>`
    select ${postsOn(sql`person.id`, from)} as posts from members.person as person where person.id = ${personId}::uuid`;
}
