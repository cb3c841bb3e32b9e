import { addDays, type Instant } from '#kernel/civil-date.ts';
import { dayInVietnam } from '#kernel/clock-time.ts';
import { dice } from './chance.ts';
import type { Underway } from './prepare.ts';

/** How many days before the meeting a cell does each step, when it does. */
const lead = { assigned: 8, committee: 6, draft: 4, superior: 3, papers: 2 } as const;

/** «Các bước chuẩn bị» — careful cells do them all and in time; others leave some out. */
export function tickSteps(
  { desk, sitting, id, keeper }: Underway,
  steps: readonly (keyof typeof lead)[],
  at: Instant,
): void {
  const chance = dice('steps', id);
  const today = dayInVietnam(at);
  for (const step of steps) {
    if (sitting.habits.care < 0.8 && !chance.yes(sitting.habits.care)) continue;
    const day = addDays(sitting.day, -lead[step]);
    const note =
      step === 'committee' ? 'Bí thư, phó bí thư và các chi ủy viên; biên bản trong sổ chi ủy' : null;
    desk.book.order(
      'tick-step',
      { meetingId: id, step, doneOn: day < today ? day : today, note },
      keeper,
      at,
    );
  }
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
