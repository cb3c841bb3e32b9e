import type { Text } from '#kernel/text.ts';
import { hourAt } from './clock.ts';

/** What the line under the title of every screen says. */
export interface SyncState {
  readonly kind: 'closed' | 'sending' | 'no-network' | 'session-ended' | 'trouble' | 'waiting' | 'recorded';
  readonly text: Text;
  readonly waiting: number;
  readonly review: number;
}

/** What the device knows about sending. */
export interface SyncFacts {
  readonly open: boolean;
  readonly sending: boolean;
  readonly last: 'done' | 'no-network' | 'trouble' | 'session-ended' | null;
  /** Since when there has been no network. */
  readonly offlineSince: number | null;
  /** When all was last sent and fetched. */
  readonly doneAt: number | null;
  readonly waiting: number;
  readonly review: number;
  /** By how many minutes this clock was ahead of the server's. */
  readonly minutesAhead: number | null;
}

/** «Dòng đồng bộ» — the state in words. Only receipts decide what counts as recorded. */
export function describeSync(facts: SyncFacts): SyncState {
  const { waiting, review } = facts;
  const kind = kindOf(facts);
  const text = withClock(withReview(sentence(kind, facts), review), facts.minutesAhead ?? 0);
  return { kind, text, waiting, review };
}

function kindOf(facts: SyncFacts): SyncState['kind'] {
  if (!facts.open) return 'closed';
  if (facts.sending && facts.waiting > 0) return 'sending';
  if (facts.last === 'no-network' || facts.last === 'session-ended' || facts.last === 'trouble')
    return facts.last;
  return facts.waiting > 0 || facts.doneAt === null ? 'waiting' : 'recorded';
}

function sentence(kind: SyncState['kind'], facts: SyncFacts): Text {
  const { waiting, offlineSince, doneAt } = facts;
  const since = offlineSince === null ? '' : hourAt(offlineSince);
  const kept: Text =
    waiting === 0
      ? { vi: 'Không có việc nào chờ gửi.', en: 'Nothing waits to be sent.' }
      : {
          vi: `${waiting} việc chờ gửi, còn đủ trong máy này.`,
          en: `${waiting} waiting, safe on this device.`,
        };
  switch (kind) {
    case 'closed':
      return { vi: 'Sổ trên máy này đang khóa.', en: 'The book on this device is locked.' };
    case 'sending':
      return { vi: `Đang gửi ${waiting} việc…`, en: `Sending ${waiting}…` };
    case 'no-network':
      return {
        vi: `Không có mạng${since ? ` từ ${since}` : ''}. ${kept.vi}`,
        en: `No network${since ? ` since ${since}` : ''}. ${kept.en}`,
      };
    case 'session-ended':
      return { vi: `Phiên làm việc đã hết. ${kept.vi}`, en: `The session has ended. ${kept.en}` };
    case 'trouble':
      return { vi: `Máy chủ đang bận. ${kept.vi}`, en: `The server is busy. ${kept.en}` };
    case 'waiting':
      return waiting > 0 ? kept : { vi: 'Đang hỏi máy chủ…', en: 'Asking the server…' };
    case 'recorded':
      return {
        vi: `Đã ghi tất cả lúc ${hourAt(doneAt ?? 0)}.`,
        en: `All recorded at ${hourAt(doneAt ?? 0)}.`,
      };
  }
}

function withReview(text: Text, review: number): Text {
  if (review === 0) return text;
  return { vi: `${text.vi} ${review} việc cần xem lại.`, en: `${text.en} ${review} to be looked at.` };
}

const mostMinutesOff = 5;

/** Nothing is ordered by this clock, but hours that people read and the days of a meeting come from it. */
function withClock(text: Text, ahead: number): Text {
  const off = Math.abs(ahead);
  if (off <= mostMinutesOff) return text;
  const [by, vi, en] =
    off < 120
      ? ([off, 'phút', 'minutes'] as const)
      : off < 2 * 1_440
        ? ([Math.round(off / 60), 'giờ', 'hours'] as const)
        : ([Math.round(off / 1_440), 'ngày', 'days'] as const);
  return {
    vi: `${text.vi} Đồng hồ máy này ${ahead > 0 ? 'nhanh' : 'chậm'} ${by} ${vi}, cần chỉnh lại.`,
    en: `${text.en} The clock of this device is ${by} ${en} ${ahead > 0 ? 'fast' : 'slow'}; set it right.`,
  };
}
