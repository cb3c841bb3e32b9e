import Fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import * as z from 'zod/mini';
import type { Id } from '#kernel/id.ts';
import { isId, makeId } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { runCommand, type Envelope, type Receipt, type Road } from '../command.ts';
import { ask, sql } from '../database/pool.ts';
import type { AnyTable } from '../database/table.ts';
import { answerFeed, feedQuestion } from '../feed.ts';
import type { QueryHandler } from '../handle.ts';
import { problems } from '../problems.ts';
import { answerQuestion } from '../question.ts';
import { openApi } from './openapi.ts';
import { pack } from './pack.ts';

const mostBytes = 4 * 1024 * 1024;
const mostCommands = 50;

/** Who asks, by what, and within which limits of a token. */
export interface Caller {
  readonly personId: Id;
  readonly deviceId?: Id;
  readonly token?: {
    readonly device: Id;
    readonly commands: readonly string[];
    readonly queries: readonly string[];
    readonly organisations: readonly Id[] | null;
  };
}

/** A command as it left a phone: readable by this server alone. */
export interface SealedCommand {
  readonly id: string;
  readonly device: string;
  readonly sequence: number;
  readonly ephemeral: string;
  readonly iv: string;
  readonly body: string;
  readonly signature: string;
}

/** What the server needs of the part that knows people. */
export interface Identities {
  readonly plugin: FastifyPluginAsync;
  identify(request: FastifyRequest): Promise<Caller | null>;
  /** Opens a sealed command and says whose device signed it. */
  open(
    sealed: SealedCommand,
  ): Promise<
    | { readonly outcome: 'opened' | 'ended'; readonly personId: Id; readonly envelope: unknown }
    | { readonly outcome: 'unknown-device' | 'wrong-signature' | 'unreadable' }
  >;
}

/** What a server is made of. */
export interface ServerParts {
  readonly road: Road;
  readonly queries: ReadonlyMap<string, QueryHandler>;
  readonly tables: readonly AnyTable[];
  readonly identities: Identities;
  /** Registers what else the server answers: files, papers, the screens. */
  readonly extend: (app: FastifyInstance, identify: Identities['identify']) => Promise<void>;
  /** Writes one line of the log: ids and codes, never names or typed text. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

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

/** Builds the server: one road for commands, one for queries, one for the feed. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { road, identities } = parts;
  const app = Fastify({ logger: false, bodyLimit: mostBytes, trustProxy: false });
  app.addHook('onSend', pack);
  app.addHook('onResponse', async (request, reply) => {
    parts.log({
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    fail(parts, error, request, reply),
  );
  app.get('/healthz', async () => ({ alive: true }));
  app.get('/readyz', async (_, reply) => {
    const [row] = await ask<{ epoch: string }>(road.pool, sql`select epoch from platform.instance`);
    return reply.code(row ? 200 : 503).send({ ready: row !== undefined });
  });
  await app.register(identities.plugin);

  app.post('/api/v1/commands', async (request, reply) => {
    const parsed = batch.safeParse(request.body);
    if (!parsed.success) return refuse(reply, problems.wrongShape);
    const receipts =
      'sealed' in parsed.data
        ? await runSealed(parts, parsed.data.sealed)
        : await runOpen(parts, request, reply, parsed.data.commands as Envelope[]);
    return receipts && reply.send({ epoch: await epochOf(road), receipts });
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
    const receipt = await runCommand(road, caller.personId, {
      id,
      device,
      sequence: await nextSequence(road, device),
      name: request.params.name,
      organisation: parsed.data.organisation as Id,
      term: (parsed.data.term ?? null) as Id | null,
      bundle: null,
      at: null,
      input: parsed.data.input,
    });
    return reply.code(receipt.problem ? 422 : 200).send(receipt);
  });
  for (const method of ['GET', 'POST'] as const) {
    app.route<{
      Params: { name: string };
      Querystring: { input?: string };
      Body: { input?: unknown } | undefined;
    }>({
      method,
      url: '/api/v1/queries/:name',
      handler: async (request, reply) => {
        const caller = await identities.identify(request);
        if (!caller) return signInFirst(reply);
        const handler = parts.queries.get(request.params.name);
        if (!handler || !allows(caller, 'queries', request.params.name, null))
          return reply.code(404).send({ problem: problems.notFound });
        if (handler.contract.typed && method === 'GET')
          return reply.code(405).send({ problem: problems.wrongShape });
        const input = method === 'GET' ? readJson(request.query.input) : request.body?.input;
        const result = await answerQuestion(road, handler, caller.personId, input);
        reply.header('cache-control', 'no-store');
        return result.ok ? reply.send(result.value) : refuse(reply, result.problem);
      },
    });
  }
  app.post('/api/v1/feed', async (request, reply) => {
    const caller = await identities.identify(request);
    if (!caller) return signInFirst(reply);
    const parsed = feedQuestion.safeParse(request.body);
    if (!parsed.success) return refuse(reply, problems.wrongShape);
    return reply.send(await answerFeed(road, parts.tables, caller.personId, parsed.data));
  });
  app.get<{ Params: { hash: string } }>('/api/v1/rules/:hash', async (request, reply) => {
    if (request.params.hash === road.rules.hash)
      return reply.header('cache-control', 'private, max-age=31536000, immutable').send(road.rules);
    const [row] = await ask<{ content: unknown }>(
      road.pool,
      sql`select content from platform.rule_bundle where hash = ${request.params.hash}`,
    );
    return row ? reply.send(row.content) : reply.code(404).send({ problem: problems.notFound });
  });
  app.get('/api/v1/openapi.json', async () =>
    openApi([...road.handlers.values()], [...parts.queries.values()]),
  );
  await parts.extend(app, (request) => identities.identify(request));
  return app;
}

async function runOpen(
  parts: ServerParts,
  request: FastifyRequest,
  reply: FastifyReply,
  commands: readonly Envelope[],
): Promise<Receipt[] | null> {
  const caller = await parts.identities.identify(request);
  if (!caller) {
    await signInFirst(reply);
    return null;
  }
  const receipts: Receipt[] = [];
  for (const command of commands) {
    receipts.push(
      allows(caller, 'commands', command.name, command.organisation)
        ? await runCommand(parts.road, caller.personId, command)
        : {
            id: command.id,
            outcome: 'refused',
            organisation: command.organisation,
            number: null,
            arrivedAt: parts.road.clock.now(),
            problem: problems.notYours,
          },
    );
  }
  return receipts;
}

/**
 * Sealed commands need no session: the device's signature says whose they are. One bad item stops no other.
 * A device or key that this server does not know gets no receipt: after a restore the phone enrols anew and
 * sends again, and nothing is lost meanwhile.
 */
async function runSealed(parts: ServerParts, items: readonly SealedCommand[]): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const item of items) {
    const opened = await parts.identities.open(item);
    if (opened.outcome === 'unknown-device' || opened.outcome === 'unreadable') continue;
    const command = opened.outcome === 'opened' ? envelopeOf(opened.envelope, item) : null;
    receipts.push(
      opened.outcome === 'opened' && command
        ? await runCommand(parts.road, opened.personId, command)
        : turnedAway(parts, item, opened.outcome === 'ended' ? problems.deviceEnded : problems.wrongShape),
    );
  }
  return receipts;
}

