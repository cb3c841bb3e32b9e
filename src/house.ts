import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { RuleOfProblem } from '#kernel/cited.ts';
import type { Instant } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { bearsSecrecyMark, paperProblems } from '#modules/kit/public.ts';
import { registerCommitteePapers, registerPapers } from '#modules/meetings/papers.ts';
import type { me } from '#modules/members/contract.ts';
import { registerLetters } from '#modules/members/papers.ts';
import { registerPeriodFiles } from '#modules/reports/period-files.ts';
import { registerPlanPapers } from '#modules/restructuring/papers.ts';
import { bringsEvidence } from '#modules/tasks/sql/evidence.ts';
import { endpoints } from '#modules/account/contract.ts';
import { accountRoutes } from '#modules/account/routes.ts';
import type { TrialState } from '#platform/backup/trial.ts';
import { passwordMustChange } from '#modules/account/rules/problems.ts';
import { CallerRefused, type ServerParts } from '#platform/http/parts.ts';
import { dayOf, type Clock } from '#platform/clock.ts';
import type { Road } from '#platform/command.ts';
import { ask, sql } from '#platform/database/pool.ts';
import { registerFiles } from '#platform/files.ts';
import type { QueryHandler } from '#platform/handle.ts';
import { serveScreens } from '#platform/http/screens.ts';
import { buildServer } from '#platform/http/server.ts';
import { createIdentity } from '#platform/identity/create-identity.ts';
import { takeCheckpoint } from '#platform/ledger/checkpoint.ts';
import { migrate } from '#platform/migrate.ts';
import { problems } from '#platform/problems.ts';
import { answerQuestion } from '#platform/question.ts';
import { dataFolder } from '#platform/data-folder.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { fullNameOf, lookedAfter, mayRecover } from './looked-after.ts';
import { byName, constraints, modules, tables } from './modules.ts';

/** Brings a database up to date with the whole house; `rolesEnter` tells whether its roles' passwords hold. */
export function migrateHouse(
  ownerUrl: string,
  dataFolder: string,
  rolesEnter?: () => Promise<boolean>,
): Promise<void> {
  return migrate(ownerUrl, tables, dataFolder, rolesEnter);
}

/** The road for commands and queries through all modules. */
export function openRoad(
  pool: pg.Pool,
  clock: Clock,
): Road & { readonly queries: ReadonlyMap<string, QueryHandler> } {
  return {
    pool,
    clock,
    rules: loadRuleBundle(fileURLToPath(new URL('../rule-packs', import.meta.url)), dataFolder()),
    handlers: byName(modules.flatMap((module) => module.commands)),
    queries: byName(modules.flatMap((module) => module.queries)),
    reactions: modules.flatMap((module) => module.reactions ?? []),
    surveys: modules.flatMap((module) => module.surveys ?? []),
    ahead: modules.flatMap((module) => module.ahead ?? []),
    constraints: new Map(constraints.flatMap((map) => [...map])),
    citations: Object.assign({}, ...modules.map((module) => module.citations ?? {})) as RuleOfProblem,
  };
}

