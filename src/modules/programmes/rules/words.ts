import type { Text } from '#kernel/text.ts';

/** «Loại» — what a committee calls it. */
export const programmeKinds = ['programme', 'project', 'topic'] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

/** «Tình trạng giải pháp». */
export const measureStates = ['late', 'under-way', 'not-begun', 'done'] as const;
export type MeasureState = (typeof measureStates)[number];

/** «Việc gắn với giải pháp». */
export const tagKinds = ['task', 'target', 'agenda-item'] as const;
export type TagOf = (typeof tagKinds)[number];

/** «Chỉ số» — what the months kept can tell of any part of the tree. */
export const indicators = ['attendance', 'score', 'tasks', 'speakers'] as const;
export type Indicator = (typeof indicators)[number];

/** «Cấp chọn điểm». */
export const levels = ['central', 'province', 'district', 'commune', 'cell'] as const;
export type Level = (typeof levels)[number];

/** «Đánh giá về» — a pilot, an assigned member, a new secretary. */
export const reviewKinds = ['pilot', 'attachment', 'secretary'] as const;
export type ReviewOf = (typeof reviewKinds)[number];

/** «Tên loại». */
export const kindWords: Readonly<Record<ProgrammeKind, Text>> = {
  programme: { vi: 'Chương trình', en: 'Programme' },
  project: { vi: 'Đề án', en: 'Project' },
  topic: { vi: 'Chuyên đề', en: 'Topic' },
};

/** «Tên tình trạng». */
export const stateWords: Readonly<Record<MeasureState, Text>> = {
  late: { vi: 'chậm', en: 'late' },
  'under-way': { vi: 'đang làm', en: 'under way' },
  'not-begun': { vi: 'chưa làm', en: 'not begun' },
  done: { vi: 'xong', en: 'done' },
};

/** «Tên chỉ số». */
export const indicatorWords: Readonly<Record<Indicator, Text>> = {
  attendance: { vi: 'Dự họp', en: 'Attendance' },
  score: { vi: 'Điểm chất lượng', en: 'Quality score' },
  tasks: { vi: 'Nhiệm vụ đúng hạn', en: 'Tasks done in time' },
  speakers: { vi: 'Có ý kiến phát biểu', en: 'Spoke' },
};

/** «Tên cấp». */
export const levelWords: Readonly<Record<Level, Text>> = {
  central: { vi: 'Trung ương', en: 'Central' },
  province: { vi: 'Tỉnh', en: 'Province' },
  district: { vi: 'Huyện', en: 'District' },
  commune: { vi: 'Xã và cơ sở', en: 'Commune, grassroots' },
  cell: { vi: 'Chi bộ', en: 'Cell' },
};
