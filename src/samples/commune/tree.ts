import type { Id } from '#kernel/id.ts';
import { fold } from '#kernel/vietnamese.ts';
import { act, custody, placeFact, placement, profile } from '#modules/organisation/tables.ts';
import { actKeyOn, planActs } from './acts.ts';
import { blockOf } from './blocks.ts';
import { placeFactsOf } from './place-facts.ts';
import type { SamplePen } from '../pen.ts';
import { putHamlets } from './hamlets.ts';
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
  for (const { key, place, ...said } of planActs())
    pen.put(act, [
      { ...said, id: actId(pen, key), organisationNo: placeOf(tree, place).no, rectifies: null },
    ]);
  return tree;
}

/** The act by which something began or ended there on that day; none where the book does not know it. */
export function actOn(pen: SamplePen, plan: OrganisationPlan, day: string | null): Id | null {
  const key = day === null ? null : actKeyOn(plan, day);
  return key === null ? null : actId(pen, key);
}

function actId(pen: SamplePen, key: string): Id {
  return pen.id('decision', key);
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
    const acts = { begunAct: actOn(pen, plan, stage.from), endedAct: actOn(pen, plan, stage.until) };
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
        ...acts,
      },
    ]);
    if (stage.parent === null) continue;
    const parentNo = placeOf(tree, stage.parent).no;
    pen.put(placement, [{ id: pen.id('placement', plan.key, stage.from), ...own, parentNo, valid, ...acts }]);
  }
  pen.put(placeFact, placeFactsOf(pen, plan, own));
  putHamlets(pen, plan, own);
  keepersOf(tree, plan).forEach((keeperNo, depth) =>
    pen.put(custody, [{ keeperNo, organisationNo: no, depth }]),
  );
}

/** Itself first, then whoever keeps its book today, up to the root. */
function keepersOf(tree: Tree, plan: OrganisationPlan): number[] {
  const own = placeOf(tree, plan.key).no;
  return plan.keeper === null ? [own] : [own, ...keepersOf(tree, placeOf(tree, plan.keeper).plan)];
}
