import type { Id } from '#kernel/id.ts';
import { writeAmount } from '#kernel/amount.ts';
import { writePercent } from '#kernel/share.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { Text } from '#kernel/text.ts';
import { nameOfPerson, type Task } from '#modules/meetings/public.ts';
import type { AssignmentRow, HouseholdRow, TargetRow } from '../rules/rows.ts';
import type { StageName } from '../rules/assignments/stages.ts';

/** «Loại phân công». */
export const kindWords: Readonly<Record<AssignmentRow['kind'], Text>> = {
  area: { vi: 'Địa bàn', en: 'Area' },
  theme: { vi: 'Chuyên đề', en: 'Theme' },
};

/** «Tình trạng hộ». */
export const householdWords: Readonly<Record<HouseholdRow['state'], Text>> = {
  helped: { vi: 'Đang giúp', en: 'Being helped' },
  done: { vi: 'Đã đạt', en: 'Reached' },
  ended: { vi: 'Đã thôi', en: 'Stopped' },
};

/** «Bước của nghị quyết». */
export const stageWords: Readonly<Record<StageName, Text>> = {
  issued: { vi: 'Ban hành', en: 'Issued' },
  'passed-on': { vi: 'Quán triệt đến mọi đảng viên', en: 'Passed on to every member' },
  planned: { vi: 'Giao việc, lập kế hoạch', en: 'Planned' },
  'carried-out': { vi: 'Thực hiện xong', en: 'Carried out' },
  reviewed: { vi: 'Kiểm điểm', en: 'Reviewed' },
};

/** «7 trên 10 hộ (70 %)» — what was reached of a target. */
export function shareWord(total: number, target: Pick<TargetRow, 'goal' | 'unit'>): Text {
  const [done, goal] = [writeAmount(total), writeAmount(target.goal)];
  return {
    vi: `${done} trên ${goal} ${target.unit} (${writePercent(total, target.goal)} %)`,
    en: `${done} of ${goal} ${target.unit} (${writePercent(total, target.goal, 'en')} %)`,
  };
}

/** «Người hoặc tổ chức phụ trách» — «Chi hội Phụ nữ, Bàn Thị Ái theo dõi». */
export function ownerOf(rows: Rows, { ownerId, ownerBody }: Pick<Task, 'ownerId' | 'ownerBody'>): string {
  if (!ownerBody) return nameOfPerson(rows, ownerId);
  return ownerId === null ? ownerBody : `${ownerBody}, ${nameOfPerson(rows, ownerId)}`;
}

/** A piece of work that may serve something set out above. */
export interface Work {
  readonly of: 'task' | 'target' | 'agenda-item';
  readonly itemId: Id;
  readonly title: string;
}
