import { proveDevice } from '#kernel/device-proof.ts';
import type { Id } from '#kernel/id.ts';
import { makeId } from '#kernel/id.ts';
import type { ReceiptKey } from '#kernel/receipts.ts';
import type { SealingTools } from '#kernel/sealing.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { problems } from './problems.ts';
import { refusalOf, type Server } from './wire.ts';
import type { Enrolled } from './phone.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What sealing takes from this browser. */
export const sealingTools: SealingTools = {
  subtle: crypto.subtle,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  deflate: (bytes) => through(bytes, new CompressionStream('deflate-raw')),
  inflate: (bytes) => through(bytes, new DecompressionStream('deflate-raw')),
};

/** A new id, made on this device. */
export function newId(now: number): Id {
  return makeId(now, crypto.getRandomValues(new Uint8Array(10)));
}

/** «Đăng ký máy» — tells the server this device's signing key, and learns the key to seal to. */
export async function enrol(server: Server): Promise<Result<Enrolled>> {
  const pair = await newSigningPair();
  const told = await tell(server, pair);
  return told.ok ? ok({ ...told.value, ...pair }) : told;
}

/** A key that never leaves this browser, and its public half. */
export async function newSigningPair(): Promise<Pick<Enrolled, 'signingKey' | 'publicKey'>> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { signingKey: pair.privateKey, publicKey: { kty, crv, x, y } as JsonWebKey };
}

/**
 * «Không nhận là mình ghi» — the person whose name a ticket used cannot open what was written there: the server learns
 * of that device as one that has ended, so that its entries are looked at, and another one is enrolled.
 */
export async function disown(server: Server, owner: Enrolled): Promise<Result<Enrolled>> {
  const told = await tell(server, owner, true);
  if (!told.ok && outages.includes(told.problem.code)) return told;
  return enrol(server);
}

/** The same device again: binds a new session to it, and makes it known to a server that was restored to before it. */
export async function enrolAgain(server: Server, owner: Enrolled): Promise<Result<Enrolled>> {
  const told = await tell(server, owner);
  if (told.ok) return ok({ ...owner, ...told.value });
  const isRefused = !outages.includes(told.problem.code);
  // Its owner has ended this device from elsewhere: with the password it becomes a new one.
  return isRefused ? enrol(server) : told;
}

const outages: readonly string[] = [
  problems.noNetwork.code,
  problems.serverBusy.code,
  problems.sessionEnded.code,
];

async function tell(
  server: Server,
  known: Pick<Enrolled, 'publicKey' | 'signingKey'> & { readonly device?: Id },
  ended = false,
  proof?: string,
): Promise<Result<Pick<Enrolled, 'device' | 'sealPoint' | 'receiptKeys'>>> {
  const reply = await server.ask('POST', '/api/v1/devices', {
    ...(known.device ? { id: known.device } : {}),
    name: deviceName(),
    signingKey: known.publicKey,
    ...(ended ? { ended } : {}),
    ...(proof ? { proof } : {}),
  });
  const refusal = refusalOf(reply);
  if (refusal || reply.kind !== 'answer') return refusal ?? refuse(problems.serverBusy);
  const { device, sealKey, receiptKeys, challenge } = (reply.body ?? {}) as {
    device?: Id;
    sealKey?: { point?: string };
    receiptKeys?: readonly ReceiptKey[];
    challenge?: string | null;
  };
  if (!device || !sealKey?.point) return refuse(problems.serverBusy);
  // The session is this device's once its key says so. Should that be lost, the next enrolment asks again.
  if (challenge && !proof) {
    const signed = await proveDevice(sealingTools, device, challenge, known.signingKey);
    await tell(server, { ...known, device }, ended, signed);
  }
  return ok({ device, sealPoint: sealKey.point, ...(receiptKeys ? { receiptKeys } : {}) });
}

/** A name by which its owner will know this device in the list: its kind and its browser, nothing that identifies. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(agent)?.[0] ?? 'Máy';
  const browser = /Edg|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? '';
  return `${system} ${browser === 'Edg' ? 'Edge' : browser}`.trim();
}

async function through(bytes: Bytes, stream: CompressionStream | DecompressionStream): Promise<Bytes> {
  // Neither from a blob nor into a response: those ask other threads of the browser, and every tap would wait for them.
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [parts] = await Promise.all([readAll(stream.readable), written]);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<readonly Uint8Array[]> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value);
  return parts;
}
