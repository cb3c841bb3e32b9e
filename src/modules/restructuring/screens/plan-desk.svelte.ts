import { ask } from '#client/ask.ts';
import { newId, order } from '#client/order.ts';
import { session } from '#client/session.svelte.ts';
import { opens } from '#kernel/access.ts';
import type { CommandContract, OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { planPage, placePersons } from '../contract.ts';
import { possibleCells, possibleSuperiors } from '../rules/course.ts';
import { effectOf } from '../rules/effect.ts';
import type { Draft } from '../rules/ground.ts';

export type PlanAnswer = OutputOf<typeof planPage>;

/** «Bàn làm phương án» — the plan with its live ground; worked out anew at every edit, before the server has answered. */
export function planDesk(planId: () => Id) {
  let found = $state.raw<PlanAnswer | null>(null);
  let problem = $state.raw<Problem | null>(null);
  let busy = $state(true);
  const effect = $derived(
    found
      ? effectOf(found.ground, found.draft, found.limits, found.plan.keepOfficial, found.officeRules)
      : null,
  );
  const mayEdit = $derived(
    found !== null &&
      session.office?.organisation.id === found.plan.organisationId &&
      opens(session.office.office, 'organisation.keep', 'own'),
  );

  $effect(() => {
    void load(planId());
  });

  let latest = 0;
  let under = 0;

  async function load(id: Id = planId()): Promise<void> {
    const mine = (latest += 1);
    busy = true;
    const reply = await ask(planPage, { planId: id });
    // An answer that comes late, or before an order given meanwhile is kept, would undo what is on the screen.
    if (mine !== latest || under > 0) return;
    busy = false;
    if (reply.ok) found = reply.value.value;
    else problem = reply.problem;
  }

  async function give<Input, Output>(
    contract: CommandContract<string, Input, Output>,
    input: Input,
  ): Promise<boolean> {
    under += 1;
    const answered = await order(contract, input);
    under -= 1;
    problem = answered.ok ? null : answered.problem;
    await load();
    return answered.ok;
  }

  function draw(change: Partial<Draft>): void {
    if (found) found = { ...found, draft: { ...found.draft, ...change } as PlanAnswer['draft'] };
  }

  /** Shown at once; what the server refuses is shown as it stands there. */
  async function place(
    people: readonly { readonly personId: Id; readonly targetId: Id | null }[],
    rule: 'residence' | 'origin' | 'evenly' | null = null,
  ): Promise<boolean> {
    if (!found || people.length === 0) return false;
    const known = new Map(found.draft.places.map((one) => [one.personId, one]));
    const placed = people.map(({ personId, targetId }) => ({
      personId,
      targetId,
      basedOn: known.get(personId)?.version ?? 0,
    }));
    for (const { personId, targetId, basedOn } of placed)
      known.set(personId, { personId, targetId, version: basedOn + 1, rule });
    draw({ places: [...known.values()] });
    return give(placePersons, { planId: found.plan.id, rule, people: placed });
  }

  return {
    get answer() {
      return found;
    },
    get problem() {
      return problem;
    },
    get busy() {
      return busy;
    },
    get effect() {
      return effect;
    },
    /** Whether the office that is open decides this plan. */
    get isOwn() {
      return mayEdit;
    },
    get mayEdit() {
      return mayEdit && found?.plan.state === 'draft';
    },
    /** Signed and waiting for its day, it still takes people and work that it does not know yet. */
    get mayAdd() {
      return mayEdit && found?.plan.state === 'signed';
    },
    get cells() {
      return found && effect ? possibleCells(found.ground.cells, effect.course) : [];
    },
    /** Under what an organisation can stand after the plan: the committee itself first. */
    get superiors() {
      if (!found || !effect) return [];
      const { organisationId: id, organisationName: name } = found.plan;
      return [{ id, name }, ...possibleSuperiors(found.ground.cells, effect.course)];
    },
    nameOf(id: Id): string {
      const cell = found?.ground.cells.find((one) => one.id === id);
      return cell?.name ?? effect?.course.founded.get(id)?.name ?? found?.plan.organisationName ?? '';
    },
    /** Organisations whose offices the plan may fill or end: those it concerns first, then all that stand. */
    get seated() {
      if (!found || !effect) return [];
      const concerned = effect.cells.filter((cell) => cell.state !== 'ends');
      const known = new Set(effect.cells.map((cell) => cell.id));
      const others = found.ground.cells.filter((cell) => !known.has(cell.id));
      const isNew = (cell: { readonly state: string }) => Number(cell.state === 'new');
      return [...concerned.toSorted((one, other) => isNew(other) - isNew(one)), ...others].map(
        ({ id, name }) => ({ id, name }),
      );
    },
    personOf(id: Id): string {
      const { people = [], named = [], offices = [] } = found?.ground ?? {};
      return (
        [...people, ...named].find((person) => person.id === id)?.name ??
        offices.find((held) => held.personId === id)?.name ??
        ''
      );
    },
    give,
    place,
    load: () => load(),
    newId,
  };
}

export type PlanDesk = ReturnType<typeof planDesk>;
