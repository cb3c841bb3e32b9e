import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { cellNeeds } from '../contract.ts';
import type { RankedCell } from '../rules/need.ts';
import { rankCells, type KnownCell } from '../sql/cell-facts.ts';

/** More than this many cells nobody reads down. */
const mostRows = 300;

/** «Chi bộ cần cán bộ» — the neediest first; the sum of every line is the points. */
export const answerCellNeeds = answer(cellNeeds, async (tx, asked) => {
  const { ranked, citations, units } = await rankCells(tx, asked);
  const most = Object.values(asked.weights).reduce((sum, weight) => sum + weight * units, 0);
  return ok({
    rows: ranked.slice(0, mostRows).map(asRow),
    total: ranked.length,
    most,
    citations: [...citations],
  });
});

/** A ranked cell as answers carry it. */
function asRow({ cell, rank, points, lines }: RankedCell<KnownCell>) {
  return {
    cellId: cell.id as Id,
    name: cell.name,
    rank,
    points,
    lines: [...lines],
    present: [...cell.present],
  };
}
