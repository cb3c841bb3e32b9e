import type { DeviceDesk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Effects, Rows } from '#kernel/sync/replica.ts';
import type { TakeBack } from '#kernel/taking-back.ts';

/** A command about to be sent, as a local rule sees it. */
export interface Draft<Input = unknown> {
  readonly name: string;
  readonly organisation: Id;
  readonly term: Id | null;
  readonly input: Input;
}

/** «Luật trên máy» — the very rule of the server, asked before anything is queued. `bundle`: the rule packs in force. */
export type LocalRule<Input = never> = (rows: Rows, draft: Draft<Input>, bundle: unknown) => Problem | null;

/** Makes one command of two taps within two seconds. */
export type Join<Input = never> = (earlier: Input, later: Input) => unknown;

export interface Registry {
  readonly effects: Effects;
  readonly rules: Readonly<Record<string, LocalRule>>;
  readonly joins: Readonly<Record<string, Join>>;
  readonly takeBacks: Readonly<Record<string, TakeBack>>;
}

let bringing: (() => Promise<void>) | null = null;
let brought: Promise<void> | null = null;

const registered = {
  effects: {} as Record<string, Effects[string]>,
  rules: {} as Record<string, LocalRule>,
  joins: {} as Record<string, Join>,
  takeBacks: {} as Record<string, TakeBack>,
};

/** Filled once, when the root layout names the modules; read by the book. */
export const registry: Registry = registered;

/** What commands will change, by their names. */
export function registerEffects(effects: Effects): void {
  Object.assign(registered.effects, effects);
}

/** Rules that can be asked on the device, by the names of their commands. */
export function registerRules(rules: Readonly<Record<string, LocalRule>>): void {
  Object.assign(registered.rules, rules);
}

/** How taps of one kind are joined, by the names of their commands. */
export function registerJoins(joins: Readonly<Record<string, Join>>): void {
  Object.assign(registered.joins, joins);
}

/** How taps are taken back, by the names of their commands. */
export function registerTakeBacks(takeBacks: Readonly<Record<string, TakeBack>>): void {
  Object.assign(registered.takeBacks, takeBacks);
}

let drawnFor: DeviceDesk | null = null;

/** The person in whose name is drawn what waits: whoever has the book open, or whose book is being copied. */
export function deskOr(own: () => DeviceDesk): () => DeviceDesk {
  return () => drawnFor ?? own();
}

/** Draws, in one go, what somebody wrote who has no book open here. */
export function drawFor(desk: DeviceDesk, draw: () => void): void {
  drawnFor = desk;
  try {
    draw();
  } finally {
    drawnFor = null;
  }
}

/** Names what brings the modules' rules: fetched when the first book is opened, not with the sign-in page. */
export function registerModules(bring: () => Promise<void>): void {
  bringing = bring;
}

/** Waits for the modules' rules. Where they cannot be fetched the book opens without them, and asks again next time. */
export function bringModules(): Promise<void> {
  return (brought ??= (bringing?.() ?? Promise.resolve()).catch(() => {
    brought = null;
  }));
}
