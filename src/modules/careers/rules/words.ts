import type { Text } from '#kernel/text.ts';

/** «Nhóm nghề nghiệp» — in the order in which they are counted. */
export const jobCategories = [
  'cadre',
  'civil-servant',
  'public-employee',
  'semi-professional',
  'armed-forces',
  'farmer',
  'worker',
  'business',
  'student',
  'pensioner',
  'other',
] as const;
export type JobCategory = (typeof jobCategories)[number];

/** «Tên nhóm nghề nghiệp» — as reports name them. */
export const jobWords: Readonly<Record<JobCategory, Text>> = {
  cadre: { vi: 'Cán bộ', en: 'Cadre' },
  'civil-servant': { vi: 'Công chức', en: 'Civil servant' },
  'public-employee': { vi: 'Viên chức', en: 'Public employee' },
  'semi-professional': { vi: 'Hoạt động không chuyên trách', en: 'Semi-professional' },
  'armed-forces': { vi: 'Quân đội, công an', en: 'Army, police' },
  farmer: { vi: 'Nông dân', en: 'Farmer' },
  worker: { vi: 'Công nhân, lao động', en: 'Worker' },
  business: { vi: 'Kinh doanh, nghề tự do', en: 'Trade, self-employed' },
  student: { vi: 'Học sinh, sinh viên', en: 'Student' },
  pensioner: { vi: 'Nghỉ hưu, già yếu', en: 'Pensioner' },
  other: { vi: 'Nghề khác', en: 'Other' },
};

/** «Loại trình độ» — what is learnt, from school to the theory of the Party. */
export const schoolingKinds = ['general', 'professional', 'theory'] as const;
export type SchoolingKind = (typeof schoolingKinds)[number];

/** «Tên loại trình độ». */
export const schoolingWords: Readonly<Record<SchoolingKind, Text>> = {
  general: { vi: 'Học vấn phổ thông', en: 'Schooling' },
  professional: { vi: 'Chuyên môn', en: 'Profession' },
  theory: { vi: 'Lý luận chính trị', en: 'Political theory' },
};

/** «Các bậc» — the lowest first, as records name them. */
export const levels = {
  general: ['Tiểu học', 'Trung học cơ sở', 'Trung học phổ thông'],
  professional: ['Sơ cấp', 'Trung cấp', 'Cao đẳng', 'Đại học', 'Thạc sĩ', 'Tiến sĩ'],
  theory: ['Sơ cấp', 'Trung cấp', 'Cao cấp', 'Cử nhân'],
} as const satisfies Readonly<Record<SchoolingKind, readonly string[]>>;

const english: Readonly<Record<string, string>> = {
  'Tiểu học': 'Primary school',
  'Trung học cơ sở': 'Lower secondary',
  'Trung học phổ thông': 'Upper secondary',
  'Sơ cấp': 'Elementary',
  'Trung cấp': 'Intermediate',
  'Cao đẳng': 'College',
  'Đại học': 'University',
  'Thạc sĩ': 'Master',
  'Tiến sĩ': 'Doctor',
  'Cao cấp': 'Advanced',
  'Cử nhân': 'Bachelor',
};

/** «Tên bậc trình độ» — in both languages. */
export function levelWord(level: string): Text {
  return { vi: level, en: english[level] ?? level };
}

/** «Mức nhận xét» — how the workplace judges the year's work. */
export const appraisalGrades = ['excellent', 'good', 'done', 'not-done'] as const;
export type AppraisalGrade = (typeof appraisalGrades)[number];

/** «Tên mức nhận xét». */
export const gradeWords: Readonly<Record<AppraisalGrade, Text>> = {
  excellent: { vi: 'Hoàn thành xuất sắc', en: 'Excellent' },
  good: { vi: 'Hoàn thành tốt', en: 'Good' },
  done: { vi: 'Hoàn thành', en: 'Done' },
  'not-done': { vi: 'Không hoàn thành', en: 'Not done' },
};
