import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';

/** Where a cell knows people from: they belong or belonged to it, were sent to it, come or go, or were called. */
const books = ['affiliation', 'circumstance', 'attachment', 'arrival', 'transfer', 'roll-entry'] as const;

/** «Không có trong sổ» — an id that names nobody of this cell, or somebody of another. */
export const notInTheBook = {
  code: 'members.not-in-the-book',
  message: {
    vi: 'Sổ của chi bộ không có người này.',
    en: 'The book of the cell does not know this person.',
  },
  fix: { vi: 'Chọn đảng viên đang sinh hoạt ở chi bộ.', en: 'Choose a member of the cell.' },
} as const satisfies Problem;

/** «Người trong sổ của chi bộ» — all of them, or it is refused; nobody named is nobody unknown. */
export function knownHere(
  rows: Rows,
  organisationNo: number,
  people: readonly (Id | null | undefined)[],
): Result<null> {
  const named = people.filter((each) => each);
  if (named.length === 0) return ok(null);
  const known = new Set(
    books.flatMap((kind) =>
      rows
        .all<{ readonly personId: Id; readonly organisationNo: number }>(kind)
        .filter((row) => row.organisationNo === organisationNo)
        .map((row) => row.personId as Id | null | undefined),
    ),
  );
  return named.every((id) => known.has(id)) ? ok(null) : refuse(notInTheBook);
}
