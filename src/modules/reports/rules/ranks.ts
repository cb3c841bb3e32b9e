/** «Điểm của chi bộ» — points of so many meetings together. */
export interface Scored {
  readonly meetings: number;
  readonly total: number;
}

/** «Xếp thứ tự» — by the mean of the meetings, compared crosswise; alike in points is alike in place, without a score none. */
export function rankByScore<Cell extends Scored>(
  cells: readonly Cell[],
): readonly (Cell & { readonly rank: number | null })[] {
  const scored = cells
    .filter((cell) => cell.meetings > 0)
    .toSorted((one, other) => other.total * one.meetings - one.total * other.meetings);
  const isBetter = (one: Cell, other: Cell) => one.total * other.meetings > other.total * one.meetings;
  return [
    ...scored.map((cell) => ({ ...cell, rank: 1 + scored.filter((other) => isBetter(other, cell)).length })),
    ...cells.filter((cell) => cell.meetings === 0).map((cell) => ({ ...cell, rank: null })),
  ];
}

/** «Điểm đã ghi của một phần» — all meetings together. */
export interface PartScored {
  readonly criterion: string;
  readonly points: number;
  readonly meetings: number;
  readonly evidence: string | null;
}

/** «Mất điểm ở đâu» — the parts of the frame with most points lost, the heaviest first. */
export function mostLost(
  parts: readonly { readonly id: string; readonly name: string; readonly maximum: number }[],
  scored: readonly PartScored[],
  count: number,
): readonly { name: string; points: number; maximum: number; evidence: string | null }[] {
  return parts
    .flatMap(({ id, name, maximum }) => {
      const found = scored.find((each) => each.criterion === id);
      if (!found || found.points >= maximum * found.meetings) return [];
      return [
        {
          name,
          points: maximum * found.meetings - found.points,
          maximum: maximum * found.meetings,
          evidence: found.evidence,
        },
      ];
    })
    .toSorted((one, other) => other.points - one.points)
    .slice(0, count);
}
