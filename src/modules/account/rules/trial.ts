import { writeDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';

/** «Vì sao phục hồi thử không thành» — what each fault means, and what to do. */
export const trialFaults = {
  'no-room': {
    vi: 'Phục hồi thử không chạy được vì ổ đĩa thiếu chỗ: dọn bớt hoặc thay ổ lớn hơn.',
    en: 'The trial restore found no room on the disk: make room or take a larger disk.',
  },
  'backup-failed': {
    vi: 'Sao lưu không xong: chạy "sochibo doctor", xem ổ đĩa và quyền ghi thư mục dữ liệu.',
    en: 'The backup failed: run "sochibo doctor", look at the disk and at who may write the data folder.',
  },
  'copy-unreadable': {
    vi: 'Bản sao lưu không dựng lại được: chạy "sochibo trial" để xem lý do, giữ các bản sao cũ.',
    en: 'The copy could not be brought up: run "sochibo trial" to see why, and keep older backups.',
  },
  'record-disagrees': {
    vi: 'Sổ trong bản phục hồi không khớp: chạy "sochibo verify" để biết chỗ nào, giữ các bản sao cũ.',
    en: 'The record in the copy disagrees: run "sochibo verify" to see where, and keep older backups.',
  },
  'rows-missing': {
    vi: 'Bản phục hồi thiếu hoặc thừa dòng so với sổ đang dùng: chạy lại "sochibo trial", giữ các bản sao cũ.',
    en: 'The copy has fewer or more rows than the book: run "sochibo trial" again, and keep older backups.',
  },
} satisfies Record<string, Text>;

/** «Lần phục hồi thử gần nhất» — as far as its sentence needs it. */
export interface TrialTold {
  readonly isWell: boolean;
  readonly why: keyof typeof trialFaults | null;
  readonly day: string;
  readonly clock: string;
  readonly minutes: number;
  readonly isOfLastNight: boolean;
}

/** «Câu báo phục hồi thử» — the one sentence by which an administrator knows that a backup is a backup. */
export function trialWords(trial: TrialTold | null, isAlarming: boolean): Text {
  if (!trial)
    return isAlarming
      ? {
          vi: 'Chưa phục hồi thử được lần nào: chạy "sochibo trial", hoặc để máy chủ bật qua đêm.',
          en: 'No backup was ever restored on trial: run "sochibo trial", or leave the server on at night.',
        }
      : {
          vi: 'Chưa phục hồi thử lần nào; lần đầu vào đêm nay.',
          en: 'No backup was restored on trial yet; the first time is tonight.',
        };
  if (trial.why) return trialFaults[trial.why];
  const { clock, minutes } = trial;
  const day = writeDate(trial.day as CivilDate);
  if (isAlarming)
    return {
      vi: `Lần phục hồi thử gần nhất đã cũ (${clock} ngày ${day}): chạy "sochibo trial", hoặc để máy chủ bật qua đêm.`,
      en: `The last trial restore is old (${day} at ${clock}): run "sochibo trial", or leave the server on at night.`,
    };
  return trial.isOfLastNight
    ? {
        vi: `Đêm qua đã phục hồi thử thành công lúc ${clock}, ${minutes} phút.`,
        en: `Last night a backup was restored on trial at ${clock}, in ${minutes} min.`,
      }
    : {
        vi: `Đã phục hồi thử thành công lúc ${clock} ngày ${day}, ${minutes} phút.`,
        en: `A backup was restored on trial on ${day} at ${clock}, in ${minutes} min.`,
      };
}

/** «Số nhảy sau phục hồi» — why numbers of papers are missing after a restore. */
export function gapWords(restore: {
  readonly day: string;
  readonly madeOn: string;
  readonly gap: number;
}): Text {
  const day = writeDate(restore.day as CivilDate);
  const madeOn = writeDate(restore.madeOn as CivilDate);
  const { gap } = restore;
  return {
    vi: `Phục hồi ngày ${day} từ bản sao lưu ngày ${madeOn}: số văn bản nhảy ${gap} số, vì văn bản mang các số ấy có thể đã phát ra.`,
    en: `Restored on ${day} from a backup of ${madeOn}: numbers of papers skip ${gap}, since papers with those numbers may have been issued.`,
  };
}
