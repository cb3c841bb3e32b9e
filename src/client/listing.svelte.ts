import type { QueryContract } from '#kernel/contract.ts';
import type { Problem } from '#kernel/problem.ts';
import { ask } from './ask.ts';
import { asking } from './asking.svelte.ts';

/** One page of a list, and where the next begins. */
interface Leaf {
  readonly rows: readonly unknown[];
  readonly total: number;
  readonly next: unknown;
}

/** «Danh sách dài» — the first page whenever the question changes, and more of it when asked. */
export function listing<Input extends { readonly after?: unknown }, Output extends Leaf>(
  contract: QueryContract<string, Input, Output>,
  input: () => NoInfer<Input>,
) {
  type Row = Output['rows'][number];
  const first = asking(contract, input);
  let further = $state.raw<{ of: unknown; leaf: Leaf & { readonly rows: readonly Row[] } } | null>(null);
  let fetching = $state(false);
  let problem = $state.raw<Problem | null>(null);
  // What was fetched further belongs to one first page; a new question begins anew.
  const more = $derived(further && further.of === first.answer ? further.leaf : null);
  const next = $derived(more ? more.next : (first.answer?.value.next ?? null));

  return {
    first,
    get rows(): readonly Row[] {
      return [...(first.answer?.value.rows ?? []), ...(more?.rows ?? [])];
    },
    get total(): number {
      return first.answer?.value.total ?? 0;
    },
    get hasMore() {
      return next !== null;
    },
    get fetching() {
      return fetching;
    },
    get problem() {
      return problem;
    },
    fetchMore: async (): Promise<void> => {
      const of = first.answer;
      if (!of || next === null || fetching) return;
      fetching = true;
      const reply = await ask(contract, { ...input(), after: next });
      fetching = false;
      problem = reply.ok ? null : reply.problem;
      if (!reply.ok || of !== first.answer) return;
      const { rows, total, next: then } = reply.value.value;
      further = { of, leaf: { rows: [...(more?.rows ?? []), ...rows], total, next: then } };
    },
  };
}
