import { statfs } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problems } from '../problems.ts';
import { createAdmission, type Bounds } from './admission.ts';

/** As many as keep every connection of the pool busy, and a line that a phone's patience of 30 s outlasts. */
export const bounds: Bounds = { atWork: 40, waiting: 2_000, patience: 12_000 };

const inTurn = /^\/api\/v1\/(commands|feed|queries)(\/|\?|$)/;
const writing = /^\/api\/v1\/(commands|files)(\/|\?|$)/;

/** Lets what asks the database in one after the other, and takes nothing more when the disk is nearly full. */
export function admitInTurn(
  app: FastifyInstance,
  house: { readonly bounds: Bounds; isFull(): boolean },
): void {
  const admission = createAdmission(house.bounds);
  const ways = new WeakMap<FastifyRequest, () => void>();
  const leave = (request: FastifyRequest): void => {
    ways.get(request)?.();
    ways.delete(request);
  };
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' && writing.test(request.url) && house.isFull())
      return comeAgain(reply, 507, problems.diskFull);
    return undefined;
  });
  // When the body is here and until the answer is made: a slow line keeps nobody else waiting.
  app.addHook('preHandler', async (request, reply) => {
    if (!inTurn.test(request.url)) return undefined;
    const out = await admission.enter();
    if (!out) return comeAgain(reply, 503, problems.busy);
    ways.set(request, out);
    return undefined;
  });
  app.addHook('onSend', async (request) => leave(request));
  app.addHook('onResponse', async (request) => leave(request));
  app.addHook('onRequestAbort', async (request) => leave(request));
}

/** Spread over some seconds: who is sent away together must not come back together. */
export function comeAgain(reply: FastifyReply, status: number, problem: object): FastifyReply {
  const seconds = 3 + Math.floor(Math.random() * 8);
  return reply.code(status).header('retry-after', String(seconds)).send({ problem });
}

const share = 0.1;
const enough = 2 * 1024 ** 3;
const every = 2_000;

/** «Đĩa sắp đầy» — less than a tenth of the disk and less than 2 GB are left. Looked at now and then. */
export function watchRoom(folder: string): { isFull(): boolean; close(): void } {
  let full = false;
  const look = async (): Promise<void> => {
    try {
      const { bavail, blocks, bsize } = await statfs(folder);
      full = bavail * bsize < Math.min(blocks * bsize * share, enough);
    } catch {
      // A folder that cannot be asked about is no reason to take nothing; what cannot be written says so itself.
      full = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), every);
  timer.unref();
  return { isFull: () => full, close: () => clearInterval(timer) };
}
