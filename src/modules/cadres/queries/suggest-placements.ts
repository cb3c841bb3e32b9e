import type { InputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { solve } from '#platform/solver/solve.ts';
import { suggestPlacements } from '../contract.ts';
import type { Candidate } from '../rules/candidate.ts';
import {
  skillsOf,
  snagInWords,
  whatLimited,
  whyCell,
  whyIdle,
  whyNobody,
  whyPerson,
} from '../rules/explain.ts';
import type { RankedCell } from '../rules/need.ts';
import { problems } from '../rules/problems.ts';
import {
  modelOf,
  readSolution,
  snagsOf,
  writeModel,
  type Possible,
  type Question,
} from '../rules/suggest.ts';
import { rankCells, type KnownCell } from '../sql/cell-facts.ts';
import { mostPeople, peopleOf } from '../sql/people.ts';

/** What one reckoning takes: a commune has ten thousand at most. */
const mostPairs = 40_000;
/** The others stand behind the points of the cell, line by line. */
const reasonsNamed = 3;

/** «Gợi ý cử cán bộ» — a suggestion with its reasons; nothing is written, and people decide. */
export const answerSuggestPlacements = answer(
  suggestPlacements,
  async (tx, asked) => {
    const { ranked, units } = await rankCells(tx, asked);
    const people = await peopleOf(tx, asked.organisationId, asked.asOf, asked.pool);
    if (people.length > mostPeople) return refuse(problems.tooManyPairs);
    const cells = ranked.slice(0, asked.neediest);
    const available = people.filter((person) => !asked.away.includes(person.personId as Id));
    const question: Question = {
      people: available,
      cells: cells.map(({ cell, points }) => ({ ...cell, need: points })),
      limits: asked.limits,
      locked: asked.locked,
      struck: asked.struck,
      fitWeight: asked.fitWeight,
      units,
    };
    const snags = snagsOf(question);
    const model = modelOf(question);
    if (model.possible.length > mostPairs) return refuse(problems.tooManyPairs);
    const solved = snags.length > 0 || model.possible.length === 0 ? {} : await solve(writeModel(model));
    if (solved === null) return refuse(problems.noBestAnswer);
    const chosen = readSolution(model, solved);
    return ok({
      pairs: pairsOf(chosen, cells, available, ranked.length, asked),
      cells: cells.map((one) => cellOf(one, chosen, available, asked)),
      people: people.map((one) => personOf(one, chosen, cells, asked)),
      snags: snags.map(({ personId, cellId, ...snag }) => ({
        personId: personId as Id,
        cellId: cellId as Id,
        ...snagInWords({ personId, cellId, ...snag }),
      })),
    });
  },
  { readsPersonalData: true },
);

type Asked = InputOf<typeof suggestPlacements>;
type Cells = readonly RankedCell<KnownCell>[];

/** In the order of need. */
function pairsOf(
  chosen: readonly Possible[],
  cells: Cells,
  available: readonly Candidate[],
  total: number,
  { limits, locked }: Asked,
) {
  return cells.flatMap((cell) =>
    chosen
      .filter((pair) => pair.cellId === cell.cell.id)
      .flatMap((pair) => {
        const person = available.find((one) => one.personId === pair.personId);
        if (!person) return [];
        const [personId, cellId] = [pair.personId as Id, pair.cellId as Id];
        return [
          {
            personId,
            cellId,
            km: pair.km,
            fit: pair.fit,
            isLocked: locked.some((one) => one.personId === personId && one.cellId === cellId),
            reasons: [
              whyCell(cell, total, reasonsNamed),
              whyPerson(person, pair),
              whatLimited(cell, available, limits),
            ],
          },
        ];
      }),
  );
}

function cellOf(
  one: Cells[number],
  chosen: readonly Possible[],
  available: readonly Candidate[],
  { limits }: Asked,
) {
  const { cell, rank, points, lines } = one;
  const isReached = chosen.some((pair) => pair.cellId === cell.id);
  return {
    cellId: cell.id as Id,
    name: cell.name,
    rank,
    points,
    lines: [...lines],
    present: [...cell.present],
    left: isReached ? null : whyNobody(one, available, limits),
  };
}

function personOf(person: Candidate, chosen: readonly Possible[], cells: Cells, { limits, away }: Asked) {
  const { personId, fullName, cellName, posts } = person;
  const isAway = away.includes(personId as Id);
  const isSent = chosen.some((pair) => pair.personId === personId);
  return {
    personId: personId as Id,
    fullName,
    cellName,
    posts: [...posts],
    skills: [...skillsOf(person)],
    isAway,
    left: isAway || isSent ? null : whyIdle(person, cells, limits),
  };
}
