import type { QueryContract } from '#kernel/contract.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { deviceClock, type ClientClock } from './clock.ts';
import { problems } from './problems.ts';
import { problemOf, server as theServer, type Server } from './wire.ts';
import { session as theSession, type Session } from './session.svelte.ts';
import type { Store } from './store.ts';

/** An answer, and when the server gave it. */
export interface Answer<Output> {
  readonly value: Output;
  readonly asOf: number;
  /** `false`: there was no network, this is the last answer this device was given. */
  readonly live: boolean;
}

/** Asks the server; without a network gives the last answer with its date. */
export type Ask = <Input, Output>(
  contract: QueryContract<string, Input, Output>,
  input: Input,
) => Promise<Result<Answer<Output>>>;

/** Questions in the name of who has the book open. */
export function createAsk(session: Session, server: Server, clock: ClientClock): Ask {
  let store: Store | null = null;
  session.watch((desk) => {
    store = desk?.store ?? null;
  });

  return async <Input, Output>(contract: QueryContract<string, Input, Output>, input: Input) => {
    const question = `${contract.name} ${JSON.stringify(input)}`;
    const path = `/api/v1/queries/${contract.name}`;
    const reply = contract.typed
      ? await server.ask('POST', path, { input })
      : await server.ask('GET', `${path}?input=${encodeURIComponent(JSON.stringify(input))}`);
    const problem = problemOf(reply);
    if (!problem && reply.kind === 'answer') {
      const asOf = clock.now();
      // What people typed is not kept, nor is an answer that finds no room: the screen has it either way.
      if (!contract.typed) await store?.keepAnswer(question, reply.body, asOf).catch(() => undefined);
      return ok({ value: reply.body as Output, asOf, live: true });
    }
    if (problem?.code === problems.sessionEnded.code) session.noteEnded();
    const kept = isOutage(problem?.code) ? await store?.keptAnswer(question) : null;
    if (kept) return ok({ value: kept.value as Output, asOf: kept.at, live: false });
    return refuse(problem ?? problems.serverBusy);
  };
}

/** The server could not be reached or could not answer; a refusal is an answer. */
function isOutage(code: string | undefined): boolean {
  return (
    code === problems.noNetwork.code ||
    code === problems.serverBusy.code ||
    code === problems.sessionEnded.code
  );
}

/** Asks in the name of who has the book open in this tab. */
export const ask = createAsk(theSession, theServer, deviceClock);
