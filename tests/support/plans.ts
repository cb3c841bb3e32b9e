import type { Id } from '#kernel/id.ts';
import type {
  Draft,
  Ground,
  Limit,
  PlanPerson,
  Standing,
} from '../../src/modules/restructuring/rules/ground.ts';
import type { OfficeRules } from '../../src/modules/restructuring/rules/offices.ts';
import type { StepKind, StepRow } from '../../src/modules/restructuring/rules/rows.ts';
import { newId } from './builders.ts';

const home = newId();
const planId = newId();

/** A cell with so many official and probationary members. */
export function aStanding(
  name: string,
  official: number,
  probationary: number,
  said: Partial<Standing> = {},
): Standing {
  return {
    id: newId(),
    no: 1,
    name,
    code: null,
    kind: 'cell',
    isCell: true,
    isGrassroots: false,
    category: 'village',
    parentId: home,
    distanceKm: null,
    place: null,
    official,
    probationary,
    ...said,
  };
}

export function aPerson(name: string, cell: Standing, standing: PlanPerson['standing']): PlanPerson {
  return { id: newId(), name, cellId: cell.id, standing, residence: null, earlier: [] };
}

export function aStep(kind: StepKind, said: Partial<StepRow>): StepRow {
  return {
    id: newId(),
    organisationNo: 1,
    planId,
    position: 1,
    kind,
    organisationIds: [],
    targetId: null,
    name: null,
    code: null,
    organisationKind: null,
    category: null,
    parentId: null,
    ...said,
  };
}

export function aGround(cells: readonly Standing[], people: readonly PlanPerson[] = []): Ground {
  return { home, cells, people, offices: [], named: [], work: [] };
}

export function aDraft(
  steps: readonly StepRow[],
  places: readonly (readonly [Id | undefined, Id | null])[] = [],
): Draft {
  return {
    steps,
    places: places.flatMap(([personId, targetId]) =>
      personId === undefined ? [] : [{ personId, targetId, version: 1, rule: null }],
    ),
    posts: [],
    reliefs: [],
    works: [],
  };
}

const citation = { document: 'Điều lệ Đảng', place: 'Điều 24', url: null, standing: 'verified' } as const;

/** The thresholds as they have stood since 2011. */
export const limits: readonly Limit[] = [
  { id: 'minimum', value: 3, citation },
  { id: 'committee', value: 9, citation },
  { id: 'branches', value: 30, citation },
];

/** Nothing fixed about offices. */
export const noOfficeRules: OfficeRules = { committeeMost: null, pairs: null };
