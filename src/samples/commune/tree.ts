import type { Id } from '#kernel/id.ts';
import { fold } from '#kernel/vietnamese.ts';
import { custody, placeFact, placement, profile } from '#modules/organisation/tables.ts';
import { blockOf } from './blocks.ts';
import { placeFactsOf } from './place-facts.ts';
import type { SamplePen } from '../pen.ts';
import { planTree, type OrganisationPlan } from './tree-plan.ts';

/** An organisation that has its chain. */
export interface Place {
  readonly id: Id;
  readonly no: number;
  readonly plan: OrganisationPlan;
}

/** «Các tổ chức» — found by key. */
export type Tree = ReadonlyMap<string, Place>;

/** Opens the chains of all organisations and puts names, superiors and keepers on paper. */
export async function putTree(pen: SamplePen): Promise<Tree> {
  const plans = planTree();
  const ids = plans.map((plan) => pen.id('organisation', plan.key));
  const numbers = await pen.found(ids);
  const tree = new Map<string, Place>();
  plans.forEach((plan, index) => {
    const place = { id: ids[index] ?? pen.id('nowhere'), no: numbers[index] ?? 0, plan };
    tree.set(plan.key, place);
  });
  [...tree.values()].forEach((place, index) => putPlace(pen, tree, place, index));
  return tree;
}

/** The place of that key; its absence is a slip of the sample itself. */
export function placeOf(tree: Tree, key: string): Place {
  const place = tree.get(key);
  if (!place) throw new Error(`the sample knows no organisation ${key}`);
  return place;
}

function putPlace(pen: SamplePen, tree: Tree, { id, no, plan }: Place, position: number): void {
  const own = { organisationId: id, organisationNo: no };
  for (const stage of plan.stages) {
    const valid = `[${stage.from},${stage.until ?? ''})`;
    pen.put(profile, [
      {
        id: pen.id('profile', plan.key, stage.from),
        ...own,
        name: stage.name,
        searchName: fold(stage.name),
        code: stage.code,
        kind: plan.kind,
        category: plan.category,
        ...blockOf(plan),
        place: plan.place,
        distanceKm: plan.km,
        decision: plan.decision,
        foundedOn: plan.founded,
        note: null,
        position,
        valid,
      },
    ]);
    if (stage.parent === null) continue;
    const parentNo = placeOf(tree, stage.parent).no;
    pen.put(placement, [{ id: pen.id('placement', plan.key, stage.from), ...own, parentNo, valid }]);
  }
  pen.put(placeFact, placeFactsOf(pen, plan, own));
  keepersOf(tree, plan).forEach((keeperNo, depth) =>
    pen.put(custody, [{ keeperNo, organisationNo: no, depth }]),
  );
}

/** Itself first, then whoever keeps its book today, up to the root. */
function keepersOf(tree: Tree, plan: OrganisationPlan): number[] {
  const own = placeOf(tree, plan.key).no;
  return plan.keeper === null ? [own] : [own, ...keepersOf(tree, placeOf(tree, plan.keeper).plan)];
}