/** The envelope inside, if it is one and says what its cover says. */
function envelopeOf(opened: unknown, cover: SealedCommand): Envelope | null {
  const parsed = envelope.safeParse(opened);
  if (!parsed.success) return null;
  const { id, device, sequence } = parsed.data;
  return id === cover.id && device === cover.device && sequence === cover.sequence
    ? (parsed.data as Envelope)
    : null;
}

function turnedAway(parts: ServerParts, item: SealedCommand, problem: Problem): Receipt {
  const arrivedAt = parts.road.clock.now();
  return {
    id: item.id as Id,
    outcome: 'refused',
    organisation: item.device as Id,
    number: null,
    arrivedAt,
    problem,
  };
}

function allows(
  caller: Caller,
  kind: 'commands' | 'queries',
  name: string,
  organisation: string | null,
): boolean {
  if (!caller.token) return true;
  const places = caller.token.organisations;
  const placed = organisation === null || places === null || places.some((place) => place === organisation);
  return placed && caller.token[kind].includes(name);
}

async function nextSequence(road: Road, device: Id): Promise<number> {
  if (!isId(device)) return 0;
  return Number(BigInt(Date.parse(road.clock.now())) * 1000n) + Math.floor(Math.random() * 1000);
}

async function epochOf(road: Road): Promise<string> {
  const [row] = await ask<{ epoch: string }>(road.pool, sql`select epoch from platform.instance`);
  return row?.epoch ?? '';
}

function signInFirst(reply: FastifyReply): FastifyReply {
  return reply.code(401).send({ problem: problems.signInFirst, marker: 'sochibo-session-ended' });
}

function refuse(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.code === problems.notFound.code ? 404 : 422).send({ problem });
}

function readJson(text: string | undefined): unknown {
  if (text === undefined) return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fail(
  parts: ServerParts,
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status < 500) return reply.code(status).send({ problem: problems.wrongShape });
  const incident = makeId(Date.parse(parts.road.clock.now()), crypto.getRandomValues(new Uint8Array(10)));
  parts.log({
    incident,
    route: request.routeOptions.url,
    code: error.code ?? error.name,
    at: error.stack?.split('\n')[1]?.trim(),
  });
  return reply.code(503).header('retry-after', '5').send({ problem: problems.busy, incident });
}