/** What a running house needs from outside. */
export interface HouseParts {
  readonly pool: pg.Pool;
  readonly authPool: pg.Pool;
  readonly secret: Buffer;
  readonly origin: string;
  /** Addresses of the servers in front of this one, whose word is taken for the client's address. */
  readonly proxies?: readonly string[];
  readonly clock: Clock;
  /** The built screens; `null`: only the API. */
  readonly build: string | null;
  /** How the last trial of a backup ended, and up to when it proves the rows; left out where the database is a test's. */
  readonly trial?: () => TrialState;
  readonly verifiedUntil?: ServerParts['verifiedUntil'];
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** A house with its doors open. */
export interface House {
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

/** Opens the house: every module behind one server. */
export async function openHouse(parts: HouseParts): Promise<House> {
  const { pool, authPool, secret, origin, clock } = parts;
  const road = openRoad(pool, clock);
  await keepBundle(road);
  const identity = createIdentity({ pool: authPool, secret, origin, clock });
  const account = accountRoutes({
    identity,
    mayRecover: async (officer, personId) =>
      !(await identity.isAdministrator(personId)) && (await mayRecover(parts, officer, personId)),
    mayApprove: async (officer, personId) =>
      officer !== personId &&
      ((await identity.isAdministrator(officer)) || (await mayRecover(parts, officer, personId))),
    lookedAfter: async (officer, people) =>
      lookedAfter(parts, officer, people, await identity.isAdministrator(officer)),
    fullNameOf: (personId) => fullNameOf(parts, personId),
    epoch: async () =>
      (await ask<{ epoch: string }>(pool, sql`select epoch from platform.instance`))[0]?.epoch ?? '',
    health: async () => {
      const restores = await ask<{ restoredAt: Instant; madeAt: Instant; gap: number }>(
        pool,
        sql`select restored_at as "restoredAt", backup_made_at as "madeAt", gap from platform.restore order by 1 desc limit 12`,
      );
      const state = parts.trial?.() ?? { trial: null, isAlarming: false };
      return {
        ...state,
        restores: restores.map(({ restoredAt, madeAt, gap }) => ({
          day: dayOf(restoredAt),
          madeOn: dayOf(madeAt),
          gap,
        })),
      };
    },
    commands: new Set(road.handlers.keys()),
    queries: new Set(road.queries.keys()),
  });
  const app = await buildServer({
    road,
    queries: road.queries,
    tables,
    endpoints,
    proxies: parts.proxies ?? [],
    identities: {
      plugin: account,
      identify: async (request) => {
        const known = await identity.identify(request);
        if (known?.mustChangePassword) throw new CallerRefused(passwordMustChange);
        return known;
      },
      open: (sealed) => identity.open(sealed),
      prove: (bytes) => identity.prove(bytes),
    },
    log: parts.log,
    verifiedUntil: parts.verifiedUntil ?? (() => null),
    extend: async (server, identify) => {
      server.get('/api/v1/me', async (request, reply) => {
        const caller = await identify(request);
        const handler = road.queries.get('me');
        // The page of sign-in asks this of everybody: that it is nobody is an answer, not a failure.
        if (!caller && !request.headers.authorization) return reply.type('application/json').send('null');
        if (!caller || !handler)
          return reply.code(401).send({ problem: problems.signInFirst, marker: 'sochibo-session-ended' });
        const answered = await answerQuestion(road, handler, caller.personId, {});
        const known = answered.ok
          ? (answered.value as OutputOf<typeof me>)
          : { person: { id: caller.personId, fullName: null }, offices: [] };
        // An administrator need not be in the register: the account then tells the name.
        const fullName = known.person.fullName ?? (await identity.accountOf(caller.personId))?.fullName ?? '';
        const administrator = await identity.isAdministrator(caller.personId);
        return reply.header('cache-control', 'no-store').send({
          ...known,
          person: { ...known.person, fullName },
          administrator,
          installation: administrator ? await installationOf(road) : null,
        });
      });
      registerPapers(server, identify, road);
      registerCommitteePapers(server, identify, road);
      registerLetters(server, identify, road);
      registerPlanPapers(server, identify, road);
      registerPeriodFiles(server, identify, road);
      await registerFiles(server, identify, road, {
        refuses: (name) => (bearsSecrecyMark(name) ? paperProblems.secretPaper : null),
        brings: bringsEvidence,
      });
      if (parts.build) await serveScreens(server, parts.build);
    },
  });
  const jobs = [
    repeat(parts, 'checkpoint', everyFiveMinutes, async () =>
      takeCheckpoint(authPool, await identity.keys(), clock.now()),
    ),
    repeat(parts, 'sweep', everyHour, () => identity.sweep()),
  ];
  const close = async (): Promise<void> => {
    for (const job of jobs) clearInterval(job);
    await app.close();
  };
  return { app, close };
}

const everyFiveMinutes = 5 * 60_000;
const everyHour = 60 * 60_000;

/** Done again and again; what fails waits for the next time and leaves a line in the log. */
function repeat(
  parts: HouseParts,
  job: string,
  every: number,
  work: () => Promise<unknown>,
): ReturnType<typeof setInterval> {
  const timer = setInterval(() => {
    work().catch((error: { code?: string }) => parts.log({ job, code: error.code ?? 'failed' }));
  }, every);
  return timer.unref();
}

/** The organisation that stands for the installation: where an administrator founds the first ones. */
async function installationOf({ pool }: Pick<Road, 'pool'>): Promise<string | null> {
  const [row] = await ask<{ id: string }>(pool, sql`select organisation_id as id from platform.instance`);
  return row?.id ?? null;
}

/** The bundle goes to the database once in its life: it weighs more than all else that a start sends there. */
async function keepBundle(road: Road): Promise<void> {
  const known = await ask(road.pool, sql`select from platform.rule_bundle where hash = ${road.rules.hash}`);
  if (known.length > 0) return;
  await ask(
    road.pool,
    sql`
      insert into platform.rule_bundle (hash, content, recorded_at)
      values (${road.rules.hash}, ${JSON.stringify(road.rules)}, ${road.clock.now()}) on conflict do nothing`,
  );
}
