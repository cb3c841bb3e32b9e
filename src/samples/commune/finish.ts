import { daysBetween, monthStart, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import type { ClockTime } from '#kernel/clock-time.ts';
import { writeMonth } from '#kernel/clock-time.ts';
import type { MeetingRow, ResolutionRow } from '#modules/meetings/rules/rows.ts';
import { writePapers } from '#modules/meetings/sql/papers.ts';
import { later, momentOf } from './moment.ts';
import { holderOf, type CellDesk } from './cell-desk.ts';
import { score } from './score.ts';
import type { Sat } from './sit.ts';
import { giveTasks, reviewCell } from './assign.ts';
import { vote } from './votes.ts';

/** «Kết thúc» — members' business, tasks, resolution, score, minutes read back, adopted and locked. */
export function finish(sat: Sat, today: CivilDate): void {
  const { desk, sitting, id, keeper, endAt } = sat;
  const { book } = desk;
  giveTasks(sat, today);
  reviewCell(sat, today);
  const resolution = sat.items.find((item) => item.kind === 'resolution');
  if (resolution) adopt(sat, resolution);
  for (const item of sat.items)
    if (item.kind === 'resolution' || item.kind === 'score')
      book.order('conclude-item', { meetingId: id, itemId: item.id, conclusion: null }, keeper, endAt);
  score(sat);
  const readBack = later(desk.startsAt, sitting.minutes - 8);
  book.order('read-back-minutes', { meetingId: id, at: readBack }, keeper, endAt);
  const item = sat.items.find((each) => each.kind === 'minutes');
  const voteId = item && vote(sat, item, 'Thông qua biên bản', 'show-of-hands', 'majority', endAt);
  if (!voteId) throw new Error(`the minutes of ${desk.place.plan.key} on ${sitting.day} were not carried`);
  book.order('adopt-minutes', { meetingId: id, voteId }, keeper, endAt);
  book.order('lock-minutes', { meetingId: id, endedAt: sat.endedAt as ClockTime }, keeper, endAt);
  const meeting = book.rows.one<MeetingRow>('meeting', id);
  const papers = meeting && writePapers(book.rows, meeting, book.desk(keeper, endAt), null);
  if (!papers) throw new Error('no form for the minutes');
  book.keepPapers(id, papers);
}

/** «Gửi lên cấp trên, cấp trên nhận». */
export function send(sat: Sat, sentAt: Instant, receivedAt: Instant | null): void {
  const { desk, id, keeper } = sat;
  desk.book.order('send-minutes', { meetingId: id }, keeper, sentAt);
  if (receivedAt) desk.book.order('receive-minutes', { meetingId: id }, desk.receiver, receivedAt);
}

/** «Báo kết quả nhiệm vụ» — whatever was settled by the day. */
export function reportTasks(desk: CellDesk, until: CivilDate): void {
  for (const [taskId, fate] of [...desk.fates]) {
    if (fate.day > until) continue;
    desk.fates.delete(taskId);
    const words = fate.state === 'done' ? { doneOn: fate.day, result: fate.words } : { cause: fate.words };
    const at = momentOf(fate.day, '19:00');
    const keeper = holderOf(desk, 'secretary', fate.day) ?? desk.receiver;
    desk.book.order('report-task', { taskId, state: fate.state, ...words }, keeper, at);
  }
}

function adopt(sat: Sat, item: Sat['items'][number]): void {
  const { desk, sitting, id, keeper, endAt } = sat;
  const resolutionId = desk.pen.id('resolution', id);
  const month = writeMonth(sitting.month);
  const matters = [...sat.topics.values()].filter((topic) => topic.tasks.length > 0);
  desk.book.order(
    'draft-resolution',
    {
      id: resolutionId,
      meetingId: id,
      title: `Lãnh đạo thực hiện nhiệm vụ ${month}`,
      text: matters.map((topic) => `- ${topic.title}: ${topic.conclusion}`).join('\n'),
    },
    keeper,
    endAt,
  );
  const question = `Thông qua nghị quyết lãnh đạo nhiệm vụ ${month}`;
  const voteId = vote(sat, item, question, 'member-card', 'majority', endAt);
  if (!voteId) throw new Error(`the resolution of ${desk.place.plan.key} on ${sitting.day} was not carried`);
  const withoutTasks = matters.length === 0;
  desk.book.order('adopt-resolution', { resolutionId, voteId, withoutTasks }, keeper, endAt);
  const adopted = desk.book.rows.one<ResolutionRow>('resolution', resolutionId);
  if (!adopted) return;
  const number = desk.book.nextNumber(...seriesOf(desk, sitting.day));
  desk.book.apply([{ kind: 'resolution', key: resolutionId, row: { ...adopted, number } }]);
}

/** The term by the day it began, and how many resolutions it had adopted before the book was opened. */
function seriesOf(desk: CellDesk, day: CivilDate): [string, number] {
  const began = desk.terms
    .filter(
      (term) => term.office !== 'follower' && term.from <= day && (term.until === null || day < term.until),
    )
    .map((term) => term.from)
    .toSorted()[0];
  const months = began
    ? Math.max(0, Math.round(daysBetween(monthStart(began), monthStart(day)) / 30.4) - 1)
    : 0;
  return [began ?? day.slice(0, 4), months];
}
