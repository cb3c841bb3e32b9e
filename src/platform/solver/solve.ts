import { Worker } from 'node:worker_threads';
import type { SolveOrder, Solved } from './open-solver.ts';

const seconds = 10;
const grace = 5;
const heapMegabytes = 256;

/**
 * Solves a linear model with whole or continuous variables (ADR 0051), written as LP text: the values that are
 * not zero, or `null` where there is no best answer in time. In a thread of its own, which ends with its answer:
 * the server goes on answering meanwhile, and the memory of the solver is given back.
 */
export async function solve(model: string): Promise<Solved> {
  const order: SolveOrder = { model, seconds };
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), {
    workerData: order,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Solved>();
  const timer = setTimeout(() => resolve(null), (seconds + grace) * 1000);
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => resolve(null));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
