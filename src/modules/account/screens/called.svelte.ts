import type { Problem } from '#kernel/problem.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { call } from './call.ts';

/** What one path of the account tells a screen, asked when the screen opens and again after a change. */
export function called<Output>(endpoint: Endpoint<Record<string, never>, Output>) {
  let value = $state.raw<Output | null>(null);
  let problem = $state.raw<Problem | null>(null);
  let busy = $state(true);

  async function reload(): Promise<void> {
    busy = true;
    const reply = await call(endpoint, {});
    busy = false;
    problem = reply.ok ? null : reply.problem;
    if (reply.ok) value = reply.value;
  }
  $effect(() => void reload());

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get busy() {
      return busy;
    },
    reload,
    /** Does something, and looks again what stands; `false` where it was refused. */
    change: async <Input>(path: Endpoint<Input>, input: Input, id?: string): Promise<boolean> => {
      const reply = await call(path, input, id);
      if (reply.ok) await reload();
      else problem = reply.problem;
      return reply.ok;
    },
  };
}
