import type { Id } from '../id.ts';
import type { Instant } from '../civil-date.ts';
import type { Problem } from '../problem.ts';
import type { Proof } from '../receipts.ts';

/** «Lệnh gửi đi» — a command in its envelope: who made it, where, for which organisation. */
export interface Envelope<Input = unknown> {
  readonly id: Id;
  readonly device: Id;
  readonly sequence: number;
  readonly name: string;
  readonly organisation: Id;
  /** The term of office in whose name it is written. */
  readonly term: Id | null;
  /** The bundle of rule packs it was judged by on the device. */
  readonly bundle: string | null;
  /** By the clock of the device: a remark, never an order. */
  readonly at: Instant;
  readonly input: Input;
}

/** «Lệnh niêm phong» — an envelope that only the server can read. All texts are base64url. */
export interface Sealed {
  readonly id: Id;
  readonly device: Id;
  readonly sequence: number;
  readonly ephemeral: string;
  readonly iv: string;
  readonly body: string;
  readonly signature: string;
}

export type Outcome = 'applied' | 'repeated' | 'held' | 'refused' | 'different-version';

/** «Biên nhận» — what became of a command. Nothing else removes it from an outbox. */
export interface Receipt {
  readonly id: Id;
  readonly outcome: Outcome;
  readonly organisation: Id;
  /** The change number of the organisation after the command; `null` where nothing was written to it. */
  readonly number: number | null;
  readonly arrivedAt: Instant;
  readonly value?: unknown;
  readonly problem?: Problem;
  /** That it is the server's word, and for which letters. */
  readonly proof?: Proof;
}

export interface CommandsAnswer {
  readonly epoch: string;
  readonly receipts: readonly Receipt[];
  /** What arrived until then lies in a backup that was restored on trial. */
  readonly verifiedUntil?: Instant | null;
  /** The clock of the server when it answered. */
  readonly at?: Instant | null;
}

/** «Chặng tải» — 1: what the next meeting needs; 2: the rest, and afterwards what is new. */
export type Stage = 1 | 2;

export interface FeedRequest {
  readonly epoch: string | null;
  readonly cursors: Readonly<Record<string, number>>;
  readonly stage: Stage;
  readonly scope: string | null;
}

export interface FeedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** How many of the first columns make the key; 1 where nothing is said. */
  readonly key?: number;
}

export interface FeedAnswer {
  readonly epoch: string;
  readonly scope: string;
  readonly cursors: Readonly<Record<string, number>>;
  readonly stage: Stage;
  readonly tables: Readonly<Record<string, FeedTable>>;
  readonly forget: readonly (readonly [kind: string, key: string])[];
  readonly bundle: string | null;
  /** There is more at this stage: ask again at once. */
  readonly more?: boolean;
  /** What arrived until then lies in a backup that was restored on trial. */
  readonly verifiedUntil?: Instant | null;
  /** The clock of the server when it answered. */
  readonly at?: Instant | null;
}

/** Names the device whose book is open: a session of somebody else on the same phone is none for it. */
export const bookHeader = 'x-sochibo-book';

/** What a 401 must carry before a device believes that its session has ended. */
export const sessionEndedMarker = 'sochibo-session-ended';

export const commandsPath = '/api/v1/commands';
export const feedPath = '/api/v1/feed';

/** At most this many commands, and this many bytes, in one request. */
export const mostCommands = 50;
export const mostBytes = 64 * 1024;

const outcomes: readonly string[] = [
  'applied',
  'repeated',
  'held',
  'refused',
  'different-version',
] satisfies Outcome[];

/** Reads the answer to a batch; `null` for whatever a proxy or a stranger may have said instead. */
export function readCommandsAnswer(body: unknown): CommandsAnswer | null {
  if (!isObject(body) || typeof body.epoch !== 'string' || !Array.isArray(body.receipts)) return null;
  const receipts = body.receipts.filter(isReceipt);
  const { epoch, verifiedUntil, at } = body;
  return { epoch, receipts, verifiedUntil: readMoment(verifiedUntil), at: readMoment(at) };
}

/** Reads the answer of the feed; `null` where it is none. */
export function readFeedAnswer(body: unknown): FeedAnswer | null {
  if (!isObject(body) || typeof body.epoch !== 'string' || typeof body.scope !== 'string') return null;
  if (body.stage !== 1 && body.stage !== 2) return null;
  if (!isObject(body.cursors) || !isObject(body.tables) || !Array.isArray(body.forget)) return null;
  if (!Object.values(body.tables).every(isFeedTable)) return null;
  return {
    epoch: body.epoch,
    scope: body.scope,
    cursors: body.cursors as Record<string, number>,
    stage: body.stage,
    tables: body.tables as Record<string, FeedTable>,
    forget: body.forget as [string, string][],
    bundle: typeof body.bundle === 'string' ? body.bundle : null,
    more: body.more === true,
    verifiedUntil: readMoment(body.verifiedUntil),
    at: readMoment(body.at),
  };
}

/** Whether an answer is our own word that the session has ended. */
export function saysSessionEnded(status: number, body: unknown): boolean {
  return status === 401 && isObject(body) && body.marker === sessionEndedMarker;
}

/** «Khóa dòng» — the name of a row within its kind: its key columns, joined. */
export function rowKey(...parts: readonly (string | number)[]): string {
  return parts.join('/');
}

function readMoment(value: unknown): Instant | null {
  return typeof value === 'string' && Number.isFinite(Date.parse(value)) ? (value as Instant) : null;
}

function isReceipt(value: unknown): value is Receipt {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.outcome === 'string' &&
    outcomes.includes(value.outcome) &&
    typeof value.organisation === 'string' &&
    typeof value.arrivedAt === 'string' &&
    (value.number === null || typeof value.number === 'number') &&
    (value.proof === undefined || isProof(value.proof))
  );
}

function isProof(value: unknown): value is Proof {
  return isObject(value) && typeof value.key === 'string' && typeof value.signature === 'string';
}

function isFeedTable(value: unknown): value is FeedTable {
  return isObject(value) && Array.isArray(value.columns) && Array.isArray(value.rows);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
