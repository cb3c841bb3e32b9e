import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { Id } from '#kernel/id.ts';
import { makeId } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { receiptBytes, type Proof } from '#kernel/receipts.ts';
import type { Sealed, Receipt as WireReceipt } from '#kernel/sync/wire.ts';
import type { Envelope, Receipt, Road } from '../command.ts';
import { ask, sql } from '../database/pool.ts';
import { problems } from '../problems.ts';
import { keepForReview } from '../review.ts';
import { carry } from '../trips.ts';
import { allows, refuse, signInFirst, type Caller, type SealedCommand, type ServerParts } from './parts.ts';

const mostCommands = 50;
const envelope = z.object({
  id: z.uuid(),
  device: z.uuid(),
  sequence: z.int(),
  name: z.string().check(z.maxLength(100)),
  organisation: z.uuid(),
  term: z.nullable(z.uuid()),
  bundle: z.nullable(z.string()),
  at: z.nullable(z.string()),
  input: z.unknown(),
});
const sealed = z.object({
  id: z.uuid(),
  device: z.uuid(),
  sequence: z.int(),
  ephemeral: z.string(),
  iv: z.string(),
  body: z.string(),
  signature: z.string(),
});
const batch = z.union([
  z.object({ commands: z.array(envelope).check(z.maxLength(mostCommands)) }),
  z.object({ sealed: z.array(sealed).check(z.maxLength(mostCommands)) }),
]);
const single = z.object({
  organisation: z.uuid(),
  term: z.optional(z.nullable(z.uuid())),
  input: z.unknown(),
  id: z.optional(z.uuid()),
});

/** The road in: a batch from a device, sealed or under a session, and one command for people and scripts. */
export function commandRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { road, identities } = parts;
  const nextSequence = sequences(road);
  app.post('/api/v1/commands', async (request, reply) => {
    const parsed = batch.safeParse(request.body);
    if (!parsed.success) return refuse(reply, problems.wrongShape);
    const told =
      'sealed' in parsed.data
        ? await runSealed(parts, parsed.data.sealed)
        : await runOpen(parts, request, reply, parsed.data.commands as Envelope[]);
    if (!told) return;
    const epoch = await epochOf(road);
    return reply.send({
      epoch,
      receipts: await proveAll(parts, epoch, told),
      verifiedUntil: parts.verifiedUntil(epoch),
      at: road.clock.now(),
    });
  });
  app.post<{ Params: { name: string } }>('/api/v1/commands/:name', async (request, reply) => {
    const caller = await identities.identify(request);
    if (!caller) return signInFirst(reply);
    const parsed = single.safeParse(request.body);
    if (!parsed.success) return refuse(reply, problems.wrongShape);
    if (!allows(caller, 'commands', request.params.name, parsed.data.organisation))
      return refuse(reply, problems.notYours);
    const device = caller.token?.device ?? caller.deviceId ?? caller.personId;
    const id = (parsed.data.id ??
      makeId(Date.parse(road.clock.now()), crypto.getRandomValues(new Uint8Array(10)))) as Id;
    const receipt = await carry(road, caller.personId, {
      id,
      device,
      sequence: nextSequence(),
      name: request.params.name,
      organisation: parsed.data.organisation as Id,
      term: (parsed.data.term ?? null) as Id | null,
      bundle: null,
      at: null,
      input: parsed.data.input,
    });
    return reply.code(receipt.problem ? 422 : 200).send(receipt);
  });
}

/** A receipt, and the very letters it is about; `unproven` where nobody knows who wrote them: it is not signed. */
interface Told {
  readonly receipt: Receipt;
  readonly letters: SealedCommand | null | 'unproven';
}

/** Numbers for commands that come without: a device of its own counts here, by the microsecond and never twice. */
function sequences(road: Road): () => number {
  let last = 0;
  return () => (last = Math.max(last + 1, Date.parse(road.clock.now()) * 1000));
}

async function runOpen(
  parts: ServerParts,
  request: FastifyRequest,
  reply: FastifyReply,
  commands: readonly Envelope[],
): Promise<Told[] | null> {
  const caller = await parts.identities.identify(request);
  if (!caller) {
    await signInFirst(reply);
    return null;
  }
  return oneByOne(parts, commands, async (command) => {
    const may =
      allows(caller, 'commands', command.name, command.organisation) && isOwnDevice(caller, command.device);
    const receipt = may
      ? await carry(parts.road, caller.personId, command)
      : turnedAway(parts, command, command.organisation, problems.notYours);
    return { receipt, letters: null };
  });
}

