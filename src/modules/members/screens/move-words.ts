import { writeDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import type { movesOf } from '../contract/transfers.ts';

/** One line of the list. */
export type MoveLine = OutputOf<typeof movesOf>['moves'][number];

/** What somebody may do about a move. */
export type MoveAction = 'issue' | 'receive' | 'refuse' | 'withdraw' | 'confirm' | 'end';

export const moveKinds: Readonly<Record<MoveLine['kind'], Text>> = {
  official: { vi: 'Chuyển chính thức', en: 'Official transfer' },
  temporary: { vi: 'Sinh hoạt tạm thời', en: 'Temporary stay' },
};

const states: Readonly<Record<MoveLine['state'], Text>> = {
  requested: { vi: 'chờ cấp giấy giới thiệu', en: 'waiting for the letter' },
  issued: { vi: 'đã có giấy, chờ nơi đến nhận', en: 'letter issued, waiting to be received' },
  coming: { vi: 'đang đến, chờ tiếp nhận', en: 'coming, to be received' },
  received: { vi: 'đã tiếp nhận', en: 'received' },
  refused: { vi: 'nơi đến trả lại giấy', en: 'letter returned' },
  withdrawn: { vi: 'đã thôi chuyển', en: 'withdrawn' },
  returned: { vi: 'đã trở về', en: 'returned' },
};

/** What stands under the name: kind, where, letter. */
export function noteOf(move: MoveLine, withPlace: boolean): Text {
  const kind = moveKinds[move.kind];
  const own = withPlace ? `${move.organisationName} ` : '';
  const letter = move.letterNumber ?? '';
  const until = move.untilOn ? writeDate(move.untilOn) : '';
  const way = move.side === 'out' ? { vi: 'đến', en: 'to' } : { vi: 'từ', en: 'from' };
  return {
    vi: `${kind.vi}, ${own}${way.vi} ${move.otherName}${until ? `, trở về ${until}` : ''}${letter ? `. Giấy ${letter}` : ''}`,
    en: `${kind.en}, ${own}${way.en} ${move.otherName}${until ? `, back on ${until}` : ''}${letter ? `. Letter ${letter}` : ''}`,
  };
}

/** Where it stands, with the day that counts. */
export function stateOf(move: MoveLine): Text {
  const due = move.dueOn ? writeDate(move.dueOn) : null;
  if (move.lapsed)
    return { vi: `giấy hết giá trị ngày ${due ?? ''}`, en: `the letter lapsed on ${due ?? ''}` };
  const state = states[move.state];
  const on = move.answeredOn ? writeDate(move.answeredOn) : null;
  if (move.turn === 'over') return on ? { vi: `${state.vi} ${on}`, en: `${state.en} on ${on}` } : state;
  if (move.overdue)
    return { vi: `${state.vi}, quá hạn ${due ?? ''}`, en: `${state.en}, overdue since ${due ?? ''}` };
  return due ? { vi: `${state.vi}, hạn ${due}`, en: `${state.en}, by ${due}` } : state;
}

/** What this person may do, the first of them the main one. `keeps`: from the office above. */
export function actionsFor(move: MoveLine, keeps: boolean, staying: boolean): readonly MoveAction[] {
  if (staying) return ['end'];
  if (move.side === 'in') return move.state === 'coming' && !move.lapsed ? ['receive', 'refuse'] : [];
  if (keeps && (move.state === 'requested' || move.state === 'refused' || move.lapsed))
    return ['issue', 'withdraw'];
  if (move.state === 'issued' && !move.otherIsHere) return ['confirm', 'withdraw'];
  return move.turn === 'over' ? [] : ['withdraw'];
}

export const actionWords: Readonly<Record<MoveAction, Text>> = {
  issue: { vi: 'Cấp giấy giới thiệu', en: 'Issue the letter' },
  receive: { vi: 'Tiếp nhận', en: 'Receive' },
  refuse: { vi: 'Trả lại giấy', en: 'Return the letter' },
  withdraw: { vi: 'Thôi chuyển', en: 'Withdraw' },
  confirm: { vi: 'Ghi nơi đến đã nhận', en: 'Note the receipt' },
  end: { vi: 'Kết thúc tạm thời', en: 'End the stay' },
};

export const actionQuestions: Readonly<Record<MoveAction, (name: string) => Text>> = {
  issue: (name) => ({ vi: `Cấp giấy giới thiệu cho ${name}?`, en: `Issue the letter for ${name}?` }),
  receive: (name) => ({ vi: `Tiếp nhận ${name} từ ngày nào?`, en: `Receive ${name} from what day?` }),
  refuse: (name) => ({
    vi: `Trả lại giấy của ${name} vì sao?`,
    en: `Why is the letter of ${name} returned?`,
  }),
  withdraw: (name) => ({ vi: `Thôi chuyển ${name}?`, en: `Withdraw the transfer of ${name}?` }),
  confirm: (name) => ({ vi: `Nơi đến nhận ${name} ngày nào?`, en: `When was ${name} received there?` }),
  end: (name) => ({ vi: `${name} trở về từ ngày nào?`, en: `From what day is ${name} back?` }),
};
