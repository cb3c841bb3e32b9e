import type { CivilDate } from './civil-date.ts';
import { includes, type Period } from './period.ts';
import type { Citation } from './problem.ts';
import type { RuleKey, RuleValue } from './rule-keys.ts';
import type { RuleKind } from './rule-values.ts';

/** «Nguồn» — where a value was read, and when. */
export interface RuleSource {
  readonly document: string;
  readonly place: string;
  readonly url: string | null;
  readonly read: CivilDate;
}

/** «Giá trị có thời hạn» — what holds in one period, in one area or everywhere. */
export interface RuleEntry<Value = unknown> extends Period {
  /** `null`: everywhere without an entry of its own. */
  readonly area: string | null;
  /** `null`: it is known that nothing is fixed in this period (`value: none`). */
  readonly value: Value | null;
  readonly source: RuleSource;
  readonly standing: Citation['standing'];
  /** Who decided, where the standing is local practice. */
  readonly decidedBy: string | null;
}

/** «Gói quy định» — one figure, list or form fixed by documents, with all its periods. */
export interface RulePack<Value = unknown> {
  readonly key: string;
  readonly term: string;
  readonly kind: RuleKind;
  readonly values: readonly RuleEntry<Value>[];
}

/** «Bộ gói quy định» — all packs together under the hash of their content. */
export interface RuleBundle {
  readonly hash: string;
  readonly packs: { readonly [Key in RuleKey]: RulePack<RuleValue<Key>> };
}

/** «Quy định áp dụng» — the value for a day with the citation it rests on. */
export interface Rule<Value> {
  readonly value: Value;
  readonly citation: Citation;
}

/** «Tra quy định trong ngày» — a lookup bound to one bundle, one day and one place. */
export type RulesOfDay = <Key extends RuleKey>(key: Key) => Rule<RuleValue<Key>> | null;

/**
 * «Tra quy định» — the value in force on the day of the event, or `null` where nothing is fixed.
 * `areas` names the places the event lies in, the nearest first; the general value is the last resort.
 */
export function ruleOn<Key extends RuleKey>(
  bundle: RuleBundle,
  key: Key,
  day: CivilDate,
  areas: readonly string[] = [],
): Rule<RuleValue<Key>> | null {
  const entry = entryOn(bundle, key, day, areas);
  if (!entry || entry.value === null) return null;
  return { value: entry.value, citation: citationOf(entry) };
}

/** «Mục quy định trong ngày» — the entry behind `ruleOn`; it also tells an explicit "nothing is fixed" from no entry. */
export function entryOn<Key extends RuleKey>(
  bundle: RuleBundle,
  key: Key,
  day: CivilDate,
  areas: readonly string[] = [],
): RuleEntry<RuleValue<Key>> | null {
  const inForce = bundle.packs[key].values.filter((entry) => includes(entry, day));
  for (const area of [...areas, null]) {
    const entry = inForce.find((candidate) => candidate.area === area);
    if (entry) return entry;
  }
  return null;
}

/** «Giá trị đã thôi dùng» — what was in force before the day, the last first: a phone without a network may still write by it. */
export function pastValues<Key extends RuleKey>(
  bundle: RuleBundle,
  key: Key,
  day: CivilDate,
): readonly RuleValue<Key>[] {
  const ended = bundle.packs[key].values.filter(({ until }) => until !== null && until <= day);
  return ended
    .toSorted((one, other) => (one.from < other.from ? 1 : -1))
    .flatMap(({ value }) => (value === null ? [] : [value as RuleValue<Key>]));
}

/** «Bộ tra trong ngày» — fixes the bundle, the day and the place once, for a handler or a screen. */
export function rulesOn(bundle: RuleBundle, day: CivilDate, areas: readonly string[] = []): RulesOfDay {
  return (key) => ruleOn(bundle, key, day, areas);
}

/** «Căn cứ của một mục» — the citation that decisions store and screens show. */
export function citationOf(entry: RuleEntry): Citation {
  const decided = entry.decidedBy === null ? '' : ` (${entry.decidedBy})`;
  return {
    document: entry.source.document,
    place: `${entry.source.place}${decided}`,
    url: entry.source.url,
    standing: entry.standing,
  };
}
