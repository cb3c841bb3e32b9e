import type { Text } from './text.ts';

/** «Lớp dữ liệu» — how closely a row is held. Secret papers are refused at the door and have no class. */
export type DataClass = 'public' | 'internal' | 'working' | 'confided' | 'personal' | 'sensitive';

/** «Quyền» — what a command or query asks of the one who gives it. */
export type Right =
  | 'meetings.keep'
  | 'meetings.answer'
  | 'meetings.propose'
  | 'tasks.keep'
  | 'tasks.work'
  | 'shortcomings.check'
  | 'papers.publish'
  | 'papers.receive'
  | 'minutes.receive'
  | 'meetings.excuse'
  | 'concerns.answer'
  | 'members.keep'
  | 'attachments.note'
  | 'workplace.give'
  | 'organisation.keep'
  | 'import.save'
  | 'identity.recover'
  | 'sensitive.grant'
  | 'late.settle'
  | 'programmes.keep';

/** «Chức vụ trong sổ» — offices that carry rights here. `member` comes with belonging to the cell. */
export type Office =
  | 'member'
  | 'secretary'
  | 'deputy-secretary'
  | 'committee-member'
  | 'follower'
  | 'office-staff'
  | 'administrator';

/** What an office may see and do in one reach. */
export interface Reach {
  readonly see: readonly DataClass[];
  readonly may: readonly Right[];
}

/** One line of the table of rules: an office, where it reaches, what it opens. */
export interface AccessRule {
  readonly office: Office;
  readonly term: Text;
  /** In the organisation of the term itself. */
  readonly own: Reach;
  /** In every organisation in its custody. */
  readonly below: Reach;
}

const nothing: Reach = { see: [], may: [] };
const keepsTheBook: readonly Right[] = [
  'meetings.keep',
  'meetings.answer',
  'meetings.propose',
  'tasks.keep',
  'tasks.work',
  'shortcomings.check',
  'papers.receive',
  'papers.publish',
  'late.settle',
  'attachments.note',
  'workplace.give',
  'programmes.keep',
];

/**
 * «Bảng quyền» — the one table from which the handler check, the row policies,
 * their tests and the access page come. Rights follow the term of office.
 */
export const accessRules: readonly AccessRule[] = [
  {
    office: 'member',
    term: { vi: 'Đảng viên của chi bộ', en: 'Member of the cell' },
    own: {
      see: ['public', 'internal', 'working'],
      may: ['meetings.answer', 'meetings.propose', 'tasks.work'],
    },
    below: nothing,
  },
  {
    office: 'secretary',
    term: { vi: 'Bí thư', en: 'Secretary' },
    own: {
      see: ['public', 'internal', 'working', 'confided', 'personal'],
      may: [...keepsTheBook, 'minutes.receive', 'meetings.excuse', 'members.keep', 'identity.recover'],
    },
    below: {
      see: ['public', 'internal', 'personal'],
      may: [
        'minutes.receive',
        'meetings.excuse',
        'concerns.answer',
        'shortcomings.check',
        'identity.recover',
      ],
    },
  },
  {
    office: 'deputy-secretary',
    term: { vi: 'Phó Bí thư', en: 'Deputy secretary' },
    own: { see: ['public', 'internal', 'working', 'confided', 'personal'], may: keepsTheBook },
    below: {
      see: ['public', 'internal', 'personal'],
      may: ['minutes.receive', 'meetings.excuse', 'concerns.answer'],
    },
  },
  {
    office: 'committee-member',
    term: { vi: 'Cấp ủy viên', en: 'Committee member' },
    own: {
      see: ['public', 'internal', 'working', 'confided', 'personal'],
      may: [
        'meetings.keep',
        'meetings.answer',
        'meetings.propose',
        'tasks.keep',
        'tasks.work',
        'shortcomings.check',
        'papers.receive',
        'attachments.note',
      ],
    },
    below: { see: ['public', 'internal'], may: [] },
  },
  {
    office: 'follower',
    term: { vi: 'Cấp ủy viên theo dõi chi bộ', en: 'Superior who follows the cell' },
    own: { see: ['public', 'internal', 'working'], may: ['meetings.propose', 'attachments.note'] },
    below: nothing,
  },
  {
    office: 'office-staff',
    term: { vi: 'Văn phòng, ban tổ chức của cấp ủy', en: 'Office or organisation board of a committee' },
    own: {
      see: ['public', 'internal', 'working', 'personal'],
      may: [
        'papers.publish',
        'programmes.keep',
        'workplace.give',
        'members.keep',
        'organisation.keep',
        'import.save',
        'identity.recover',
        'late.settle',
      ],
    },
    below: {
      see: ['public', 'internal', 'personal'],
      may: [
        'minutes.receive',
        'meetings.excuse',
        'concerns.answer',
        'shortcomings.check',
        'members.keep',
        'organisation.keep',
        'import.save',
        'identity.recover',
        'sensitive.grant',
      ],
    },
  },
  {
    // Granted at the machine, never a term: `platform.holds` knows it at the installation alone.
    office: 'administrator',
    term: { vi: 'Quản trị máy chủ', en: 'Administrator of the server' },
    own: { see: [], may: ['organisation.keep', 'members.keep'] },
    below: nothing,
  },
];

/** Whether the office opens the right, in its own organisation or below it. */
export function opens(office: string, right: Right, reach: 'own' | 'below'): boolean {
  return accessRules.some((rule) => rule.office === office && rule[reach].may.includes(right));
}
