import type { Instant } from '#kernel/civil-date.ts';
import type { ClockTime } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import { undecided } from '#modules/meetings/rules/matters-by-vote.ts';
import type { AgendaItemRow, RollEntryRow, TaskRow } from '#modules/meetings/rules/rows.ts';
import { dice, type Dice } from './chance.ts';
import { raiseAndAnswer } from './concerns.ts';
import { later, momentOf } from './moment.ts';
import type { Underway } from './prepare.ts';
import { farAway, reasons, sayings } from './topics/said.ts';
import { vote } from './votes.ts';

/** A meeting that has been sat through, on its way to the minutes. */
export interface Sat extends Underway {
  readonly clerk: Id;
  readonly present: readonly RollEntryRow[];
  readonly items: readonly AgendaItemRow[];
  readonly endedAt: ClockTime;
  readonly endAt: Instant;
}

/** «Sinh hoạt» — opened, roll called, discussed, each item concluded. */
export function sit(meeting: Underway): Sat {
  const { desk, sitting, id, keeper, chair } = meeting;
  const chance = dice('sitting', id);
  const startsAt = desk.startsAt as ClockTime;
  const at = momentOf(sitting.day, startsAt);
  const clerk = clerkOf(meeting);
  const guests = guestsOf(meeting, chance);
  desk.book.order(
    'open-meeting',
    { meetingId: id, heldOn: sitting.day, openedAt: startsAt, chairId: chair, clerkId: clerk, guests },
    keeper,
    at,
  );
  callTheRoll(meeting, clerk, chance, at);
  const present = rollOf(meeting).filter(
    (entry) => entry.attendance === 'present' || entry.attendance === 'online',
  );
  const items = desk.book.rows
    .all<AgendaItemRow>('agenda-item')
    .filter((item) => item.meetingId === id)
    .toSorted((one, other) => one.position - other.position);
  const endedAt = later(startsAt, sitting.minutes);
  const sat: Sat = { ...meeting, clerk, present, items, endedAt, endAt: momentOf(sitting.day, endedAt) };
  const opening = items.find((item) => item.kind === 'adopt-agenda');
  if (opening) vote(sat, opening, 'Thông qua chương trình buổi sinh hoạt', 'show-of-hands', 'majority', at);
  speak(sat, chance);
  raiseAndAnswer(sat);
  const left = business(sat);
  for (const item of items) {
    if (item.kind === 'score' || item.kind === 'minutes' || item.kind === 'resolution') continue;
    const conclusion = left.has(item.id) ? undecided : conclusionOf(sat, item);
    desk.book.order('conclude-item', { meetingId: id, itemId: item.id, conclusion }, keeper, at);
  }
  return sat;
}

/** Members vote by secret ballot on who is admitted, by card on who is recognised; too few of them, and it stays undecided. */
function business(sat: Sat): ReadonlySet<Id> {
  const matters = sat.items.filter((item) => item.kind === 'business' && item.originKind === 'added');
  const left = matters.filter((item) => {
    const form = item.title.startsWith('Kết nạp') ? 'secret-ballot' : 'member-card';
    return vote(sat, item, item.title, form, 'two-thirds', sat.endAt) === null;
  });
  return new Set(left.map((item) => item.id));
}

/** Everybody on the roll of the meeting. */
export function rollOf({ desk, id }: Pick<Underway, 'desk' | 'id'>): readonly RollEntryRow[] {
  return desk.book.rows.all<RollEntryRow>('roll-entry').filter((entry) => entry.meetingId === id);
}

/** Whoever writes: a committee member who is not presiding, else anybody reliable. */
function clerkOf({ desk, sitting, chair, id }: Underway): Id {
  const writes = desk.terms.find(
    (term) =>
      term.office === 'committee-member' && term.fullName === 'Triệu Thị Tươi' && term.personId !== chair,
  );
  if (writes) return writes.personId;
  const here = rollOf({ desk, id }).filter(
    (entry) => entry.circumstance === null && entry.personId !== chair,
  );
  const surest = here.toSorted(
    (one, other) =>
      (desk.members.get(other.personId)?.reliable ?? 0) - (desk.members.get(one.personId)?.reliable ?? 0),
  );
  return surest[sitting.habits.sentAfter % Math.min(2, surest.length)]?.personId ?? chair;
}

function guestsOf({ desk, sitting }: Underway, chance: Dice): string[] {
  if (!desk.follower || !chance.yes(sitting.habits.attendance < 0.8 ? 0.7 : 0.35)) return [];
  return [`${desk.follower.fullName}, Đảng ủy xã, theo dõi chi bộ`];
}

