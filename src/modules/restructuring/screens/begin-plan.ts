import type { Text } from '#kernel/text.ts';

/** What a plan begins with where something was found or proposed: naming offices, or a first step. */
export type Beginning = 'posts' | 'merge' | 'upgrade';

interface Begun {
  readonly with: Beginning;
  readonly office?: 'secretary' | 'deputy-secretary' | 'committee-member';
  /** What the plan is called before anybody gives it another name. */
  readonly title: (name: string) => string;
  readonly why: Text;
}

/** By what was found in a cell, or what its accepted proposal asks for. */
export const beginnings: Readonly<Record<string, Begun>> = {
  'no-secretary': {
    with: 'posts',
    office: 'secretary',
    title: (name) => `kiện toàn bí thư ${name}`,
    why: { vi: 'Chưa có bí thư.', en: 'There is no secretary.' },
  },
  'no-deputy': {
    with: 'posts',
    office: 'deputy-secretary',
    title: (name) => `kiện toàn phó bí thư ${name}`,
    why: { vi: 'Chưa có phó bí thư.', en: 'There is no deputy secretary.' },
  },
  'committee-possible': {
    with: 'posts',
    office: 'committee-member',
    title: (name) => `chỉ định chi ủy ${name}`,
    why: { vi: 'Đủ đảng viên chính thức để lập chi ủy.', en: 'There are enough for a committee.' },
  },
  'committee-lost': {
    with: 'posts',
    office: 'secretary',
    title: (name) => `kiện toàn chức danh ${name}`,
    why: { vi: 'Không còn đủ để có chi ủy.', en: 'There are too few left for a committee.' },
  },
  'committee-too-large': {
    with: 'posts',
    office: 'committee-member',
    title: (name) => `kiện toàn chi ủy ${name}`,
    why: { vi: 'Chi ủy đông quá mức.', en: 'The committee is too large.' },
  },
  'too-few': {
    with: 'merge',
    title: (name) => `sắp xếp ${name}`,
    why: { vi: 'Không đủ đảng viên chính thức.', en: 'There are too few official members.' },
  },
  'chapter-small': {
    with: 'merge',
    title: (name) => `sắp xếp ${name}`,
    why: { vi: 'Đảng bộ cơ sở ít đảng viên.', en: 'The chapter is small.' },
  },
  upgrade: {
    with: 'upgrade',
    title: (name) => `nâng cấp ${name}`,
    why: { vi: 'Đủ để nâng cấp.', en: 'There are enough to be upgraded.' },
  },
};
