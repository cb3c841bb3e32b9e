import type { Text } from './text.ts';

/** «Căn cứ» — the place in a document on which a value or a refusal rests. */
export interface Citation {
  readonly document: string;
  readonly place: string;
  readonly url: string | null;
  /** How far the value may be trusted. `local-practice` names who decided in `place`. */
  readonly standing: 'verified' | 'to-verify' | 'local-practice';
}

/** «Điều cần xem lại» — something a user can cause: what is wrong and what to do next. */
export interface Problem {
  /** `module.key`, stable: devices and scripts rely on it. */
  readonly code: string;
  readonly message: Text;
  readonly fix: Text;
  readonly citation?: Citation;
  /** The field of the input that is meant, as a path such as `tasks.2.dueOn`. */
  readonly field?: string;
  /** Something this rests on has not arrived yet: the command is held, not refused. */
  readonly awaits?: boolean;
}

/** Adds the citation of the rule that refused. */
export function citing(problem: Problem, citation: Citation): Problem {
  return { ...problem, citation };
}

/** Adds the field that is meant, so that a screen can lead the person to it. */
export function atField(problem: Problem, field: string): Problem {
  return { ...problem, field };
}
