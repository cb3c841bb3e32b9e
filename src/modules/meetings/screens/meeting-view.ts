import { cell } from '#client/cell.svelte.ts';
import { deviceClock, hourAt } from '#client/clock.ts';
import { drafts } from '#client/drafts.svelte.ts';
import { clockTime, type ClockTime } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import { compareNames } from '#kernel/vietnamese.ts';
import { checklist, stepsFor, type StepState } from '#modules/preparation/public.ts';
import { agendaOf } from '../rules/agenda-order.ts';
import { scoreFrom } from '../rules/book.ts';
import { ofMeeting, rollOf } from '../rules/from-rows.ts';
import { nextStep, type NextStep } from '../rules/next-step.ts';
import { nameOfPerson } from '../rules/people.ts';
import { came } from '../rules/roll.ts';
import type {
  AddendumRow,
  ContributionRow,
  MeetingRow,
  ResolutionRow,
  RollEntryRow,
  VoteRow,
} from '../rules/rows.ts';
import type { ScoreSheet } from '../rules/scoring/sheet.ts';
import type { AgendaItem, RollEntry } from '../rules/types.ts';

/** What screens read of one meeting; inside a component it follows every change. */
export const view = {
  agenda: (meeting: MeetingRow): readonly AgendaItem[] => agendaOf(cell.rows, meeting),
  roll: (meeting: MeetingRow): readonly RollEntry[] => rollOf(cell.rows, meeting),
  rollRows: (meeting: MeetingRow): readonly RollEntryRow[] =>
    ofMeeting<RollEntryRow>(cell.rows, 'roll-entry', meeting.id),
  /** «Người có mặt» — who came, guests without a name in the book apart, by their names. */
  present: (meeting: MeetingRow): readonly { readonly id: Id; readonly name: string }[] =>
    view
      .roll(meeting)
      .filter((entry) => entry.standing !== 'guest' && came(entry))
      .map(({ personId }) => ({ id: personId, name: nameOfPerson(cell.rows, personId) }))
      .toSorted((one, other) => compareNames(one.name, other.name)),
  votes: (meeting: MeetingRow): readonly VoteRow[] => ofMeeting<VoteRow>(cell.rows, 'vote', meeting.id),
  /** In the order in which they were written down. */
  contributions: (meeting: MeetingRow): readonly ContributionRow[] =>
    ofMeeting<ContributionRow>(cell.rows, 'contribution', meeting.id).toSorted((one, other) =>
      one.id < other.id ? -1 : 1,
    ),
  resolution: (meeting: MeetingRow): ResolutionRow | null =>
    ofMeeting<ResolutionRow>(cell.rows, 'resolution', meeting.id)[0] ?? null,
  /** The addendum an item is about. */
  addendum: (item: AgendaItem): AddendumRow | null =>
    item.originKind === 'addendum' && item.originId !== null
      ? (cell.rows.one<AddendumRow>('addendum', item.originId) ?? null)
      : null,
  /** The score as it stands; a meeting under way is taken to end when somebody has typed that it did, else now. */
  score: (meeting: MeetingRow): ScoreSheet | null => scoreFrom(cell.rows, ending(meeting), cell.seat),
  /** Every step of the preparation as it stands today. */
  preparation: (meeting: MeetingRow): readonly StepState[] =>
    checklist(cell.rows, meeting, stepsFor(cell.rows, cell.seat, meeting.plannedOn), cell.today),
  next: (meeting: MeetingRow): NextStep | null =>
    nextStep(meeting, view.agenda(meeting), view.roll(meeting), cell.today),
};

/** Where a page of a meeting lies. */
export function meetingHref(
  id: Id,
  at: NextStep['at'] | 'plan' | 'drafts' | 'pack' | 'resolution' | 'score' | 'vote' = 'page',
): string {
  return at === 'page' ? `/meetings/${id}` : `/meetings/${id}/${at}`;
}

/** The form in which the end of a meeting is typed before it is locked. */
export function closingForm(id: Id): string {
  return `lock ${id}`;
}

/** The hour of now, on the day of the meeting and nowhere else. */
export function hourOf(meeting: MeetingRow): ClockTime | null {
  return meeting.heldOn === cell.today ? clockTime(hourAt(deviceClock.now())) : null;
}

/** Of another day the end is not guessed. */
function ending(meeting: MeetingRow): MeetingRow {
  const now = meeting.state === 'open' ? hourOf(meeting) : null;
  const typed = drafts.read(closingForm(meeting.id)) as { readonly endedAt: string } | null;
  return { ...meeting, endedAt: meeting.endedAt ?? clockTime(typed?.endedAt ?? '') ?? now };
}
