import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { day, fileHash, id, line, month, ordinal, time, words } from '#kernel/shapes.ts';

const done = z.object({ id });

/** «Ghi buổi họp chi ủy» — that prepared the meeting of a month; the same id again corrects it. */
export const recordCommitteeMeeting = command('record-committee-meeting', {
  summary: { vi: 'Ghi buổi họp chi ủy chuẩn bị sinh hoạt', en: 'Record a meeting of the committee' },
  input: z.object({
    id,
    month,
    heldOn: day,
    startsAt: z.optional(z.nullable(time)),
    place: z.optional(z.nullable(line)),
    presentIds: z.array(id).check(z.maxLength(50)),
    chairId: id,
    clerkId: id,
    contents: words,
    conclusions: words,
  }),
  output: done,
});

const ofCommittee = z.object({ committeeMeetingId: id });

/** «Ký biên bản họp chi ủy» — in the version that was read. */
export const signCommitteeMeeting = command('sign-committee-meeting', {
  summary: { vi: 'Ký biên bản họp chi ủy', en: 'Sign the minutes of the committee' },
  input: z.extend(ofCommittee, { version: ordinal }),
  output: done,
});

/** «Lưu bản ký tay» — a file that has reached the server. */
export const fileCommitteePaper = command('file-committee-paper', {
  summary: { vi: 'Lưu ảnh biên bản họp chi ủy đã ký', en: 'File the signed minutes of the committee' },
  input: z.extend(ofCommittee, { file: fileHash, fileName: line }),
  output: done,
});

/** «Bỏ buổi họp chi ủy ghi nhầm». */
export const dropCommitteeMeeting = command('drop-committee-meeting', {
  summary: { vi: 'Bỏ buổi họp chi ủy ghi nhầm', en: 'Drop a meeting of the committee noted by mistake' },
  input: ofCommittee,
  output: done,
});
