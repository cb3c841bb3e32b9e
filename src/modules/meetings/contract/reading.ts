import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { day, id, line, month } from '#kernel/shapes.ts';
import { agendaProposal, kind, meetingLine, minutesToRead, paper } from '../rules/shapes.ts';

/** «Chương trình mẫu» — the order in force with what waits for the meeting put in. */
export const agendaTemplate = query('agenda-template', {
  summary: { vi: 'Chương trình mẫu của tháng', en: 'The proposed agenda of a month' },
  input: z.object({ organisationId: id, month, kind, theme: z.optional(z.nullable(line)) }),
  output: agendaProposal,
});

/** «Biên bản để xem» — the paper as locked, or as it would read now. */
export const meetingMinutes = query('meeting-minutes', {
  summary: { vi: 'Biên bản của một buổi sinh hoạt', en: 'The minutes of a meeting' },
  input: z.object({ meetingId: id }),
  output: minutesToRead,
});

/** «Biên bản họp chi ủy» — as an official paper. */
export const committeePaper = query('committee-paper', {
  summary: { vi: 'Biên bản một buổi họp chi ủy', en: 'The minutes of a meeting of the committee' },
  input: z.object({ committeeMeetingId: id }),
  output: z.object({ heldOn: day, paper }),
});

/** «Các buổi sinh hoạt» — of one cell, planned or held in months `[from, until)`. */
export const meetingsOf = query('meetings-of', {
  summary: { vi: 'Các buổi sinh hoạt của một chi bộ', en: 'The meetings of a cell' },
  input: z.object({ organisationId: id, from: day, until: day }),
  output: z.object({
    meetings: z.array(meetingLine),
  }),
});
