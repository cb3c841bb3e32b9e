import type { Id } from '#kernel/id.ts';
import { fold } from '#kernel/vietnamese.ts';
import type { PlanPerson, Standing } from './ground.ts';

/** «Cách xếp theo quy tắc». */
export type PlacingRule = 'residence' | 'origin' | 'evenly';

/** «Đề xuất nơi đến» — one person and the cell proposed. */
export interface Proposal {
  readonly personId: Id;
  readonly targetId: Id;
}

/**
 * «Xếp theo quy tắc» — proposes cells for people: where they live, where they came from, or evenly so that small
 * cells grow first. Whom the rule says nothing about is left out, to be placed by hand.
 */
export function placeByRule(
  rule: PlacingRule,
  people: readonly PlanPerson[],
  cells: readonly Pick<Standing, 'id' | 'name' | 'place' | 'official'>[],
): Proposal[] {
  switch (rule) {
    case 'residence':
      return proposals(people, (person) => cellAt(person.residence, cells));
    case 'origin':
      return proposals(people, (person) => person.earlier.find((id) => cells.some((cell) => cell.id === id)));
    case 'evenly':
      return evenly(people, cells);
  }
}

function proposals(
  people: readonly PlanPerson[],
  cellOf: (person: PlanPerson) => Id | undefined,
): Proposal[] {
  return people.flatMap((person) => {
    const targetId = cellOf(person);
    return targetId === undefined ? [] : [{ personId: person.id, targetId }];
  });
}

/** The one cell whose name, without the word for its kind, stands in the address. */
function cellAt(residence: string | null, cells: readonly Pick<Standing, 'id' | 'name'>[]): Id | undefined {
  if (residence === null) return undefined;
  const address = ` ${fold(residence).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const named = cells.filter((cell) => address.includes(` ${placeName(cell.name)} `));
  const longest = named.toSorted((one, other) => other.name.length - one.name.length);
  return longest[0]?.id;
}

function placeName(name: string): string {
  return fold(name).replace(/^(chi bo )?((thon|ban|xom|ap|to dan pho|khu pho|buon|lang) )?/, '');
}

function evenly(
  people: readonly PlanPerson[],
  cells: readonly Pick<Standing, 'id' | 'official'>[],
): Proposal[] {
  const sizes = new Map(cells.map((cell) => [cell.id, cell.official]));
  return people.flatMap((person) => {
    const smallest = [...sizes].reduce<readonly [Id, number] | null>(
      (least, cell) => (least === null || cell[1] < least[1] ? cell : least),
      null,
    );
    if (smallest === null) return [];
    const [targetId, size] = smallest;
    sizes.set(targetId, size + 1);
    return [{ personId: person.id, targetId }];
  });
}
