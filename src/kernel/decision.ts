import { withCitation, type RuleOfProblem } from './cited.ts';
import type { CivilDate, Instant } from './civil-date.ts';
import { dayInVietnam } from './clock-time.ts';
import { dayTooFar } from './day-reach.ts';
import type { Id } from './id.ts';
import type { Problem } from './problem.ts';
import type { Result } from './result.ts';
import { rulesOn, type RuleBundle, type RulesOfDay } from './rule-pack.ts';
import type { Effect, Effects, RowChange, Rows } from './sync/replica.ts';
import type { Envelope } from './sync/wire.ts';

/** «Bàn làm việc» — who decides, when, for which organisation, by which rule packs. */
export interface Desk {
  readonly command: Id;
  readonly person: Id;
  readonly now: Instant;
  readonly organisation: { readonly id: Id; readonly no: number };
  /** `null` on a device that has not fetched the packs yet. */
  readonly rules: RuleBundle | null;
}

/** «Quyết định» — rows as they stand afterwards, and what the one who ordered is told. */
export interface Decision<Value = unknown> {
  readonly changes: readonly RowChange[];
  readonly value: Value;
}

/**
 * «Cách quyết định một việc» — the same function on the device, where it draws the
 * picture and refuses before sending, and on the server, where it writes.
 */
export type Decide<Input = never, Value = unknown> = (
  rows: Rows,
  input: Input,
  desk: Desk,
) => Result<Decision<Value>>;

/** Decisions by the name of the command. */
export type Decisions = Readonly<Record<string, Decide>>;

/** What a device knows besides its rows. */
export interface DeviceDesk {
  readonly person: Id | null;
  readonly now: Instant;
  readonly rules: RuleBundle | null;
}

/** A command about to be sent. */
export interface Draft<Input = unknown> {
  readonly organisation: Id;
  readonly input: Input;
}

/** A rule asked on the device before anything is queued. */
export type LocalRule = (rows: Rows, draft: Draft<never>, bundle?: unknown) => Problem | null;

/** The rules of a day; a device without packs knows of none. */
export function rulesOfDay(desk: Pick<Desk, 'rules'>, day: CivilDate): RulesOfDay {
  return desk.rules === null ? () => null : rulesOn(desk.rules, day);
}

/** «Hôm nay» — in Việt Nam, by the desk's clock. */
export function todayOf(desk: Pick<Desk, 'now'>): CivilDate {
  return dayInVietnam(desk.now);
}

/** The effects of decisions: what the device shows until the server has answered. */
export function effectsOf(decisions: Decisions, device: () => DeviceDesk): Effects {
  return mapped(decisions, (decide): Effect<never> => (rows, envelope: Envelope<never>) => {
    const { person, rules } = device();
    if (person === null) return [];
    const organisation = { id: envelope.organisation, no: numberOf(rows, envelope.organisation) };
    const decided = decide(rows, envelope.input, {
      command: envelope.id,
      person,
      now: envelope.at,
      organisation,
      rules,
    });
    return decided.ok ? decided.value.changes : [];
  });
}

/** The same decisions as rules: the problem the server would give, with the rule it rests on, before sending. Missing rows are no reason to stop. */
export function localRulesOf(
  decisions: Decisions,
  device: () => DeviceDesk,
  ruleOfProblem: RuleOfProblem = {},
): Readonly<Record<string, LocalRule>> {
  return mapped(decisions, (decide): LocalRule => (rows, draft, bundle) => {
    const { person, now, rules } = device();
    if (person === null) return null;
    const far = dayTooFar(draft.input, todayOf({ now }));
    if (far) return far;
    const organisation = { id: draft.organisation, no: numberOf(rows, draft.organisation) };
    const packs = (bundle as RuleBundle | null | undefined) ?? rules;
    const decided = decide(rows, draft.input, {
      command: draft.organisation,
      person,
      now,
      organisation,
      rules: packs,
    });
    return decided.ok || decided.problem.awaits
      ? null
      : withCitation(decided.problem, ruleOfProblem, packs, draft.input, todayOf({ now }));
  });
}

/** Rows in memory, as a decision looks at them. */
export function rowsFrom(tables: Readonly<Record<string, ReadonlyMap<string, object>>>): Rows {
  return {
    one: <Row>(kind: string, key: string) => tables[kind]?.get(key) as Row | undefined,
    all: <Row>(kind: string) => [...(tables[kind]?.values() ?? [])] as unknown as readonly Row[],
  };
}

/** The rows with changes drawn over them. */
export function rowsAfter(rows: Rows, changes: readonly RowChange[]): Rows {
  const over = (kind: string) => changes.filter((change) => change.kind === kind);
  return {
    one: <Row>(kind: string, key: string) => {
      const change = over(kind).findLast((each) => each.key === key);
      return change ? ((change.row ?? undefined) as Row | undefined) : rows.one<Row>(kind, key);
    },
    all: <Row>(kind: string) => {
      const replaced = new Set(over(kind).map((change) => rows.one<Row>(kind, change.key)));
      const written = new Map(over(kind).map((change) => [change.key, change.row]));
      const left = [...written.values()].filter((row) => row !== null) as unknown as readonly Row[];
      return [...rows.all<Row>(kind).filter((row) => !replaced.has(row)), ...left];
    },
  };
}

function numberOf(rows: Rows, organisation: Id): number {
  const profiles = rows.all<{ organisationId: string; organisationNo: number }>('organisation');
  return profiles.find((profile) => profile.organisationId === organisation)?.organisationNo ?? 0;
}

function mapped<Made>(decisions: Decisions, make: (decide: Decide) => Made): Readonly<Record<string, Made>> {
  return Object.fromEntries(Object.entries(decisions).map(([name, decide]) => [name, make(decide)]));
}
