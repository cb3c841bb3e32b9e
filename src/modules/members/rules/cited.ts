import type { RuleOfProblem } from '#kernel/cited.ts';

/** «Căn cứ của lời từ chối» — by the code of the problem, the rule it rests on. */
export const ruleOfProblem: RuleOfProblem = {
  'members.until-missing': 'members.temporary-months-maximum',
  'members.stay-too-short': 'members.temporary-months-minimum',
  'members.stay-too-long': 'members.temporary-months-maximum',
  'members.letter-not-issued': 'members.transfer-working-days',
  'members.letter-from-above': 'members.transfer-working-days',
  'members.letter-still-holds': 'members.letter-days',
  'members.letter-lapsed': 'members.letter-days',
  'members.day-outside': 'members.letter-days',
  'members.too-few-for-committee': 'organisation.committee-from-official',
  'members.too-many-seats': 'organisation.cell-committee-maximum',
  'members.not-by-themselves': 'organisation.cell-committee-maximum',
  'members.secretary-stays': 'organisation.committee-from-official',
  'members.secretary-is-there': 'organisation.committee-from-official',
  'members.not-of-the-cell': 'organisation.committee-from-official',
  'members.two-seats': 'organisation.committee-from-official',
  'members.still-probationary': 'members.probation-months',
  'members.not-probationary': 'members.probation-months',
  'members.probation-too-short': 'members.probation-months',
  'members.forbidden-pair': 'organisation.concurrent-posts',
  'members.ground-missing': 'members.exempt-grounds',
  'members.decision-missing': 'members.exempt-grounds',
  'members.not-absent-enough': 'members.absences-in-a-row',
};
