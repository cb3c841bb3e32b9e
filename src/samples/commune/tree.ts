import type { Id } from '#kernel/id.ts';
import { fold } from '#kernel/vietnamese.ts';
import { act, custody, placeFact, placement, profile } from '#modules/organisation/tables.ts';
import { actKeyOn, planActs } from './acts.ts';
import { blockOf } from './blocks.ts';
import type { SamplePen } from '../pen.ts';
import { otherCommunes, yenThuong } from './places.ts';
import { commune, planTree, reform, type OrganisationPlan } from './tree-plan.ts';

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
  putFacts(pen, plan, own);
  keepersOf(tree, plan).forEach((keeperNo, depth) =>
    pen.put(custody, [{ keeperNo, organisationNo: no, depth }]),
  );
}

/** What the place of a village cell and of a commune is like, since the communes were joined. */
function putFacts(
  pen: SamplePen,
  plan: OrganisationPlan,
  own: { readonly organisationId: Id; readonly organisationNo: number },
): void {
  const last = plan.stages.at(-1);
  const villages = villagesOf(plan);
  if (last?.from !== reform || last.until !== null || (plan.category !== 'village' && villages === 0)) return;
  const km = plan.km ?? 0;
  const households = plan.category === 'village' ? 60 + ((own.organisationNo * 7) % 90) : null;
  pen.put(placeFact, [
    {
      id: pen.id('place', plan.key),
      ...own,
      distanceKm: plan.km,
      hardship:
        plan.category === 'village' ? (km > 12 ? 'Khu vực III' : km > 5 ? 'Khu vực II' : 'Khu vực I') : null,
      poorHouseholds:
        households === null ? null : Math.round((households * Math.min(45, 4 + km * 1.5)) / 100),
      households,
      border: km > 20,
      hamlets: villages === 0 ? 1 : villages + (plan.key === commune ? 1 : 0),
      uncovered: plan.key === commune ? 'Thôn Lũng Tát' : null,
      source: null,
      valid: `[${reform},)`,
    },
  ]);
}

/** How many village cells a commune has; none of anything else. */
function villagesOf(plan: OrganisationPlan): number {
  if (plan.key === commune) return yenThuong.filter(({ category }) => category === 'village').length;
  return (
    otherCommunes.find(({ name }) => plan.key === `Đảng bộ xã ${name}` && plan.founded === reform)?.villages
      .length ?? 0
  );
}

/** Itself first, then whoever keeps its book today, up to the root. */
function keepersOf(tree: Tree, plan: OrganisationPlan): number[] {
  const own = placeOf(tree, plan.key).no;
  return plan.keeper === null ? [own] : [own, ...keepersOf(tree, placeOf(tree, plan.keeper).plan)];
}
