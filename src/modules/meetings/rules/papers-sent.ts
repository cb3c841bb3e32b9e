import type { CivilDate } from '#kernel/civil-date.ts';
import { dayInVietnam } from '#kernel/clock-time.ts';
import { todayOf, type Desk } from '#kernel/decision.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { checklist, stepsFor } from '#modules/preparation/public.ts';
import type { MeetingRow } from './rows.ts';

/**
 * «Ngày gửi tài liệu» — the day on which members could read: by the step of the preparation, where the pack has one; else that of
 * the convening. `null`: there was nothing to read; `undefined`: books kept before it was noted.
 */
export function papersSentOn(
  rows: Rows,
  meeting: MeetingRow,
  seat: Pick<Desk, 'now' | 'rules'>,
): CivilDate | null | undefined {
  const steps = stepsFor(rows, seat, meeting.plannedOn);
  const papers = steps.filter((step) => step.evidence === 'papers');
  const [sent] = checklist(rows, meeting, papers, todayOf(seat));
  if (sent) return sent.doneOn;
  return meeting.convenedAt === null ? undefined : dayInVietnam(meeting.convenedAt);
}
