import { addDays, addMonths, daysBetween, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { draftAgenda, type DraftItem } from '#modules/meetings/rules/agenda.ts';
import { agendaKeyFor } from '#modules/meetings/rules/length.ts';
import { countedOn } from '#modules/meetings/rules/manner.ts';
import type { PlannedManner } from '#modules/meetings/rules/orders.ts';
import type { RollEntryRow, TaskRow } from '#modules/meetings/rules/rows.ts';
import type { ClockTime } from '#kernel/clock-time.ts';
import type { Excused, Sitting } from './calendar.ts';
import { holderOf, ruleOf, type CellDesk } from './cell-desk.ts';
import { dice } from './chance.ts';
import { earlier, momentOf } from './moment.ts';
import { farAway, onPaper, onPaperConcluded, reasons, topicsFor } from './topics/said.ts';
import type { Topic } from './topics/topic.ts';

/** A meeting under way: what its later steps need to know. */
export interface Underway {
  readonly desk: CellDesk;
  readonly sitting: Sitting;
  readonly id: Id;
  readonly keeper: Id;
  readonly chair: Id;
  readonly topics: ReadonlyMap<Id, Topic>;
}

/** «Soạn chương trình» — the template in force with open tasks, new papers and this month's matters. */
export function plan(desk: CellDesk, sitting: Sitting, at: Instant): Underway {
  const { book, pen, place } = desk;
  const { month, kind, theme, day } = sitting;
  const id = pen.id('meeting', place.plan.key, month, kind);
  const secretary = holderOf(desk, 'secretary', day);
  const deputy = holderOf(desk, 'deputy-secretary', day);
  const keeper = secretary ?? deputy;
  if (keeper === null) throw new Error(`nobody keeps the book of ${place.plan.key} on ${day}`);
  const chair = (sitting.deputyPresides ? deputy : secretary) ?? keeper;
  const key = agendaKeyFor({ kind, theme });
  const template = key && ruleOf(desk, key, day);
  const topics = topicsOf(desk, sitting);
  const withPapers = kind === 'ordinary';
  const gathered = {
    openTasks: withPapers ? openTasks(desk) : [],
    papers: withPapers ? desk.papers.filter((paper) => !paper.discuss).map(waiting) : [],
    asked: [
      ...(withPapers ? desk.papers.filter((paper) => paper.discuss).map(waiting) : []),
      ...[...topics].map(([topicId, topic]) => ({ id: topicId, title: topic.title })),
    ],
    theme,
    addenda: [],
    concerns: 0,
  };
  const items = template ? withBusiness(desk, sitting, draftAgenda(template, gathered)) : [];
  for (const paper of withPapers ? desk.papers.filter((each) => each.discuss) : [])
    topics.set(paper.id, { title: paper.title, said: onPaper, conclusion: onPaperConcluded, tasks: [] });
  book.order(
    'plan-meeting',
    {
      id,
      month,
      kind,
      theme,
      plannedOn: day,
      startsAt: desk.startsAt as ClockTime,
      place: desk.hall,
      chairId: chair,
      held: heldHow(desk, sitting),
      items: items.map((item, index) => ({ ...item, id: pen.id('item', id, index) })),
    },
    keeper,
    at,
  );
  return { desk, sitting, id, keeper, chair, topics };
}

/** As the rule of the manner asks for it. */
function heldHow(desk: CellDesk, { unusual, day }: Sitting): PlannedManner | undefined {
  if (!unusual) return undefined;
  const { manner, reason } = unusual;
  if (manner === 'by-group') return { manner, reason, partyGroups: unusual.groups };
  const counted = countedOn(desk.book.rows, { plannedOn: day }, { organisation: desk.book.organisation });
  return { manner, reason, cannotCome: Math.floor(counted / 2) + 1 };
}

/** «Triệu tập, báo họp» — the roll of the day, who was told and how, who asked for leave. */
export function convene({ desk, sitting, id, keeper }: Underway, at: Instant): void {
  const { book } = desk;
  book.order('convene-meeting', { meetingId: id }, keeper, at);
  const roll = book.rows
    .all<RollEntryRow>('roll-entry')
    .filter((entry) => entry.meetingId === id && entry.circumstance === null);
  const chance = dice('told', id);
  const ways = ['app', 'app', 'message', 'phone', 'in-person'] as const;
  for (const toldBy of new Set(ways)) {
    const personIds = roll
      .filter((_, index) => ways[index % ways.length] === toldBy)
      .map((entry) => entry.personId);
    if (personIds.length > 0) book.order('tell-members', { meetingId: id, personIds, toldBy }, keeper, at);
  }
  for (const entry of roll) {
    const member = desk.members.get(entry.personId);
    if (!member || member.worksAway || entry.personId === keeper) continue;
    if (chance.yes(0.55))
      book.order('answer-invitation', { meetingId: id, answer: 'coming' }, entry.personId, at);
    else if (member.reliable < 0.6 && chance.yes(1 - sitting.habits.attendance))
      book.order(
        'answer-invitation',
        { meetingId: id, answer: 'leave-asked', reason: member.worksAway ? farAway : chance.pick(reasons) },
        entry.personId,
        at,
      );
  }
}

/** «Cho phép không họp» — by the level above. */
export function excuse(desk: CellDesk, { month, reason }: Excused, at: Instant): void {
  const id = desk.pen.id('meeting', desk.place.plan.key, month, 'ordinary');
  desk.book.order(
    'excuse-meeting',
    { id, month, kind: 'ordinary', reason, plannedOn: addDays(month, 2) },
    desk.receiver,
    at,
  );
}

/** The moment members were told: some days before, as a rule. */
export function toldAt(day: CivilDate, careless: boolean, now: Instant): Instant {
  return earlier(momentOf(addDays(day, careless ? 0 : -3), careless ? '07:30' : '18:00'), now);
}

/** «Việc cần biểu quyết» — recognition and admission, each an item of its own shortly before it takes effect. */
function withBusiness(desk: CellDesk, { day }: Sitting, items: readonly DraftItem[]): readonly DraftItem[] {
  const at = items.findIndex((item) => item.kind === 'business');
  const head = items[at];
  if (!head) return items;
  const matters = [...desk.members.values()].flatMap((member) => {
    const { id, cell, joined, official, fullName } = member;
    if (cell !== desk.place.plan.key || member.until !== null) return [];
    const recognised = official ?? addMonths(joined, 12);
    if (joined < day && isSoon(addDays(day, official === null ? -14 : 0), recognised))
      return [{ id, title: `Công nhận đồng chí ${fullName} là đảng viên chính thức` }];
    return isSoon(addDays(day, 14), joined) ? [{ id, title: `Kết nạp quần chúng ${fullName} vào Đảng` }] : [];
  });
  const added = matters.map(({ id, title }) => ({
    ...head,
    title,
    originKind: 'added' as const,
    originId: id,
  }));
  return [...items.slice(0, at + 1), ...added, ...items.slice(at + 1)];
}

function isSoon(day: CivilDate, event: CivilDate): boolean {
  const left = daysBetween(day, event);
  return left > 0 && left <= 31;
}

function topicsOf(desk: CellDesk, { month, kind, day }: Sitting): Map<Id, Topic> {
  if (kind === 'thematic') return new Map();
  const { plan } = desk.place;
  const all = topicsFor(plan.category ?? '', plan.key);
  const roll = dice('topics', plan.key);
  const order = roll.some(all, all.length);
  const count = all.length > 6 ? 2 : 1;
  const first = (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))) * count;
  const chosen = Array.from({ length: count }, (_, index) => order[(first + index) % order.length]);
  return new Map(
    chosen.flatMap((topic, index): [Id, Topic][] =>
      topic ? [[desk.pen.id('matter', plan.key, addMonths(month, 0), index), topic]] : [],
    ),
  );
}

function openTasks(desk: CellDesk): { readonly id: Id; readonly title: string }[] {
  return desk.book.rows
    .all<TaskRow>('task')
    .filter((task) => task.state === 'open')
    .toSorted((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1))
    .map(({ id, title }) => ({ id, title }));
}

function waiting(paper: { readonly id: Id; readonly number: string | null; readonly title: string }) {
  return { id: paper.id, title: [paper.number, paper.title].filter((part) => part !== null).join(' ') };
}
