import { ok } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { officeWatch } from '../contract/offices.ts';
import { asksForSomething, findingCodes, findingsOf } from '../rules/offices/watch.ts';
import { watchedUnder, watchRules, type WatchedLine } from '../sql/watched.ts';

const page = 50;

/** «Theo dõi ngưỡng» — every cell and chapter below, judged by the rules of the day; the heaviest findings first. */
export const answerOfficeWatch = answer(
  officeWatch,
  async (tx, { organisationId, asOf, since, code, after }) => {
    const lines = await tx.askLast<WatchedLine>(watchedUnder({ organisationId, asOf, since }));
    const rules = watchRules(tx.rules, asOf);
    const judged = lines.map((line) => ({ ...line, findings: findingsOf(line, rules) }));
    const counts = findingCodes.map((each) => ({
      code: each,
      organisations: judged.filter(({ findings }) => findings.some((one) => one.code === each)).length,
    }));
    const weight = ({ findings }: (typeof judged)[number]) =>
      findingCodes.indexOf(findings[0]?.code ?? 'party-groups');
    const wanted = judged
      .filter(({ findings }) =>
        findings.some((one) => (code === undefined ? asksForSomething(one) : one.code === code)),
      )
      .toSorted((one, other) => weight(one) - weight(other));
    const start = after ?? 0;
    return ok({
      counts: counts.filter(({ organisations }) => organisations > 0),
      rows: wanted.slice(start, start + page).map(shown),
      total: wanted.length,
      next: wanted.length > start + page ? start + page : null,
    });
  },
  { looksAhead: true },
);

function shown({
  secretaries: _,
  deputies: __,
  committee: ___,
  isGrassroots: ____,
  findings,
  ...line
}: WatchedLine & { findings: ReturnType<typeof findingsOf> }) {
  return { ...line, findings: [...findings] };
}
