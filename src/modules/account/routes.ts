import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isId, type Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { refuse, type Result } from '#kernel/result.ts';
import { sessionEndedMarker } from '#kernel/sync/wire.ts';
import type { IdentityOffice } from '#platform/identity/create-identity.ts';
import { forgetSessions, type FoundSession } from '#platform/identity/sessions.ts';
import { installationRoutes } from './routes-installation.ts';
import { changePassword, type Health } from './contract.ts';
import type { Endpoint } from './contract/endpoint.ts';
import * as problems from './rules/problems.ts';
import { approvalRoutes } from './routes-approval.ts';
import { deviceRoutes } from './routes-devices.ts';
import { officeRoutes } from './routes-office.ts';
import { sessionRoutes } from './routes-session.ts';

/** What the paths of the account need besides the identity office. */
export interface AccountSetting {
  readonly identity: IdentityOffice;
  /** Whether this person may give a code to, close and reopen the account of that person: an officer of the level above. */
  mayRecover(officer: Id, personId: Id): Promise<boolean>;
  /** Whether this person may approve the devices of that person: an officer of the level above, or the administrator. */
  mayApprove(officer: Id, personId: Id): Promise<boolean>;
  /** Of these people those whom the officer looks after, with their names and where they belong. */
  lookedAfter(officer: Id, people: readonly Id[]): Promise<readonly LookedAfter[]>;
  /** The name by which the register knows the person; for an account opened by an officer. */
  fullNameOf(personId: Id): Promise<string | null>;
  /** The epoch of this installation. */
  epoch(): Promise<string>;
  /** What the administrator is told of backups and restores. */
  health(): Promise<Health>;
  /** Which commands and queries there are, for naming them in tokens. */
  readonly commands: ReadonlySet<string>;
  readonly queries: ReadonlySet<string>;
}

/** Somebody whose devices an officer approves. */
export interface LookedAfter {
  readonly personId: Id;
  readonly fullName: string;
  readonly place: string;
}

/** One request of a person. `session` is there wherever the endpoint asks for one. */
export interface Visit<Input> {
  readonly input: Input;
  /** The `:id` in the path. */
  readonly id: string;
  readonly asked: FastifyRequest;
  readonly address: string;
  readonly browser: string | null;
}

export type Visited<Input> = Visit<Input> & { readonly session: FoundSession };

/** Mounts one endpoint. */
export interface Mounting {
  anyone<Input, Output>(
    endpoint: Endpoint<Input, Output>,
    work: (visit: Visit<Input>) => Promise<Result<Output>>,
  ): void;
  session<Input, Output>(
    endpoint: Endpoint<Input, Output>,
    work: (visit: Visited<Input>) => Promise<Result<Output>>,
  ): void;
}

/** «Tài khoản» — the paths of people's own accounts, and the cookie that any answer may have to carry. */
export function accountRoutes(setting: AccountSetting) {
  async function plugin(app: FastifyInstance): Promise<void> {
    app.addHook('onSend', async (request, reply) => {
      const cookie = setting.identity.cookieFor(request);
      if (cookie) reply.header('set-cookie', cookie);
    });
    const mounting = mountingOn(app, setting);
    sessionRoutes(mounting, setting);
    deviceRoutes(mounting, setting);
    approvalRoutes(mounting, setting);
    officeRoutes(mounting, setting);
    installationRoutes(mounting, setting);
  }
  // The hook is for the whole server: any answer may carry a renewed cookie.
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true });
}

function mountingOn(app: FastifyInstance, { identity }: AccountSetting): Mounting {
  return {
    anyone: (endpoint, work) =>
      mount(app, identity, endpoint, async (visit, reply) => answer(reply, await work(visit))),
    session: (endpoint, work) =>
      mount(app, identity, endpoint, async (visit, reply) => {
        const session = await identity.sessionOf(visit.asked);
        // Of a password that somebody else chose nothing may be done but to change it.
        if (session?.mustChangePassword && endpoint.path !== changePassword.path)
          return answer(reply, refuse(problems.passwordMustChange));
        if (session) return answer(reply, await work({ ...visit, session }));
        const byToken =
          visit.asked.headers.authorization !== undefined && (await identity.identify(visit.asked));
        if (byToken) return reply.code(403).send({ problem: problems.signInToDoThis });
        return reply.code(401).send({ problem: problems.sessionEnded, marker: sessionEndedMarker });
      }),
  };
}

function mount<Input, Output>(
  app: FastifyInstance,
  { setting }: IdentityOffice,
  endpoint: Endpoint<Input, Output>,
  work: (visit: Visit<Input>, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  const { method, path: url } = endpoint;
  app.route<{ Params: { id?: string } }>({
    method,
    url,
    // Before the answer is on its way: what it says has ended is let in no more.
    onSend: async () => {
      if (method !== 'GET') forgetSessions(setting);
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const parsed = endpoint.input.safeParse(method === 'GET' ? {} : (request.body ?? {}));
      if (!parsed.success) {
        const field = parsed.error.issues[0]?.path.join('.');
        return reply.code(422).send({ problem: { ...problems.notReadable, ...(field ? { field } : {}) } });
      }
      const visit = {
        input: parsed.data,
        id: request.params.id ?? '',
        asked: request,
        address: request.ip,
        browser: browserOf(request),
      };
      return work(visit, reply);
    },
  });
}

function answer(reply: FastifyReply, result: Result<unknown>): FastifyReply {
  if (result.ok) return reply.code(200).send(result.value);
  if (result.problem.code === problems.waitAWhile.code) reply.header('retry-after', '900');
  return reply.code(statusOf(result.problem)).send({ problem: result.problem });
}

function statusOf({ code }: Problem): number {
  if (code === problems.notFound.code) return 404;
  return code === problems.waitAWhile.code ? 429 : 422;
}

function browserOf(request: FastifyRequest): string | null {
  return request.headers['user-agent']?.slice(0, 300) ?? null;
}

/** Goes on only with an id: anything else names nothing there is. */
export async function withId(
  id: string,
  work: (id: Id) => Promise<Result<{ done: true }>>,
): Promise<Result<{ done: true }>> {
  return isId(id) ? work(id) : refuse(problems.notFound);
}
