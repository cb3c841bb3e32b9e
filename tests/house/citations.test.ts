import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CivilDate } from '#kernel/civil-date.ts';
import { localRulesOf, rowsFrom } from '#kernel/decision.ts';
import { refuse } from '#kernel/result.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { ruleOfProblem as meetings } from '#modules/meetings/rules/cited.ts';
import { ruleOfProblem as members } from '#modules/members/rules/cited.ts';
import { ruleOfProblem as preparation } from '#modules/preparation/rules/cited.ts';
import { ruleOfProblem as tasks } from '#modules/tasks/rules/cited.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { uncited } from './uncited.ts';

const modules = ['meetings', 'preparation', 'tasks', 'members', 'restructuring'];
const cited = { ...meetings, ...preparation, ...tasks, ...members };
const rules = loadRuleBundle('rule-packs');

/** Every problem of a rule, as the sources declare it. */
const declared = new Set(
  modules.flatMap((module) =>
    readdirSync(`src/modules/${module}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .flatMap((path) => [
        ...readFileSync(`src/modules/${module}/${path}`, 'utf8').matchAll(/\bcode: '([a-z]+\.[A-Za-z-]+)'/g),
      ])
      .flatMap(([, code]) => (code?.startsWith(`${module}.`) ? [code] : [])),
  ),
);
const reasoned = Object.values(uncited).flatMap((group) =>
  Object.entries(group).flatMap(([module, codes]) => codes.split(' ').map((code) => `${module}.${code}`)),
);

test('every refusal of a rule names its rule, or somebody has written down why there is none', () => {
  expect(declared.size).toBeGreaterThan(Object.keys(cited).length);
  const known = new Set([...Object.keys(cited), ...reasoned]);
  expect([...declared].filter((code) => !known.has(code))).toEqual([]);
  expect([...known].filter((code) => !declared.has(code))).toEqual([]);
});

test('no refusal both rests on a rule and is said to rest on none, and none is given two reasons', () => {
  expect(reasoned.filter((code) => code in cited)).toEqual([]);
  expect(reasoned.filter((code, at) => reasoned.indexOf(code) !== at)).toEqual([]);
});

test('each rule that a refusal names is in force and cites its document', () => {
  const rulesOf = rulesOn(rules, '2026-11-23' as CivilDate);
  const silent = Object.entries(cited).filter(([, key]) => !rulesOf(key)?.citation.document);
  expect(silent).toEqual([]);
});

test('a device gives the citation with the refusal, and leaves out what no rule of the day says', () => {
  const problem = { code: 'tasks.causeNeedsWords', message: { vi: '', en: '' }, fix: { vi: '', en: '' } };
  const device = () => ({ person: 'p', now: '2026-11-23T02:00:00.000Z', rules }) as never;
  const [rule] = Object.values(localRulesOf({ any: () => refuse(problem) }, device, tasks));
  const told = (input: object) => rule?.(rowsFrom({}), { organisation: 'o', input } as never);
  expect(told({})?.citation?.document).toBeTruthy();
  expect(told({ on: '1990-01-01' })?.citation).toBeUndefined();
});
