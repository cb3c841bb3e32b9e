import type { Item } from '#client/item.ts';
import type { SyncState } from '#client/sync-state.ts';
import type { Text } from '#kernel/text.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** «Chờ bao lâu rồi» — by the clock of this device; one set back never makes an entry younger than new. */
export function ageOf(madeAt: number, now: number): Text {
  const age = Math.max(0, now - madeAt);
  if (age < minute) return { vi: 'vừa ghi', en: 'just now' };
  if (age < hour) return counted(age / minute, 'phút', 'minutes');
  if (age < day) return counted(age / hour, 'giờ', 'hours');
  return counted(age / day, 'ngày', 'days');
}

/** «Lời đã khóa kín» — without a code words cannot be read again after a start; what becomes of the entry is the same. */
export const sealedWords: Text = {
  vi: 'Lời đã khóa kín, còn đủ trong máy này và được gửi như mọi việc',
  en: 'Its words are sealed; it is all on this device and is sent like any other',
};

/** «Vì sao còn chờ» — what this device knows of the way between it and the server. */
export function whyItWaits(item: Item, way: SyncState['kind']): Text {
  switch (way) {
    case 'no-network':
      return { vi: 'Chưa có mạng', en: 'No network yet' };
    case 'trouble':
      return { vi: 'Máy chủ đang bận, máy sẽ thử lại', en: 'The server is busy; tried again later' };
    case 'sending':
      return { vi: 'Đang gửi', en: 'Being sent' };
    case 'session-ended':
      return { vi: 'Phiên đã hết; mở sổ bằng mật khẩu thì gửi tiếp', en: 'The session ended; sign in again' };
    case 'closed':
    case 'waiting':
    case 'recorded':
      if (item.tooLarge)
        return {
          vi: 'Dài quá, đường mạng này không cho qua; cất bản sao rồi gửi từ mạng khác',
          en: 'Too large for this network; keep a copy and send it from another one',
        };
      if (item.unproven)
        return {
          vi: 'Biên nhận không có chữ ký đúng của máy chủ; đăng nhập lại bằng mật khẩu khi có mạng',
          en: 'The receipt is not signed by the server; sign in again with your password',
        };
      return item.offered > 0
        ? {
            vi: `Đã đưa đi ${item.offered} lần, máy chủ chưa trả lời việc này`,
            en: `Offered ${item.offered} times; not answered yet`,
          }
        : { vi: 'Chưa tới lượt gửi', en: 'Not offered yet' };
  }
}

function counted(count: number, vi: string, en: string): Text {
  const whole = Math.floor(count);
  return { vi: `${whole} ${vi} rồi`, en: `${whole} ${en}` };
}
