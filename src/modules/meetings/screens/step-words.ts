import { writeDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import type { StepState } from '#modules/preparation/public.ts';

/** «Tình trạng bước chuẩn bị» — as a stroke with its word. */
export function strokeOfStep({ standing, doneOn }: StepState): {
  readonly kind: 'pencil' | 'ink' | 'red';
  readonly word: Text;
} {
  const day = doneOn === null ? '' : writeDate(doneOn);
  switch (standing) {
    case 'in-time':
      return { kind: 'ink', word: { vi: `Đã làm ${day}`, en: `Done ${day}` } };
    case 'late':
      return { kind: 'red', word: { vi: `Đã làm ${day}, muộn`, en: `Done ${day}, late` } };
    case 'open':
      return { kind: 'pencil', word: { vi: 'Chưa làm', en: 'To do' } };
    case 'overdue':
      return { kind: 'red', word: { vi: 'Quá hạn, chưa làm', en: 'Overdue' } };
    case 'skipped':
      return { kind: 'red', word: { vi: 'Bỏ qua bước này', en: 'Skipped' } };
  }
}
