import type { CommandContract } from '#kernel/contract.ts';
import { makeId, type Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { deviceClock } from './clock.ts';
import { problems } from './problems.ts';
import { session } from './session.svelte.ts';
import { problemOf, server } from './wire.ts';

/** Large files on a slow line, and orders that write thousands of rows, take their time. */
const longWait = 600_000;

/** «Ghi thẳng» — an order from a desk with a network: answered at once, never queued. The same order again counts once. */
export async function order<Input, Output>(
  contract: CommandContract<string, Input, Output>,
  input: Input,
  id: Id = newId(),
): Promise<Result<Output>> {
  const { office } = session;
  return office
    ? orderAt(office.organisation.id, office.term, contract, input, id)
    : refuse(problems.notOpen);
}

/** The same at an organisation named apart: what an administrator, who holds no office, does at the installation. */
export async function orderAt<Input, Output>(
  organisation: Id,
  term: Id | null,
  contract: CommandContract<string, Input, Output>,
  input: Input,
  id: Id = newId(),
): Promise<Result<Output>> {
  const body = { id: refusedOnce.has(id) ? newId() : id, organisation, term, input };
  const reply = await send('POST', `/api/v1/commands/${contract.name}`, JSON.stringify(body), {
    'content-type': 'application/json',
  });
  if (!reply.ok) {
    if (!reply.problem.code.startsWith('client.')) refusedOnce.add(id);
    return reply;
  }
  const { outcome, value } = reply.value as { readonly outcome?: string; readonly value: Output };
  return outcome === 'different-version' ? refuse(problems.sentOtherwise) : ok(value);
}

/** What the server refused wrote nothing: put right, it goes under an id of its own, for under the old one it would be another version. */
const refusedOnce = new Set<Id>();

/** «Tệp đã gửi» — as the server keeps it. */
export interface SentFile {
  readonly sha256: string;
  readonly name: string;
}

/** «Gửi tệp» — hands a file to the server for the organisation whose office is open. */
export async function sendFile(file: File): Promise<Result<SentFile>> {
  const { office } = session;
  if (!office) return refuse(problems.notOpen);
  const sent = await send('PUT', '/api/v1/files', file, {
    'content-type': 'application/octet-stream',
    'x-organisation': office.organisation.id,
    'x-file-name': encodeURIComponent(file.name),
  });
  return sent.ok ? ok(sent.value as SentFile) : sent;
}

/** A new identifier, made on this device. */
export function newId(): Id {
  return makeId(deviceClock.now(), crypto.getRandomValues(new Uint8Array(10)));
}

async function send(
  method: string,
  path: string,
  body: BodyInit,
  headers: Record<string, string>,
): Promise<Result<unknown>> {
  const signal = AbortSignal.timeout(longWait);
  try {
    const response = await fetch(path, {
      method,
      body,
      headers: { ...server.headers(), ...headers },
      signal,
      credentials: 'same-origin',
      cache: 'no-store',
    });
    const answer = (await response.json().catch(() => undefined)) as unknown;
    const problem: Problem | null = problemOf({
      kind: 'answer',
      status: response.status,
      body: answer,
      retryAfter: null,
    });
    if (problem?.code === problems.sessionEnded.code) session.noteEnded();
    return problem ? refuse(problem) : ok(answer);
  } catch {
    return refuse(signal.aborted ? problems.serverBusy : problems.noNetwork);
  }
}
