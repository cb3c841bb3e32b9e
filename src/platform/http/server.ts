import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { makeId } from '#kernel/id.ts';
import { cannotBeKept } from '../database/failures.ts';
import { ask, sql } from '../database/pool.ts';
import { answerFeed, feedQuestion } from '../feed.ts';
import type { QueryHandler } from '../handle.ts';
import { problems } from '../problems.ts';
import { answerQuestion } from '../question.ts';
import { dataFolder } from '../data-folder.ts';
import { admitInTurn, bounds, comeAgain, watchRoom } from './admit.ts';
import { commandRoutes } from './commands.ts';
import { openApi } from './openapi.ts';
import { pack } from './pack.ts';
import { allows, CallerRefused, refuse, signInFirst, type ServerParts } from './parts.ts';

const mostBytes = 4 * 1024 * 1024;

/** Builds the server: one road for commands, one for queries, one for the feed. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { road, identities } = parts;
  // From these addresses alone is it believed whom they speak for: limits count the address of the client.
  const trustProxy = parts.proxies.length > 0 && [...parts.proxies];
  const app = Fastify({ logger: false, bodyLimit: mostBytes, trustProxy });
  const room = watchRoom(dataFolder());
  app.addHook('onClose', async () => room.close());
  admitInTurn(app, { bounds, isFull: room.isFull });
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

  commandRoutes(app, parts);
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
        const input = method === 'GET' ? readJson(request.query.input) : request.body?.input;
        if (
          !handler ||
          !allows(
            caller,
            'queries',
            request.params.name,
            caller.token ? organisationIn(handler, input) : null,
          )
        )
          return reply.code(404).send({ problem: problems.notFound });
        if (handler.contract.typed && method === 'GET')
          return reply.code(405).send({ problem: problems.wrongShape });
        const result = await answerQuestion(road, handler, caller.personId, input);
        reply.header('cache-control', 'no-store');
        if (result.ok) return reply.send(result.value);
        return result.problem.code === problems.aheadIsBusy.code
          ? comeAgain(reply, 503, result.problem)
          : refuse(reply, result.problem);
      },
    });
  }
  app.post('/api/v1/feed', async (request, reply) => {
    const caller = await identities.identify(request);
    if (!caller) return signInFirst(reply);
    // A token names its questions; the feed would answer all of them.
    if (caller.token) return reply.code(404).send({ problem: problems.notFound });
    const parsed = feedQuestion.safeParse(request.body);
    if (!parsed.success) return refuse(reply, problems.wrongShape);
    const approved = caller.approved ?? false;
    const answer = await answerFeed(road, parts.tables, caller.personId, parsed.data, approved);
    const beside = { verifiedUntil: parts.verifiedUntil(answer.epoch), at: road.clock.now() };
    return reply.send({ ...answer, ...beside });
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
    openApi([...road.handlers.values()], [...parts.queries.values()], parts.endpoints),
  );
  await parts.extend(app, (request) => identities.identify(request));
  return app;
}

/** The organisation that a question is about, as its contract reads it: what is merely written beside counts for nothing. */
function organisationIn(handler: QueryHandler, input: unknown): string | null {
  const parsed = handler.contract.input.safeParse(input);
  const named = parsed.success && (parsed.data as { organisationId?: unknown } | null)?.organisationId;
  return typeof named === 'string' ? named : null;
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
  if (error instanceof CallerRefused) return refuse(reply, error.problem);
  const status = error.statusCode ?? 500;
  if (status < 500) return reply.code(status).send({ problem: problems.wrongShape });
  if (cannotBeKept(error)) return refuse(reply, problems.wrongShape);
  const incident = makeId(Date.parse(parts.road.clock.now()), crypto.getRandomValues(new Uint8Array(10)));
  parts.log({
    incident,
    route: request.routeOptions.url,
    code: error.code ?? error.name,
    at: error.stack?.split('\n')[1]?.trim(),
  });
  return reply.code(503).header('retry-after', '5').send({ problem: problems.busy, incident });
}
