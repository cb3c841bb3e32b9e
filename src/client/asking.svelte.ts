import type { QueryContract } from '#kernel/contract.ts';
import type { Problem } from '#kernel/problem.ts';
import { ask, type Answer } from './ask.ts';

/** What a screen shows of a question it put: the answer, what stands in the way, whether it is still being asked. */
export interface Asking<Output> {
  readonly answer: Answer<Output> | null;
  readonly problem: Problem | null;
  readonly busy: boolean;
  retry(): void;
}

/** «Hỏi sổ» — puts the question while a screen is open, and again whenever what is asked for changes. */
export function asking<Input, Output>(
  contract: QueryContract<string, Input, Output>,
  input: () => Input | null,
): Asking<Output> {
  let answer = $state.raw<Answer<Output> | null>(null);
  let problem = $state.raw<Problem | null>(null);
  let busy = $state(true);
  let turn = $state(0);
  let latest = 0;

  // The same words asked twice are one question; an answer that comes late is dropped.
  const asked = $derived(JSON.stringify(input()));
  $effect(() => {
    const question = JSON.parse(asked) as Input | null;
    void put(question, turn);
  });

  async function put(question: Input | null, _turn: number): Promise<void> {
    const mine = (latest += 1);
    busy = true;
    answer = null;
    problem = null;
    if (question === null) return;
    const reply = await ask(contract, question);
    if (mine !== latest) return;
    busy = false;
    if (reply.ok) answer = reply.value;
    else problem = reply.problem;
  }

  return {
    get answer() {
      return answer;
    },
    get problem() {
      return problem;
    },
    get busy() {
      return busy;
    },
    retry: () => void (turn += 1),
  };
}
