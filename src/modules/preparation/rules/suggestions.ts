import type { CivilDate } from '#kernel/civil-date.ts';
import { dayIsTooFar, isFarFrom } from '#kernel/day-reach.ts';
import { todayOf, type Decide } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { atField } from '#kernel/problem.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { bearsSecrecyMark } from '#modules/kit/public.ts';
import type { PublishSuggestion, WithdrawSuggestion } from './orders.ts';
import { problems } from './problems.ts';
import type { SuggestionRow } from './rows.ts';

type Done = { readonly id: Id };

/** «Gửi, sửa nội dung gợi ý» — by its author; items made of it keep their words. For a month or for every month, for some categories of cell or for all. */
export const decideSuggestion: Decide<PublishSuggestion, Done> = (rows, input, desk) => {
  const before = rows.one<SuggestionRow>('suggestion', input.id);
  if (input.corrects === true && (before?.organisationNo !== desk.organisation.no || before.withdrawn))
    return refuse(problems.suggestionNotFound);
  if (before && input.corrects !== true) return refuse(problems.suggestionIsPublished);
  if (input.month !== null && isFarFrom(input.month, todayOf(desk)))
    return refuse(atField(dayIsTooFar, 'month'));
  const note = tidy(input.note ?? '');
  if ([input.title, note].some(bearsSecrecyMark)) return refuse(problems.secretMatter);
  const row: SuggestionRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    month: input.month,
    audience: [...new Set(input.audience)],
    title: tidy(input.title),
    note: note === '' ? null : note,
    source: input.source,
    withdrawn: false,
  };
  return ok({ changes: [{ kind: 'suggestion', key: row.id, row }], value: { id: row.id } });
};

/** «Thu hồi gợi ý» — items that were made of it stay. */
export const decideSuggestionWithdrawal: Decide<WithdrawSuggestion, Done> = (rows, input, desk) => {
  const found = rows.one<SuggestionRow>('suggestion', input.suggestionId);
  if (found?.organisationNo !== desk.organisation.no) return refuse(problems.suggestionNotFound);
  const row: SuggestionRow = { ...found, withdrawn: true };
  return ok({ changes: [{ kind: 'suggestion', key: row.id, row }], value: { id: row.id } });
};

/** «Gợi ý cho buổi này» — from the levels above, of the month and of the category of the cell; those of the month first. */
export function suggestionsFor(
  rows: Rows,
  cell: { readonly category: string | null },
  month: CivilDate,
): readonly SuggestionRow[] {
  return rows
    .all<SuggestionRow>('suggestion')
    .filter(
      (row) =>
        !row.withdrawn &&
        (row.month === null || row.month === month) &&
        (row.audience.length === 0 || row.audience.includes(cell.category ?? '')),
    )
    .toSorted((one, other) =>
      (one.month === null) === (other.month === null)
        ? one.id < other.id
          ? -1
          : 1
        : one.month === null
          ? 1
          : -1,
    );
}
