import { cell } from '#client/cell.svelte.ts';
import type { Id } from '#kernel/id.ts';
import { agendaOf } from '../rules/book.ts';
import { ofMeeting, rollOf } from '../rules/from-rows.ts';
import { nextStep, type NextStep } from '../rules/next-step.ts';
import type { ContributionRow, MeetingRow, ResolutionRow, RollEntryRow, VoteRow } from '../rules/rows.ts';
import type { AgendaItem, RollEntry } from '../rules/types.ts';

/** What screens read of one meeting; inside a component it follows every change. */
export const view = {
  agenda: (meeting: MeetingRow): readonly AgendaItem[] => agendaOf(cell.rows, meeting),
  roll: (meeting: MeetingRow): readonly RollEntry[] => rollOf(cell.rows, meeting),
  rollRows: (meeting: MeetingRow): readonly RollEntryRow[] =>
    ofMeeting<RollEntryRow>(cell.rows, 'roll-entry', meeting.id),
  votes: (meeting: MeetingRow): readonly VoteRow[] => ofMeeting<VoteRow>(cell.rows, 'vote', meeting.id),
  /** In the order in which they were written down. */
  contributions: (meeting: MeetingRow): readonly ContributionRow[] =>
    ofMeeting<ContributionRow>(cell.rows, 'contribution', meeting.id).toSorted((one, other) =>
      one.id < other.id ? -1 : 1,
    ),
  resolution: (meeting: MeetingRow): ResolutionRow | null =>
    ofMeeting<ResolutionRow>(cell.rows, 'resolution', meeting.id)[0] ?? null,
  next: (meeting: MeetingRow): NextStep | null =>
    nextStep(meeting, view.agenda(meeting), view.roll(meeting), cell.today),
};

/** Where a page of a meeting lies. */
export function meetingHref(id: Id, at: NextStep['at'] | 'plan' | 'resolution' | 'score' | 'vote' = 'page'): string {
  return at === 'page' ? `/meetings/${id}` : `/meetings/${id}/${at}`;
}
