import type { Problem } from '#kernel/problem.ts';
import { partWords, type MatterPart } from './concerns.ts';

/** «Điều cần xem lại khi ghi, khi trả lời» — of wishes, opinions of the people and matters. */
export const concernProblems = {
  concernNotFound: {
    code: 'meetings.concernNotFound',
    message: { vi: 'Sổ chưa có điều cần trả lời này.', en: 'The book does not hold this concern yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi điều ấy đã tới.', en: 'It is sent again once the concern has arrived.' },
    awaits: true,
  },
  concernIsClosed: {
    code: 'meetings.concernIsClosed',
    message: { vi: 'Điều này đã trả lời xong.', en: 'This concern has been answered.' },
    fix: {
      vi: 'Sửa câu trả lời thì bấm Sửa trả lời; việc mới thì ghi một điều mới.',
      en: 'Correct the answer, or record a new concern.',
    },
  },
  concernHasMoved: {
    code: 'meetings.concernHasMoved',
    message: { vi: 'Điều này đã chuyển sang chi bộ khác.', en: 'This concern has moved to another cell.' },
    fix: {
      vi: 'Trả lời ở chi bộ nhận; nơi nhận ghi ngay ở điều ấy.',
      en: 'Answer it in the cell named there.',
    },
  },
  answerIsMissing: {
    code: 'meetings.answerIsMissing',
    message: { vi: 'Chưa ghi câu trả lời.', en: 'The answer is missing.' },
    fix: {
      vi: 'Ghi đã trả lời thế nào; người nêu sẽ đọc câu này.',
      en: 'Write the answer; whoever raised it will read this.',
    },
    field: 'answer',
  },
  speechIsEmpty: {
    code: 'meetings.speechIsEmpty',
    message: { vi: 'Chưa ghi nói gì.', en: 'Nothing is written of what was said.' },
    fix: {
      vi: 'Ghi ý chính. Chỉ đánh dấu đã phát biểu thì chọn tên người nói.',
      en: 'Write the main point; a mere mark needs the name of the speaker.',
    },
    field: 'text',
  },
  isInLockedMinutes: {
    code: 'meetings.isInLockedMinutes',
    message: { vi: 'Điều này đã vào biên bản khóa rồi.', en: 'This stands in locked minutes.' },
    fix: {
      vi: 'Không bỏ được nữa; ghi kết quả giải quyết để khép lại.',
      en: 'It stays; record how it was solved to close it.',
    },
  },
} as const satisfies Readonly<Record<string, Problem>>;

/** «Vấn đề còn thiếu phần» — cannot be closed with an empty part. */
export function matterIsNotWhole(parts: readonly MatterPart[]): Problem {
  const words = (language: 'vi' | 'en') => parts.map((part) => partWords[part][language]).join(', ');
  return {
    code: 'meetings.matterIsNotWhole',
    message: {
      vi: `Chưa khép được: còn thiếu ${words('vi')}.`,
      en: `It cannot be closed without ${words('en')}.`,
    },
    fix: { vi: `Ghi ${words('vi')} rồi khép lại.`, en: `Write ${words('en')}, then close it.` },
    field: parts[0] ?? '',
  };
}
