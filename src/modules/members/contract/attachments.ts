import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { count, day, id, line } from '#kernel/shapes.ts';

const done = z.object({ id });
const kind = z.enum(['follow', 'strengthen', 'border-guard', 'attend']);
const standing = z.enum(['official', 'probationary']);

/** «Phân công dự sinh hoạt» — somebody of another organisation attends the meetings of this cell. */
export const assignAttachment = command('assign-attachment', {
  summary: { vi: 'Phân công dự sinh hoạt', en: 'Assign somebody to attend' },
  input: z.object({
    attachmentId: id,
    personId: id,
    fullName: line,
    standing,
    homeOrganisationId: z.nullable(id),
    homeName: line,
    post: z.nullable(line),
    kind,
    duty: z.nullable(line),
    decision: line,
    maySee: z.boolean(),
    maySpeak: z.boolean(),
    mayVote: z.boolean(),
    voteSource: z.nullable(line),
    from: day,
    until: z.nullable(day),
  }),
  output: done,
});

/** «Thôi phân công». */
export const endAttachment = command('end-attachment', {
  summary: { vi: 'Thôi phân công dự sinh hoạt', en: 'End an assignment' },
  input: z.object({ attachmentId: id, on: day }),
  output: done,
});

/** «Ghi nhật ký, ý kiến nhân dân» — by the assigned member or by who keeps the book. */
export const noteAttachment = command('note-attachment', {
  summary: { vi: 'Ghi nhật ký người được phân công', en: 'Note in the log of an assignment' },
  input: z.object({
    noteId: id,
    attachmentId: id,
    kind: z.enum(['activity', 'opinion']),
    on: day,
    words: line,
  }),
  output: done,
});

/** «Chi bộ nhận xét» — reaches the home organisation, with how often the member came. */
export const commentAttachment = command('comment-attachment', {
  summary: { vi: 'Nhận xét người được phân công', en: 'Comment on an assigned member' },
  input: z.object({ noteId: id, attachmentId: id, on: day, words: line }),
  output: done,
});

/** «Trả lời ý kiến nhân dân». */
export const replyToOpinion = command('reply-to-opinion', {
  summary: { vi: 'Trả lời ý kiến nhân dân', en: 'Reply to an opinion' },
  input: z.object({ noteId: id, reply: line }),
  output: done,
});

/** «Sổ phân công» — where one is host, and where one's own people are; each with log, opinions and comments. */
export const attachmentsOf = query('attachments-of', {
  summary: { vi: 'Người được phân công dự sinh hoạt', en: 'Assigned attendance' },
  input: z.object({
    organisationId: id,
    /** Left out: today. */
    asOf: z.optional(day),
  }),
  output: z.object({
    attachments: z.array(
      z.object({
        id,
        organisationId: id,
        hostName: z.string(),
        /** Whether the host is this organisation or below it; otherwise the home is. */
        hosted: z.boolean(),
        personId: id,
        fullName: z.string(),
        standing,
        homeName: z.string(),
        post: z.nullable(z.string()),
        kind,
        duty: z.nullable(z.string()),
        decision: z.string(),
        maySee: z.boolean(),
        maySpeak: z.boolean(),
        mayVote: z.boolean(),
        voteSource: z.nullable(z.string()),
        from: day,
        until: z.nullable(day),
        isOver: z.boolean(),
        /** Meetings of the host since then, and those attended; 0 of 0 where the rolls are not open to the reader. */
        meetings: count,
        attended: count,
        commentDue: z.boolean(),
        isMe: z.boolean(),
        /** Holds the office of a follower without an assignment of its own: no log; counted is who was invited and said to come. */
        isFollower: z.boolean(),
        /** What was noted; the home reads the comments, and of the rest how much there is. */
        activities: count,
        opinions: count,
        unanswered: count,
        notes: z.array(
          z.object({
            id,
            kind: z.enum(['activity', 'opinion', 'comment']),
            onDay: day,
            words: z.string(),
            reply: z.nullable(z.string()),
            repliedOn: z.nullable(day),
          }),
        ),
      }),
    ),
    /** How many more there are. */
    rest: count,
  }),
});
