import type { CivilDate } from './civil-date.ts';
import { rulesOfDay, type Decide, type Desk } from './decision.ts';
import { citing } from './problem.ts';
import { refuse } from './result.ts';
import type { RuleKey } from './rule-keys.ts';
import type { Rows } from './sync/replica.ts';

/** «Căn cứ của lời từ chối» — by the code of a problem, the rule it rests on. */
export type RuleOfProblem = Readonly<Record<string, RuleKey>>;

/** «Từ chối kèm căn cứ» — wraps decisions: a refusal that rests on a rule names it as it stood on the day of the matter. */
export function citedBy(
  ruleOfProblem: RuleOfProblem,
  dayOf: (rows: Rows, input: object, desk: Desk) => CivilDate,
): <Input extends object, Value>(decide: Decide<Input, Value>) => Decide<Input, Value> {
  return (decide) => (rows, input, desk) => {
    const decided = decide(rows, input, desk);
    if (decided.ok || decided.problem.citation) return decided;
    const key = ruleOfProblem[decided.problem.code];
    const rule = key && rulesOfDay(desk, dayOf(rows, input, desk))(key);
    return rule ? refuse(citing(decided.problem, rule.citation)) : decided;
  };
}
