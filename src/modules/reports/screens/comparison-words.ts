import { addressOf } from '#client/address.svelte.ts';
import { type CivilDate, writeDate } from '#kernel/civil-date.ts';
import { shareOf } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import { say, writeNumber } from '#ui/text.ts';
import type { Direction, MovementCause } from '../contract/comparison.ts';
import type { NamedAct } from '../rules/movement.ts';
import { writeHundredths } from './statistics-table.ts';

const unknown: Text = { vi: 'Chưa rõ lý do', en: 'Reason not known' };

const came: Readonly<Partial<Record<MovementCause, Text>>> = {
  admission: { vi: 'Kết nạp', en: 'Admitted' },
  arrival: { vi: 'Chuyển đến', en: 'Arrived by transfer' },
  restored: { vi: 'Được công nhận lại', en: 'Restored' },
  restructuring: { vi: 'Đến do sắp xếp tổ chức', en: 'Came by restructuring' },
  'with-organisation': { vi: 'Đến cùng tổ chức', en: 'Came with their organisation' },
  unknown: { vi: 'Vào danh sách, chưa rõ lý do', en: 'Came in, reason not known' },
};
const went: Readonly<Partial<Record<MovementCause, Text>>> = {
  transferred: { vi: 'Chuyển đi', en: 'Left by transfer' },
  restructuring: { vi: 'Đi do sắp xếp tổ chức', en: 'Went by restructuring' },
  'with-organisation': { vi: 'Đi cùng tổ chức', en: 'Went with their organisation' },
  left: { vi: 'Xin ra khỏi Đảng', en: 'Left the Party' },
  removed: { vi: 'Xóa tên', en: 'Struck off' },
  expelled: { vi: 'Khai trừ', en: 'Expelled' },
  died: { vi: 'Từ trần', en: 'Died' },
  unknown: { vi: 'Ra khỏi danh sách, chưa rõ lý do', en: 'Went out, reason not known' },
};
const turned: Readonly<Partial<Record<MovementCause, Text>>> = {
  moved: { vi: 'Chuyển trong nội bộ', en: 'Moved within' },
  recognised: { vi: 'Công nhận chính thức', en: 'Recognised as official' },
};
const words = { in: came, out: went, within: turned } as const;

/** Why somebody came, went or changed, in the words of the work. */
export function causeWord(direction: Direction, cause: MovementCause): Text {
  return words[direction][cause] ?? unknown;
}

const actKinds: Readonly<Record<string, Text>> = {
  found: { vi: 'Thành lập', en: 'Founded' },
  merge: { vi: 'Sáp nhập', en: 'Merged' },
  split: { vi: 'Chia tách', en: 'Split' },
  draw: { vi: 'Rút đảng viên', en: 'Members drawn' },
  dissolve: { vi: 'Giải thể', en: 'Dissolved' },
  move: { vi: 'Chuyển cấp trên', en: 'Moved' },
  upgrade: { vi: 'Nâng cấp', en: 'Upgraded' },
  rename: { vi: 'Đổi tên', en: 'Renamed' },
  reorganise: { vi: 'Sắp xếp lại', en: 'Reorganised' },
  admit: { vi: 'Tiếp nhận', en: 'Admitted' },
  release: { vi: 'Đưa ra', en: 'Released' },
  rectify: { vi: 'Hoàn tác', en: 'Undone' },
  correct: { vi: 'Đính chính', en: 'Corrected' },
};

/** What kind of decision it is. */
export function actWord(kind: string): Text {
  return actKinds[kind] ?? { vi: 'Quyết định', en: 'Decision' };
}

/** «…, số 12-QĐ/ĐU, hiệu lực 1-7-2025». */
export function actSaid(act: NamedAct): Text {
  const day = writeDate(act.effectiveOn as CivilDate);
  return {
    vi: `${act.title}, số ${act.decision}, từ ${day}`,
    en: `${act.title}, no. ${act.decision}, from ${day}`,
  };
}

/** `+2.846`, `−938`, `0`. */
export function writeChange(change: number): string {
  return change > 0 ? `+${writeNumber(change)}` : writeNumber(change);
}

/** `+1,24 %` of what there was before; a dash where there was nothing. */
export function writeRelative(before: number, after: number): string {
  const share = shareOf(Math.abs(after - before), before, 10_000);
  if (share === null) return '–';
  const sign = after > before ? '+' : after < before ? '−' : '';
  return say({ vi: `${sign}${writeHundredths(share)}\u00a0%`, en: `${sign}${writeHundredths(share)}%` });
}

/** The address of the comparison, or of a list behind it. */
export function comparisonAddress(
  part: '' | '/people' | '/organisations',
  span: { readonly under: string | null; readonly from: string; readonly until: string },
  filters: Readonly<Record<string, string | undefined>> = {},
): string {
  return addressOf(`/statistics/compare${part}`, { ...span, ...filters });
}
