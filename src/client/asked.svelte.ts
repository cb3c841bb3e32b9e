import type { QueryContract } from '#kernel/contract.ts';
import type { Problem } from '#kernel/problem.ts';
import { ask } from './ask.ts';
import { deviceClock } from './clock.ts';

/** «Câu hỏi đang xem» — what a screen asked, and what it knows so far. */
export interface Asked<Output> {
  readonly value: Output | null;
  readonly problem: Problem | null;
  /** It takes longer than a second: then a sentence says what is being done. */
  readonly slow: boolean;
  /** The moment of an old answer shown for want of a network; `null` for one of now. */
  readonly oldFrom: number | null;
  again(): void;
}

const patience = 1_000;

/**
 * Asks whenever what is asked changes; `null` asks nothing. While the next answer is on its way the last one
 * stays. To be called while a component is set up.
 */
export function asked<Input, Output>(
  contract: QueryContract<string, Input, Output>,
  input: () => Input | null,
): Asked<Output> {
  let value = $state.raw<Output | null>(null);
  let problem = $state.raw<Problem | null>(null);
  let slow = $state(false);
  let oldFrom = $state<number | null>(null);
  let turn = $state(0);

  const question = $derived(JSON.stringify(input()));
  $effect(() => {
    void turn;
    const given = JSON.parse(question) as Input | null;
    if (given === null) return;
    let over = false;
    const stop = deviceClock.later(patience, () => (slow = !over));
    void ask(contract, given).then((answered) => {
      if (over) return;
      stop();
      slow = false;
      problem = answered.ok ? null : answered.problem;
      value = answered.ok ? answered.value.value : null;
      oldFrom = answered.ok && !answered.value.live ? answered.value.asOf : null;
    });
    return () => {
      over = true;
      stop();
      slow = false;
    };
  });

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get slow() {
      return slow;
    },
    get oldFrom() {
      return oldFrom;
    },
    again: () => (turn += 1),
  };
}

/** «Danh sách từng trang» — the rows so far, and the rest on request. */
export interface Pages<Row> extends Asked<{ readonly total: number }> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly busy: boolean;
  more(): Promise<void>;
}

interface PageOf<Row, Place> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: Place | null;
}

/** Asks for the first page whenever what is asked changes, and adds pages to it. */
export function askedInPages<Input, Row, Place>(
  contract: QueryContract<string, Input, PageOf<Row, Place>>,
  input: () => Input | null,
): Pages<Row> {
  const first = asked(contract, input);
  let further = $state.raw<{ of: unknown; pages: readonly PageOf<Row, Place>[] }>({ of: null, pages: [] });
  let busy = $state(false);
  let failed = $state.raw<Problem | null>(null);
  const pages = $derived(
    first.value === null ? [] : [first.value, ...(further.of === first.value ? further.pages : [])],
  );
  const next = $derived(pages.at(-1)?.next ?? null);

  return {
    get value() {
      return first.value;
    },
    get problem() {
      return first.problem ?? failed;
    },
    get slow() {
      return first.slow;
    },
    get oldFrom() {
      return first.oldFrom;
    },
    again: () => first.again(),
    get rows() {
      return pages.flatMap((page) => page.rows);
    },
    get hasMore() {
      return next !== null;
    },
    get busy() {
      return busy;
    },
    more: async () => {
      const given = input();
      if (next === null || given === null || busy) return;
      busy = true;
      const [of, before] = [first.value, pages.slice(1)];
      const answered = await ask(contract, { ...given, after: next });
      busy = false;
      failed = answered.ok ? null : answered.problem;
      if (answered.ok) further = { of, pages: [...before, answered.value.value] };
    },
  };
}
