import type { CivilDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import { currentItem } from './agenda-order.ts';
import { countRoll, isExpected } from './roll.ts';
import type { AgendaItem, MeetingState, RollEntry } from './types.ts';

/** «Việc tiếp theo của buổi» — the page where the work goes on, and what its button says. */
export interface NextStep {
  readonly at: 'page' | 'notice' | 'opening' | 'roll' | 'run' | 'minutes';
  readonly label: Text;
}

/** «Làm gì tiếp» — the one thing to do next with a meeting; nothing once the minutes have been sent. */
export function nextStep(
  meeting: { readonly state: MeetingState; readonly plannedOn: CivilDate },
  agenda: readonly AgendaItem[],
  roll: readonly RollEntry[],
  today: CivilDate,
): NextStep | null {
  switch (meeting.state) {
    case 'planned':
      return { at: 'notice', label: { vi: 'Báo họp cho đảng viên', en: 'Tell the members' } };
    case 'convened':
      return today < meeting.plannedOn
        ? { at: 'page', label: { vi: 'Mở kế hoạch họp', en: 'Open the plan' } }
        : { at: 'opening', label: { vi: 'Khai mạc', en: 'Open the meeting' } };
    case 'open':
      return duringMeeting(agenda, roll);
    case 'closed':
      return {
        at: 'minutes',
        label: { vi: 'Gửi biên bản, nghị quyết', en: 'Send minutes and resolution' },
      };
    case 'sent':
    case 'excused':
      return null;
  }
}

function duringMeeting(agenda: readonly AgendaItem[], roll: readonly RollEntry[]): NextStep {
  const { unmarked } = countRoll(roll);
  const marked = roll.some((entry) => isExpected(entry) && entry.attendance !== null);
  if (!marked) return { at: 'roll', label: { vi: 'Điểm danh', en: 'Call the roll' } };
  const item = currentItem(agenda);
  if (item && item.kind !== 'minutes')
    return {
      at: 'run',
      label: { vi: `Họp tiếp, mục ${item.position}`, en: `Go on with item ${item.position}` },
    };
  if (unmarked > 0)
    return {
      at: 'roll',
      label: { vi: `Điểm danh ${unmarked} người còn lại`, en: `Mark the remaining ${unmarked}` },
    };
  return { at: 'minutes', label: { vi: 'Đọc lại và khóa biên bản', en: 'Read back and lock the minutes' } };
}
