import type { Rule } from '#kernel/rule-pack.ts';
import type { Meeting } from './types.ts';

/** «Thời gian ít nhất» — the minutes a meeting needs; more where an ordinary meeting holds a theme as well. */
export function leastMinutes(
  meeting: Pick<Meeting, 'kind' | 'theme'>,
  minimum: Rule<number> | null,
  withTheme: Rule<number> | null,
): Rule<number> | null {
  return meeting.kind === 'ordinary' && meeting.theme !== null ? (withTheme ?? minimum) : minimum;
}

/** «Khóa của chương trình mẫu» — which template of the packs a meeting starts from; extraordinary ones have none. */
export function agendaKeyFor(
  meeting: Pick<Meeting, 'kind' | 'theme'>,
): 'meetings.agenda-ordinary' | 'meetings.agenda-with-theme' | 'meetings.agenda-thematic' | null {
  switch (meeting.kind) {
    case 'ordinary':
      return meeting.theme === null ? 'meetings.agenda-ordinary' : 'meetings.agenda-with-theme';
    case 'thematic':
      return 'meetings.agenda-thematic';
    case 'extraordinary':
      return null;
  }
}
