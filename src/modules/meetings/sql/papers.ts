import { createHash } from 'node:crypto';
import type { OfficialPaper } from '#kernel/official-paper.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import { canonical } from '#kernel/canonical.ts';
import { rulesOfDay } from '#kernel/decision.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { Instant } from '#kernel/civil-date.ts';
import { dayOf, recordFrom, signerOf } from '../rules/book.ts';
import { writeMinutes } from '../rules/minutes.ts';
import { writeNumber } from '../rules/number.ts';
import { writeResolution } from '../rules/resolution-text.ts';
import type { MeetingRow, ResolutionRow } from '../rules/rows.ts';
import type { Book } from './parts.ts';

/** «Biên bản, nghị quyết của một buổi» — as locked, or as they would read now. */
export interface MeetingPapers {
  readonly minutes: OfficialPaper;
  readonly resolution: OfficialPaper | null;
}

/** Writes both papers from the recorded rows by the forms in force on the day of the meeting. */
export function writePapers(
  rows: Rows,
  meeting: MeetingRow,
  seat: { readonly now: Instant; readonly rules: RuleBundle; readonly organisation: Book },
  checkCode: string | null,
): MeetingPapers | null {
  const rulesOf = rulesOfDay(seat, dayOf(meeting));
  const form = rulesOf('meetings.minutes-form');
  if (!form) return null;
  const record = recordFrom(rows, meeting, seat);
  const minutes = writeMinutes(record, form.value, { number: null, date: meeting.heldOn, checkCode });
  const resolutionForm = rulesOf('meetings.resolution-form');
  const numbering = rulesOf('documents.number-form');
  const draft = rows.all<ResolutionRow>('resolution').find((row) => row.meetingId === meeting.id);
  if (!draft || !resolutionForm || !numbering) return { minutes, resolution: null };
  const number =
    draft.number === null || draft.symbol === null
      ? null
      : writeNumber(draft.number, draft.symbol, numbering.value);
  const issue = { number, date: draft.adoptedOn, checkCode };
  return {
    minutes,
    resolution: writeResolution(record, resolutionForm.value, issue, signerOf(rows, meeting, record)),
  };
}

/** SHA-256 of the papers as stored; the database does not keep the order of keys, so neither does the hash. */
export function hashOf(papers: MeetingPapers): string {
  return createHash('sha256').update(canonical(papers)).digest('hex');
}
