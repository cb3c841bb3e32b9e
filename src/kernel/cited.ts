import { civilDate, type CivilDate } from './civil-date.ts';
import type { Decide, Desk } from './decision.ts';
import { citing, type Problem } from './problem.ts';
import { refuse } from './result.ts';
import type { RuleKey } from './rule-keys.ts';
import { rulesOn, type RuleBundle } from './rule-pack.ts';
import type { Rows } from './sync/replica.ts';

/** «Căn cứ của lời từ chối» — by the code of a problem, the rule it rests on. */
export type RuleOfProblem = Readonly<Record<string, RuleKey>>;

/** The day a matter is judged by, where the order names one. */
const days = ['heldOn', 'plannedOn', 'effectiveOn', 'on', 'from'] as const;

/**
 * «Kèm căn cứ» — a refusal that rests on a rule and does not name it yet gets its citation, as the rule stands on the day
 * the order is about, else today. One function for the device, which refuses first, and the server.
 */
export function withCitation(
  problem: Problem,
  ruleOfProblem: RuleOfProblem,
  rules: RuleBundle | null,
  input: unknown,
  today: CivilDate,
): Problem {
  const key = ruleOfProblem[problem.code];
  if (!key || problem.citation || rules === null) return problem;
  const rule = rulesOn(rules, dayOfMatter(input) ?? today)(key);
  return rule ? citing(problem, rule.citation) : problem;
}

function dayOfMatter(input: unknown): CivilDate | null {
  const given = (input ?? {}) as Readonly<Record<string, unknown>>;
  const named = days.map((name) => given[name]).find((value) => typeof value === 'string');
  return typeof named === 'string' ? civilDate(named) : null;
}

/** «Từ chối kèm căn cứ» — the same around a decision that knows the day of the matter from its rows. */
export function citedBy(
  ruleOfProblem: RuleOfProblem,
  dayOf: (rows: Rows, input: object, desk: Desk) => CivilDate,
): <Input extends object, Value>(decide: Decide<Input, Value>) => Decide<Input, Value> {
  return (decide) => (rows, input, desk) => {
    const decided = decide(rows, input, desk);
    return decided.ok
      ? decided
      : refuse(withCitation(decided.problem, ruleOfProblem, desk.rules, null, dayOf(rows, input, desk)));
  };
}
