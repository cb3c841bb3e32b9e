import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { ClockTime } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type {
  AgendaItem,
  Attendance,
  Contribution,
  Meeting,
  RollCircumstance,
  RollEntry,
  Task,
  Vote,
} from '#modules/meetings/rules/types.ts';

/** A lifelong id from a small number, so that tests read easily. */
export function idOf(number: number): Id {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as Id;
}

/** A day written plainly. */
export const day = (text: string) => text as CivilDate;

/** A clock time written plainly. */
export const at = (text: string) => text as ClockTime;

export function aMeeting(changes: Partial<Meeting> = {}): Meeting {
  return {
    id: idOf(1),
    organisationId: idOf(2),
    month: day('2026-11-01'),
    kind: 'ordinary',
    theme: null,
    plannedOn: day('2026-11-03'),
    startsAt: at('19:30'),
    place: 'Nhà văn hóa thôn Nà Pồng',
    manner: 'together',
    partyGroups: null,
    state: 'open',
    chairId: null,
    clerkId: null,
    convenedAt: '2026-10-30T08:00:00Z' as Instant,
    heldOn: day('2026-11-03'),
    openedAt: at('19:30'),
    endedAt: null,
    readBackAt: null,
    adoptedOn: null,
    sentAt: null,
    ...changes,
  };
}

let entries = 1000;

export function anEntry(changes: Partial<RollEntry> = {}): RollEntry {
  entries += 1;
  return {
    meetingId: idOf(1),
    personId: idOf(entries),
    standing: 'official',
    circumstance: null,
    attendance: null,
    reason: null,
    answer: null,
    guestName: null,
    ...changes,
  };
}

/** So many entries alike. */
export function entriesOf(
  count: number,
  attendance: Attendance | null,
  changes: Partial<Pick<RollEntry, 'standing'>> & { readonly circumstance?: RollCircumstance | null } = {},
): readonly RollEntry[] {
  return Array.from({ length: count }, () =>
    anEntry({ attendance, reason: attendance === 'excused' ? 'ốm' : null, ...changes }),
  );
}

export function anItem(changes: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id: idOf(100 + (changes.position ?? 1)),
    meetingId: idOf(1),
    position: 1,
    part: 'proceedings',
    kind: 'discussion',
    title: 'Đường vào khu Khuổi Mạ',
    originKind: 'template',
    originId: null,
    conclusion: null,
    state: 'open',
    ...changes,
  };
}

export function aTask(changes: Partial<Task> = {}): Task {
  return {
    id: idOf(500),
    organisationId: idOf(2),
    meetingId: idOf(1),
    title: 'Vận động 4 hộ hiến đất làm đường Khuổi Mạ',
    ownerId: idOf(7),
    helperIds: [],
    dueOn: day('2026-11-20'),
    state: 'open',
    doneOn: null,
    result: null,
    cause: null,
    ...changes,
  };
}

export function aVote(changes: Partial<Vote> = {}): Vote {
  return {
    id: idOf(600),
    meetingId: idOf(1),
    itemId: idOf(101),
    question: 'Công nhận đồng chí Hứa Thị Ngoan là đảng viên chính thức',
    form: 'member-card',
    threshold: 'two-thirds',
    base: 32,
    presentOfficial: 28,
    inFavour: 26,
    against: 1,
    abstaining: 1,
    probationaryInFavour: null,
    probationaryAgainst: null,
    probationaryAbstaining: null,
    carried: true,
    ...changes,
  };
}

export function aContribution(changes: Partial<Contribution> = {}): Contribution {
  return {
    id: idOf(700),
    meetingId: idOf(1),
    itemId: idOf(101),
    personId: null,
    text: 'đề nghị làm trước Tết.',
    aboutId: null,
    accepted: null,
    ...changes,
  };
}

/**
 * The cell of the drawn screens: 36 members (34 official, 2 probationary), two of them exempt and away;
 * of the 34 expected 30 come, one online, three are excused, one is absent.
 */
export function rollOfNaPong(): readonly RollEntry[] {
  return [
    ...entriesOf(27, 'present'),
    ...entriesOf(1, 'online'),
    ...entriesOf(3, 'excused'),
    ...entriesOf(1, 'absent'),
    ...entriesOf(2, null, { circumstance: 'exempt' }),
    ...entriesOf(2, 'present', { standing: 'probationary' }),
  ];
}
