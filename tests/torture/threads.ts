import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Done, Errand } from './worker.ts';

/** Carries out errands on as many threads as there are cores, in order, while `next` has one. */
export async function inThreads<Answer extends Done>(
  next: () => Errand | null,
  take: (answer: Answer) => void,
): Promise<void> {
  const threads = Array.from({ length: Math.max(1, availableParallelism()) }, async () => {
    let errand = next();
    if (!errand) return;
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      while (errand) {
        take((await ask(worker, errand)) as Answer);
        errand = next();
      }
    } finally {
      await worker.terminate();
    }
  });
  await Promise.all(threads);
}

function ask(worker: Worker, errand: Errand): Promise<Done> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the thread has ended'));
    worker.once('error', reject);
    worker.once('exit', ended);
    worker.once('message', ({ done, error }: { done?: Done; error?: string }) => {
      worker.off('error', reject);
      worker.off('exit', ended);
      if (done) resolve(done);
      else reject(new Error(error));
    });
    worker.postMessage(errand);
  });
}
