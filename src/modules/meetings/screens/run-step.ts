import { cell } from '#client/cell.svelte.ts';
import type { Text } from '#kernel/text.ts';
import { currentItem, inOrder } from '../rules/agenda-order.ts';
import { undecided, voteOwed } from '../rules/matters-by-vote.ts';
import { countRoll } from '../rules/roll.ts';
import type { MeetingRow } from '../rules/rows.ts';
import type { AgendaItem } from '../rules/types.ts';
import { meetingHref, view } from './meeting-view.ts';

/** What the main button of an item does: lead to the page where its work is done, or conclude it. */
export interface RunStep {
  readonly label: Text;
  /** `null`: concludes the item. */
  readonly href: string | null;
  /** Leaving the work of the item undone, in words. */
  readonly without: Text | null;
  /** Added to the conclusion where the work is left undone. */
  readonly says?: string;
}

/** The item after this one that is still open. */
export function itemAfter(agenda: readonly AgendaItem[], item: AgendaItem): AgendaItem | null {
  return inOrder(agenda).find((other) => other.state === 'open' && other.position > item.position) ?? null;
}

/** The next step of an item, by what it is about and what is recorded already. */
export function runStep(
  meeting: MeetingRow,
  agenda: readonly AgendaItem[],
  item: AgendaItem,
  conclusion: string,
): RunStep {
  const conclude = concludeLabel(item, itemAfter(agenda, item));
  const plain = { label: conclude, href: null, without: null };
  if (item.state === 'done' && hasConclusion(item))
    return { ...plain, label: { vi: 'Ghi lại kết luận', en: 'Record the conclusion again' } };
  if (item.state === 'done' && !['resolution', 'minutes'].includes(item.kind))
    return { ...plain, ...onwards(meeting, agenda) };
  const rulesOf = cell.rulesOf(meeting.heldOn ?? meeting.plannedOn);
  if (voteOwed(item, conclusion, view.votes(meeting), rulesOf) !== null)
    return {
      label: { vi: 'Biểu quyết việc này', en: 'Vote on this matter' },
      href: `${meetingHref(meeting.id, 'vote')}?item=${item.id}`,
      without: { vi: 'Chưa quyết định ở buổi này', en: 'Undecided at this meeting' },
      says: undecided,
    };
  const addendum = view.addendum(item);
  if (addendum?.adoptedOn === null)
    return {
      label: { vi: 'Biểu quyết phụ lục', en: 'Vote on the addendum' },
      href: `${meetingHref(meeting.id, 'vote')}?item=${item.id}`,
      without: { vi: 'Chưa thông qua, sang mục khác', en: 'Not adopted, on to the next item' },
    };
  switch (item.kind) {
    case 'roll-call': {
      const { unmarked } = countRoll(view.roll(meeting));
      return unmarked === 0
        ? plain
        : {
            label: { vi: `Điểm danh ${unmarked} người còn lại`, en: `Mark the remaining ${unmarked}` },
            href: meetingHref(meeting.id, 'roll'),
            without: { vi: 'Điểm sau, sang mục khác', en: 'Mark them later' },
          };
    }
    case 'resolution':
      return view.resolution(meeting)?.adoptedOn
        ? plain
        : {
            label: { vi: 'Soạn và biểu quyết nghị quyết', en: 'Draft and vote on the resolution' },
            href: meetingHref(meeting.id, 'resolution'),
            without: { vi: 'Tháng này không ra nghị quyết', en: 'No resolution this month' },
          };
    case 'score':
      return view.score(meeting)?.complete === false
        ? {
            label: { vi: 'Chấm điểm buổi sinh hoạt', en: 'Score the meeting' },
            href: meetingHref(meeting.id, 'score'),
            without: null,
          }
        : plain;
    case 'minutes':
      return {
        label: { vi: 'Đọc lại và khóa biên bản', en: 'Read back and lock the minutes' },
        href: meetingHref(meeting.id, 'minutes'),
        without: null,
      };
    default:
      return plain;
  }
}

/** Whether the chair's words are asked for under the item. */
export function hasConclusion(item: AgendaItem): boolean {
  return !['opening', 'clerk', 'roll-call', 'score', 'minutes', 'resolution'].includes(item.kind);
}

/** From an item where nothing is left to be done: to the one being discussed, or to the minutes. */
function onwards(meeting: MeetingRow, agenda: readonly AgendaItem[]): Pick<RunStep, 'label' | 'href'> {
  const open = currentItem(agenda);
  return open
    ? {
        label: { vi: `Sang mục ${open.position} đang bàn`, en: `On to item ${open.position}` },
        href: `${meetingHref(meeting.id, 'run')}?item=${open.id}`,
      }
    : { label: { vi: 'Xem biên bản', en: 'See the minutes' }, href: meetingHref(meeting.id, 'minutes') };
}

function concludeLabel(item: AgendaItem, next: AgendaItem | null): Text {
  return next
    ? {
        vi: `Kết luận mục ${item.position}, sang mục ${next.position}`,
        en: `Conclude item ${item.position}, on to ${next.position}`,
      }
    : { vi: `Kết luận mục ${item.position}`, en: `Conclude item ${item.position}` };
}
