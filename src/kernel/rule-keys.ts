import type { KindValues, RuleKind } from './rule-values.ts';

/**
 * «Danh mục gói quy định» — every figure the code asks for, and its kind. A pack with another
 * key is refused, and so is a bundle in which one of these is missing.
 */
export const ruleKeys = {
  'organisation.cell-minimum-official': 'integer',
  'organisation.split-into-cells-from': 'integer',
  'organisation.committee-from-official': 'integer',
  'organisation.cell-committee-maximum': 'integer',
  'organisation.cell-term-months': 'months',
  'organisation.congress-shift-months': 'months',
  'organisation.concurrent-posts': 'pairs',
  'members.admission-age-minimum': 'integer',
  'members.probation-months': 'months',
  'members.letter-days': 'days',
  'members.transfer-working-days': 'integer',
  'members.temporary-months-minimum': 'months',
  'members.temporary-months-maximum': 'months',
  'members.study-months-maximum': 'months',
  'members.remind-days-before': 'integer',
  'members.absences-in-a-row': 'integer',
  'members.absence-case-days': 'days',
  'members.removal-absent-months': 'integer',
  'members.exempt-grounds': 'words',
  'members.comment-months': 'months',
  'members.record-fields': 'words',
  'meetings.times-per-month': 'integer',
  'meetings.day-of-month': 'integer',
  'meetings.latest-day-of-month': 'integer',
  'meetings.length-minimum': 'minutes',
  'meetings.length-with-theme': 'minutes',
  'meetings.papers-days-before': 'days',
  'meetings.preparation-steps': 'steps',
  'meetings.report-days-after': 'days',
  'meetings.themes-per-year': 'integer',
  'meetings.agenda-ordinary': 'agenda',
  'meetings.agenda-with-theme': 'agenda',
  'meetings.agenda-thematic': 'agenda',
  'meetings.category-contents': 'contents',
  'meetings.vote-deductions': 'deductions',
  'meetings.vote-forms': 'vote-forms',
  'meetings.vote-majority': 'threshold',
  'meetings.vote-two-thirds': 'threshold',
  'meetings.two-thirds-matters': 'words',
  'meetings.online-condition': 'threshold',
  'meetings.by-group': 'by-group',
  'meetings.make-up-months': 'months',
  'meetings.score-frame': 'frame',
  'meetings.score-conditions': 'conditions',
  'meetings.trait-form': 'traits',
  'meetings.minutes-form': 'form',
  'meetings.resolution-form': 'form',
  'meetings.sentences': 'sentences',
  'documents.kinds': 'paper-kinds',
  'documents.number-form': 'number-form',
  'documents.layout': 'layout',
  'tasks.remind-days-before': 'integers',
  'tasks.undone-causes': 'choices',
  'tasks.stuck-days': 'days',
  'reports.attendance-low': 'threshold',
  'reports.score-low': 'integer',
  'reports.missed-months': 'integer',
  'reports.late-months': 'integer',
  'reports.falling-months': 'integer',
  'reports.tasks-late': 'threshold',
} as const satisfies Readonly<Record<string, RuleKind>>;

/** «Khóa gói quy định» — one of the keys above. */
export type RuleKey = keyof typeof ruleKeys;

/** «Kiểu giá trị của khóa» — what `ruleOn` gives for a key. */
export type RuleValue<Key extends RuleKey> = KindValues[(typeof ruleKeys)[Key]];
