import { addDays, writeDate, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import { dayInVietnam, type ClockTime } from '#kernel/clock-time.ts';
import type { AgendaItemRow, MeetingRow } from '#modules/meetings/rules/rows.ts';
import { committeeOn } from '#modules/preparation/rules/committee.ts';
import { dice } from './chance.ts';
import type { Underway } from './prepare.ts';

/** How many days before the meeting a cell does each step, when it does. */
const lead = { assigned: 8, committee: 6, draft: 4, superior: 3, papers: 2 } as const;

/** «Các bước chuẩn bị» — careful cells do them all and in time; others leave some out. */
export function tickSteps(underway: Underway, steps: readonly (keyof typeof lead)[], at: Instant): void {
  const { desk, sitting, id, keeper } = underway;
  const chance = dice('steps', id);
  const today = dayInVietnam(at);
  for (const step of steps) {
    if (sitting.habits.care < 0.8 && !chance.yes(sitting.habits.care)) continue;
    const day = addDays(sitting.day, -lead[step]);
    const doneOn = day < today ? day : today;
    if (step === 'committee') meetCommittee(underway, doneOn, at);
    else desk.book.order('tick-step', { meetingId: id, step, doneOn, note: null }, keeper, at);
  }
}

/** «Chi ủy họp trước» — those in office on the day, the secretary in the chair; agreed is what the plan says. */
function meetCommittee({ desk, sitting, id, keeper }: Underway, heldOn: CivilDate, at: Instant): void {
  const { book, pen, place } = desk;
  const { people } = committeeOn(book.rows, place.no, heldOn);
  const [chairId] = people;
  const meeting = book.rows.one<MeetingRow>('meeting', id);
  if (!chairId || !meeting) return;
  const items = book.rows
    .all<AgendaItemRow>('agenda-item')
    .filter((item) => item.meetingId === id && item.part === 'proceedings')
    .toSorted((one, other) => one.position - other.position);
  const [committeeMeetingId, clerkId] = [pen.id('committee', id), people.at(-1) ?? chairId];
  book.order(
    'record-committee-meeting',
    {
      id: committeeMeetingId,
      month: sitting.month,
      heldOn,
      startsAt: '19:30' as ClockTime,
      place: meeting.place,
      presentIds: people,
      chairId,
      clerkId,
      contents: items.map((item, index) => `${index + 1}. ${item.title}`).join('\n') || 'Chương trình tháng',
      conclusions: `Họp chi bộ lúc ${meeting.startsAt} ngày ${writeDate(meeting.plannedOn)}, tại ${meeting.place}. Gửi tài liệu trước một ngày.`,
    },
    keeper,
    at,
  );
  for (const signer of new Set([chairId, clerkId]))
    book.order('sign-committee-meeting', { committeeMeetingId, version: 1 }, signer, at);
}

const draftText = [
  '1. Hoàn thành làm đất, gieo cấy đúng lịch; mỗi đảng viên phụ trách hộ đến từng nhà một lần trong tháng.',
  '2. Sửa đoạn đường vào xóm Thượng trước ngày 20, mỗi hộ một ngày công.',
  '3. Vận động các hộ làm chuồng trại kín gió trước đợt rét đầu mùa.',
].join('\n');
const comments = [
  'Nhất trí. Đề nghị ghi rõ ai phụ trách đoạn từ cầu treo lên xóm.',
  null,
  'Nên lùi hạn làm đường đến cuối tháng, giữa tháng bà con bận gặt.',
  null,
] as const;

/** «Dự thảo lấy góp ý» — sent with the plan; a few have answered. */
export function shareDraft({ desk, sitting, id, keeper }: Underway, at: Instant): void {
  const { book, pen } = desk;
  const draftId = pen.id('draft', id);
  book.order(
    'send-draft',
    {
      id: draftId,
      meetingId: id,
      title: `Dự thảo nghị quyết tháng ${Number(sitting.month.slice(5, 7))}`,
      text: draftText,
    },
    keeper,
    at,
  );
  const people = [...desk.members.values()].filter(
    (member) =>
      member.cell === desk.place.plan.key &&
      member.until === null &&
      member.circumstances.length === 0 &&
      member.id !== keeper,
  );
  for (const [index, text] of comments.entries()) {
    const person = people[index];
    if (person) book.order('comment-on-draft', { draftId, text }, person.id, at);
  }
}
