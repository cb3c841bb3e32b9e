import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Proof } from '#kernel/receipts.ts';
import type { VerifiedUntil } from '../backup/verified.ts';
import type { Road } from '../command.ts';
import type { AnyTable } from '../database/table.ts';
import type { QueryHandler } from '../handle.ts';
import { problems } from '../problems.ts';
import type { Endpoint } from './openapi.ts';

/** Who asks, by what, and within which limits of a token. */
export interface Caller {
  readonly personId: Id;
  readonly deviceId?: Id;
  /** Whether somebody else has approved the device to keep what has a level. */
  readonly approved?: boolean;
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
  /** Signs a receipt with the receipt key in use. */
  prove?(bytes: Uint8Array<ArrayBuffer>): Promise<Proof>;
}

/** What a server is made of. */
export interface ServerParts {
  readonly road: Road;
  readonly queries: ReadonlyMap<string, QueryHandler>;
  readonly tables: readonly AnyTable[];
  /** Paths that the plug-in of the identities answers, for the interface description. */
  readonly endpoints: readonly Endpoint[];
  readonly identities: Identities;
  /** Addresses (or ranges) of the servers standing in front of this one. */
  readonly proxies: readonly string[];
  /** Up to when a life of the server is in a backup that was restored on trial; asked with every answer to a device. */
  readonly verifiedUntil: VerifiedUntil;
  /** Registers what else the server answers: files, papers, the screens. */
  readonly extend: (app: FastifyInstance, identify: Identities['identify']) => Promise<void>;
  /** Writes one line of the log: ids and codes, never names or typed text. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** «Từ chối người hỏi» — thrown where the caller is recognised: nothing else is answered until this is put right. */
export class CallerRefused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * Whether a token opens this; without a token only the person's own rights count. A token that is bound to
 * organisations asks and orders only where one of them is named: other ids could lead anywhere its owner may go.
 */
export function allows(
  caller: Caller,
  kind: 'commands' | 'queries',
  name: string,
  organisation: string | null,
): boolean {
  if (!caller.token) return true;
  const places = caller.token.organisations;
  const placed = places === null || places.some((place) => place === organisation);
  return placed && caller.token[kind].includes(name);
}

/** The answer by which a device knows that its web session has ended: only this marker says so. */
export function signInFirst(reply: FastifyReply): FastifyReply {
  return reply.code(401).send({ problem: problems.signInFirst, marker: 'sochibo-session-ended' });
}

/** Absent and forbidden give the same answer. */
export function refuse(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.code === problems.notFound.code ? 404 : 422).send({ problem });
}
