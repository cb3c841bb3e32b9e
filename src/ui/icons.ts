/** The eleven drawings, on a square of 24; each always stands beside a word (design/design.md §3). */
export const icons = {
  tick: 'M4 12l5 5L20 6',
  cross: 'M6 6l12 12M18 6L6 18',
  back: 'M14 5l-7 7 7 7',
  search: 'M4 10.5a6.5 6.5 0 1013 0 6.5 6.5 0 10-13 0M15.5 15.5L21 21',
  month: 'M5 5h14a1 1 0 011 1v13a1 1 0 01-1 1H5a1 1 0 01-1-1V6a1 1 0 011-1zM4 10h16M9 3v4M15 3v4',
  meeting: 'M5 20v-9l7-6 7 6v9M9 20v-6h6v6',
  folder: 'M4 7h6l2 2h8v11H4z',
  people:
    'M5.5 9a3.5 3.5 0 107 0 3.5 3.5 0 10-7 0M3 20c0-4 3-6 6-6s6 2 6 6M16 6a3 3 0 010 6M17 14c3 .5 4 3 4 6',
  phone: 'M9 3h6a2 2 0 012 2v14a2 2 0 01-2 2H9a2 2 0 01-2-2V5a2 2 0 012-2zM11 18h2',
  'no-network':
    'M3 3l18 18M6 12a9 9 0 013-2M2.5 8.5a14 14 0 014-2.5M21.5 8.5A14 14 0 0011 5.1M17.8 12A9 9 0 0014 9.6M9 15.5a4.5 4.5 0 016 0',
  pencil: 'M4 20l1-4L16 5l3 3L8 19z',
} as const;

export type IconName = keyof typeof icons;
