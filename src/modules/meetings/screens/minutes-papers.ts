import { cell } from '#client/cell.svelte.ts';
import type { OfficialPaper } from '#kernel/official-paper.ts';
import type { Text } from '#kernel/text.ts';
import { dayOf, recordFrom, signerOf, tasksOf } from '../rules/book.ts';
import { meetingFrom } from '../rules/from-rows.ts';
import { lockList, type LockStep } from '../rules/lock.ts';
import { writeMinutes } from '../rules/minutes.ts';
import { writeNumber } from '../rules/number.ts';
import { writeResolution } from '../rules/resolution-text.ts';
import type { MeetingRow } from '../rules/rows.ts';
import { waitingRemarks } from '../rules/signing.ts';
import { waitingVersions } from '../rules/versions.ts';
import { meetingHref, view } from './meeting-view.ts';

/** The papers of a meeting as they read now; `null` where the device knows no form yet. */
export interface MeetingPapers {
  readonly minutes: OfficialPaper | null;
  readonly resolution: OfficialPaper | null;
}

/** «Biên bản, nghị quyết tự viết» — from the rows on this device. */
export function papersOf(meeting: MeetingRow): MeetingPapers {
  const rulesOf = cell.rulesOf(dayOf(meeting));
  const record = { ...recordFrom(cell.rows, meeting, cell.seat), score: view.score(meeting) };
  const draft = view.resolution(meeting);
  const [minutesForm, resolutionForm] = [
    rulesOf('meetings.minutes-form'),
    rulesOf('meetings.resolution-form'),
  ];
  const numberForm = rulesOf('documents.number-form');
  const number =
    draft?.number && draft.symbol && numberForm
      ? writeNumber(draft.number, draft.symbol, numberForm.value)
      : null;
  return {
    minutes: minutesForm
      ? writeMinutes(record, minutesForm.value, { number: null, date: dayOf(meeting), checkCode: null })
      : null,
    resolution:
      draft && resolutionForm
        ? writeResolution(
            record,
            resolutionForm.value,
            { number, date: dayOf(meeting), checkCode: null },
            signerOf(cell.rows, meeting, record),
          )
        : null,
  };
}

/** The lock list without the hour of the end, which is given when locking. */
export function lockSteps(meeting: MeetingRow): readonly LockStep[] {
  return lockList({
    meeting: meetingFrom(meeting, cell.id),
    agenda: view.agenda(meeting),
    roll: view.roll(meeting),
    votes: view.votes(meeting),
    tasks: tasksOf(cell.rows, meeting.id, cell.id),
    versions: waitingVersions(cell.rows, meeting.id).length,
    remarks: waitingRemarks(cell.rows, meeting.id),
    score: view.score(meeting),
  }).filter((step) => step.id !== 'end');
}

/** Where a missing step is put right; `null`: on this very page. */
export function hrefOf(meeting: MeetingRow, step: LockStep): string | null {
  switch (step.id) {
    case 'roll':
      return meetingHref(meeting.id, 'roll');
    case 'agenda':
    case 'votes':
      return meetingHref(meeting.id, 'run');
    case 'tasks':
      return meetingHref(meeting.id, 'resolution');
    case 'score':
      return meetingHref(meeting.id, 'score');
    case 'adoption':
      return `${meetingHref(meeting.id, 'vote')}?for=minutes`;
    case 'versions':
      return '#two-versions';
    case 'remarks':
      return '#remarks';
    case 'end':
    case 'read-back':
      return null;
  }
}

/** What the page says of the state of the papers. */
export function stateOf(meeting: MeetingRow): {
  readonly kind: 'pencil' | 'ink' | 'closed';
  readonly word: Text;
} {
  if (meeting.state === 'sent') return { kind: 'ink', word: { vi: 'Đã gửi lên cấp trên', en: 'Sent up' } };
  if (meeting.state === 'closed') return { kind: 'closed', word: { vi: 'Đã khóa sổ', en: 'Locked' } };
  return { kind: 'pencil', word: { vi: 'Bản nháp', en: 'Draft' } };
}