function callTheRoll(meeting: Underway, clerk: Id, chance: Dice, at: Instant): void {
  const { desk, sitting, id, keeper, chair } = meeting;
  const entries = rollOf(meeting);
  const expected = entries.filter(
    (entry) => entry.circumstance === null || entry.circumstance === 'temporarily-here',
  );
  const mayMiss = expected
    .filter((entry) => entry.personId !== clerk && entry.personId !== chair)
    .filter((entry) => !isIll(meeting, entry.personId));
  const ill = expected.filter((entry) => isIll(meeting, entry.personId));
  // Rounded by chance: in small cells it is now one, now two who stay away.
  const wanted = Math.floor(expected.length * (1 - sitting.habits.attendance) + chance.next()) - ill.length;
  const official = expected.filter(
    (entry) => entry.standing === 'official' && entry.circumstance === null,
  ).length;
  // Votes count against everybody: so few may stay away that something can still be carried.
  const spare = Math.max(0, official - Math.floor(official / 2) - 1 - ill.length);
  const ranked = mayMiss
    .map((entry) => ({ entry, weight: weightOf(meeting, entry, chance) }))
    .toSorted((one, other) => one.weight - other.weight);
  const missing = ranked.slice(0, Math.max(0, Math.min(wanted, spare))).map(({ entry }) => entry.personId);
  const unexcused = new Set(missing.filter((_, index) => index < sitting.habits.unexcused));
  // Whoever is assigned to attend comes: that is what they are there for.
  const attached = entries.flatMap(({ personId, circumstance }) =>
    circumstance === 'attached' ? [{ personId, attendance: 'present' as const, reason: null }] : [],
  );
  desk.book.order(
    'record-attendance',
    {
      meetingId: id,
      entries: [
        ...attached,
        ...expected.map(({ personId, reason }, at) => {
          if (ill.some((entry) => entry.personId === personId))
            return { personId, attendance: 'excused' as const, reason: 'ốm, điều trị tại bệnh viện' };
          if (unexcused.has(personId)) return { personId, attendance: 'absent' as const, reason: null };
          if (missing.includes(personId))
            return {
              personId,
              attendance: 'excused' as const,
              reason: reason ?? reasonOf(desk.members.get(personId)?.worksAway === true, chance),
            };
          const away =
            (desk.members.get(personId)?.worksAway === true && chance.yes(0.5)) ||
            (sitting.unusual?.manner === 'online' && at % 4 > 0);
          return { personId, attendance: away ? ('online' as const) : ('present' as const), reason: null };
        }),
      ],
    },
    keeper,
    at,
  );
}

function reasonOf(worksAway: boolean, chance: Dice): string {
  return worksAway ? farAway : chance.pick(reasons);
}

/** Where the deputy presides, the secretary is the one who is ill. */
function isIll({ sitting, desk }: Underway, personId: Id): boolean {
  return (
    sitting.deputyPresides &&
    desk.terms.some((term) => term.office === 'secretary' && term.personId === personId)
  );
}

/** The smaller, the likelier somebody stays away. */
function weightOf({ desk }: Underway, entry: RollEntryRow, chance: Dice): number {
  const member = desk.members.get(entry.personId);
  const asked = entry.answer === 'leave-asked' ? -1 : 0;
  return asked + (member?.reliable ?? 0.8) * (0.4 + chance.next()) - (member?.worksAway ? 0.15 : 0);
}

function speak(sat: Sat, chance: Dice): void {
  const { desk, sitting, id, keeper } = sat;
  const speakers = chance.some(sat.present, Math.ceil(sat.present.length * sitting.habits.speaking));
  const places = placesToSpeak(sat);
  if (places.length === 0) return;
  const used = new Map<Id, number>();
  speakers.forEach((speaker, index) => {
    const place = places[index % places.length];
    if (!place) return;
    const turn = used.get(place.item.id) ?? 0;
    used.set(place.item.id, turn + 1);
    const text = place.said[turn] ?? chance.pick(sayings.discussion);
    desk.book.order(
      'note-contribution',
      {
        id: desk.pen.id('said', id, index),
        meetingId: id,
        itemId: place.item.id,
        personId: speaker.personId,
        text,
        saidAt: later(desk.startsAt, 20 + Math.floor((index * 60) / speakers.length)),
      },
      keeper,
      momentOf(sitting.day, desk.startsAt),
    );
  });
}

/** The items people speak to; matters of the month come up again and again. */
function placesToSpeak(sat: Sat): { readonly item: AgendaItemRow; readonly said: readonly string[] }[] {
  const matters = sat.items.flatMap((item) => {
    const topic = item.originId === null ? undefined : sat.topics.get(item.originId);
    return topic ? [{ item, said: topic.said }] : [];
  });
  const common = sat.items.flatMap((item) => {
    const said = (sayings as Readonly<Record<string, readonly string[]>>)[item.kind];
    const isHead = item.originKind === 'template' || item.originKind === 'theme';
    return said && isHead ? [{ item, said }] : [];
  });
  return [...matters, ...common.slice(0, 1), ...matters, ...common.slice(1)];
}

function conclusionOf(sat: Sat, item: AgendaItemRow): string | null {
  const topic = item.originId === null ? undefined : sat.topics.get(item.originId);
  if (topic) return topic.conclusion;
  if (item.originKind === 'task') {
    const task = item.originId === null ? undefined : sat.desk.book.rows.one<TaskRow>('task', item.originId);
    return task?.dueOn && task.dueOn < sat.sitting.day
      ? 'Chậm so với hạn; tiếp tục làm, báo kết quả tại buổi họp sau.'
      : 'Đang làm đúng tiến độ.';
  }
  if (item.originKind === 'paper') return 'Đã phổ biến đến toàn thể đảng viên.';
  switch (item.kind) {
    case 'dues':
      return 'Đã thu và nộp đảng phí đúng quy định.';
    case 'last-resolution':
      return lastResult(sat);
    case 'self-criticism':
      return 'Tư tưởng đảng viên ổn định; các ý kiến góp ý được tiếp thu.';
    case 'theme':
      return 'Mỗi đảng viên đăng ký một việc làm theo chuyên đề, báo kết quả cuối quý.';
    case 'conclusion':
      return 'Thống nhất các nội dung đã bàn; phân công người làm, thời hạn như phần nhiệm vụ.';
    default:
      return null;
  }
}

function lastResult({ desk, id }: Sat): string {
  const tasks = desk.book.rows.all<TaskRow>('task').filter((task) => task.meetingId !== id);
  const late = tasks.filter((task) => task.state === 'open').length;
  return late === 0
    ? 'Các nhiệm vụ tháng trước đã hoàn thành.'
    : `Cơ bản hoàn thành nhiệm vụ tháng trước; còn ${late} việc đang làm, đã nêu rõ nguyên nhân.`;
}