/**
 * Sealed commands need no session: the device's signature says whose they are.
 * A device or key that this server does not know gets no receipt: after a restore the phone enrols anew and
 * sends again, and nothing is lost meanwhile.
 */
function runSealed(parts: ServerParts, items: readonly SealedCommand[]): Promise<Told[]> {
  return oneByOne(parts, items, (item) => runOneSealed(parts, item));
}

/** One bad item stops no other. */
async function oneByOne<Item extends { readonly id: string }>(
  parts: ServerParts,
  items: readonly Item[],
  run: (item: Item) => Promise<Told | null>,
): Promise<Told[]> {
  const all: Told[] = [];
  for (const item of items) {
    try {
      const told = await run(item);
      if (told) all.push(told);
    } catch (error) {
      // Without the database nothing goes on; over one item alone the server may stumble, and the others go on.
      if (isOutage(error)) throw error;
      parts.log({ command: item.id, code: (error as { code?: string }).code ?? (error as Error).name });
    }
  }
  return all;
}

/** From a device that was locked nothing is carried out: it is kept for whoever is in charge. */
async function runOneSealed(parts: ServerParts, item: SealedCommand): Promise<Told | null> {
  const opened = await parts.identities.open(item);
  if (opened.outcome === 'unknown-device' || opened.outcome === 'unreadable') return null;
  if (opened.outcome !== 'opened' && opened.outcome !== 'ended')
    return { receipt: turnedAway(parts, item, item.device, problems.wrongShape), letters: 'unproven' };
  const command = envelopeOf(opened.envelope, item);
  const isEnded = opened.outcome === 'ended';
  if (!command) {
    const problem = isEnded ? problems.deviceEnded : problems.wrongShape;
    return { receipt: turnedAway(parts, item, item.device, problem), letters: item };
  }
  const receipt = isEnded
    ? await keepForReview(parts.road, opened.personId, command)
    : await carry(parts.road, opened.personId, command);
  return receipt && { receipt, letters: item };
}

/** The database is gone, going, full or overloaded: SQLSTATE classes 08, 53, 57, 58, or no SQLSTATE of its own. */
function isOutage(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return /^(08|53|57|58|E[A-Z]+$)/.test(code ?? '') || /timeout|terminated|ended|connection/i.test(message);
}

/** The envelope inside, if it is one and says what its cover says. */
function envelopeOf(opened: unknown, cover: SealedCommand): Envelope | null {
  const parsed = envelope.safeParse(opened);
  if (!parsed.success) return null;
  const { id, device, sequence } = parsed.data;
  return id === cover.id && device === cover.device && sequence === cover.sequence
    ? { ...(parsed.data as Envelope), sealed: true }
    : null;
}

function turnedAway(
  parts: ServerParts,
  item: { readonly id: string },
  organisation: string,
  problem: Problem,
): Receipt {
  const arrivedAt = parts.road.clock.now();
  return {
    id: item.id as Id,
    outcome: 'refused',
    organisation: organisation as Id,
    number: null,
    arrivedAt,
    problem,
  };
}

/** Under each receipt the server's own hand: for the letters it was made for, in this life of the server. */
function proveAll(
  { identities }: ServerParts,
  epoch: string,
  all: readonly Told[],
): Promise<readonly (Receipt & { readonly proof?: Proof })[]> {
  return Promise.all(
    all.map(async ({ receipt, letters }) => {
      if (letters === 'unproven') return receipt;
      const bytes = receiptBytes(epoch, receipt as WireReceipt, letters as Sealed | null);
      const proof = await identities.prove?.(bytes);
      return proof ? { ...receipt, proof } : receipt;
    }),
  );
}

const epochs = new WeakMap<Road['pool'], Promise<string>>();

/** A restore opens another pool with another epoch: it is asked for once a pool. */
function epochOf({ pool }: Road): Promise<string> {
  const known = epochs.get(pool);
  if (known) return known;
  const asked = ask<{ epoch: string }>(pool, sql`select epoch from platform.instance`).then(
    ([row]) => row?.epoch ?? '',
  );
  epochs.set(pool, asked);
  asked.catch(() => epochs.delete(pool));
  return asked;
}

/** Nobody numbers commands in the name of somebody else's device. */
function isOwnDevice(caller: Caller, device: Id): boolean {
  return device === caller.deviceId || device === caller.token?.device || device === caller.personId;
}
