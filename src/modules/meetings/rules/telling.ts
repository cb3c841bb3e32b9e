import { addDays, writeDate, type CivilDate } from '#kernel/civil-date.ts';
import type { PreparationStep } from '#kernel/rule-values.ts';
import type { Text } from '#kernel/text.ts';

/** «Ai ấn định số ngày» — what stands in brackets behind the last day of a step. */
export const leadWords: Readonly<Record<PreparationStep['lead'], Text>> = {
  regulation: { vi: 'theo quy định', en: 'by the rule' },
  house: { vi: 'số của hệ thống, quy định không ấn định', en: 'a figure of the system, fixed by no rule' },
  superior: { vi: 'cấp trên đặt', en: 'set by the level above' },
};

/**
 * «Báo họp và gửi tài liệu đến ngày nào» — two last days of two different things, in one sentence that every page says alike: one is
 * advice or was set by a level above, the other stands in the regulation.
 */
export function toldAndPapersBy(steps: readonly PreparationStep[], plannedOn: CivilDate): Text | null {
  const [told, papers] = [clauseOf('told'), clauseOf('papers')];
  if (!told) return null;
  return papers
    ? { vi: `${told.vi}; ${lower(papers.vi)}.`, en: `${told.en}; ${lower(papers.en)}.` }
    : { vi: `${told.vi}.`, en: `${told.en}.` };

  function clauseOf(id: 'told' | 'papers'): Text | null {
    const step = steps.find((each) => each.id === id);
    if (!step) return null;
    const on = writeDate(addDays(plannedOn, -step.daysBefore));
    const must = step.lead !== 'house';
    const [vi, en] =
      id === 'told' ? ['báo họp', 'tell the members'] : ['gửi tài liệu đọc trước', 'send the papers'];
    return {
      vi: `${must ? 'Phải' : 'Nên'} ${vi} chậm nhất ngày ${on} (${leadWords[step.lead].vi})`,
      en: `${must ? 'You must' : 'Best'} ${en} by ${on} (${leadWords[step.lead].en})`,
    };
  }
}

function lower(words: string): string {
  return words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
}
