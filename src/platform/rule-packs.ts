import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type * as z from 'zod/mini';
import { civilDate, type CivilDate } from '#kernel/civil-date.ts';
import { overlaps } from '#kernel/period.ts';
import { ruleKeys } from '#kernel/rule-keys.ts';
import type { RuleBundle, RuleEntry, RulePack } from '#kernel/rule-pack.ts';
import type { RuleKind, ScoreFrame } from '#kernel/rule-values.ts';
import { writeDurably } from './durable-file.ts';
import { packShape, valueShapes } from './rule-pack-shapes.ts';

/** What stood in the way of a bundle: every fault with its file, so that all are mended in one go. */
export class RulePackFaults extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Rule packs are not sound:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads every pack below the folder and makes the bundle; throws `RulePackFaults` where one is unsound.
 * Reading YAML takes a fifth of the time a start may take, so a bundle once found sound is kept in `keepIn`
 * under the hash of the texts it came from.
 */
export function loadRuleBundle(folder: string, keepIn: string | null = null): RuleBundle {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const files = names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  if (keepIn === null) return bundleOf(files);
  const kept = join(keepIn, `rule-bundle-${sha256(JSON.stringify([ruleKeys, files]))}.json`);
  const known = readKept(kept);
  if (known) return known;
  const bundle = bundleOf(files);
  if (existsSync(keepIn)) writeDurably(kept, sealed(JSON.stringify(bundle)));
  return bundle;
}

/** A kept bundle that is not what its first line says was tampered with or cut short, and is made again. */
function readKept(path: string): RuleBundle | null {
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  const body = text.slice(text.indexOf('\n') + 1);
  return sealed(body) === text ? (JSON.parse(body) as RuleBundle) : null;
}

function sealed(body: string): string {
  return `${sha256(body)}\n${body}`;
}

/** Makes the bundle from the texts of packs. */
export function bundleOf(files: readonly { readonly name: string; readonly text: string }[]): RuleBundle {
  const faults: string[] = [];
  const packs: Record<string, RulePack> = {};
  for (const file of files) {
    const pack = readPack(file.text, (fault) => faults.push(`${file.name}: ${fault}`));
    if (!pack) continue;
    if (packs[pack.key]) faults.push(`${file.name}: ${pack.key} is declared twice`);
    packs[pack.key] = pack;
  }
  for (const key of Object.keys(ruleKeys)) {
    if (!packs[key]) faults.push(`no pack for ${key}, which the code asks for`);
  }
  if (faults.length > 0) throw new RulePackFaults(faults);
  // The loop above has seen a pack of the right kind for each key.
  return { hash: sha256(canonicalJson(packs)), packs: packs as unknown as RuleBundle['packs'] };
}

/** Reads one pack; every fault goes to `report`, and only a sound pack is answered. */
export function readPack(text: string, report: (fault: string) => void): RulePack | null {
  let faults = 0;
  const fault = (message: string) => {
    faults += 1;
    report(message);
  };
  const read = packShape.safeParse(readYaml(text, fault));
  if (!read.success) {
    for (const issue of read.error.issues) fault(`${issue.path.join('.') || 'pack'}: ${describe(issue)}`);
    return null;
  }
  const { key, term, values } = read.data;
  const kind = ruleKeys[key as keyof typeof ruleKeys] as RuleKind | undefined;
  if (!kind) fault(`no code asks for ${key}`);
  else if (kind !== read.data.kind) fault(`${key} is of kind ${kind}, not ${read.data.kind}`);
  if (!kind || faults > 0) return null;
  const entries = values.map((value, index) => readEntry(value, kind, `values.${index}`, fault));
  if (faults === 0) checkPeriods(entries, fault);
  return faults === 0 ? { key, term, kind, values: entries } : null;
}

type RawEntry = ReturnType<typeof packShape.parse>['values'][number];

function readEntry(
  raw: RawEntry,
  kind: RuleKind,
  place: string,
  fault: (message: string) => void,
): RuleEntry {
  const dayOf = (text: string, field: string): CivilDate => {
    const day = civilDate(text);
    if (!day) fault(`${place}.${field}: there is no day ${text}`);
    return day ?? (text as CivilDate);
  };
  const local = raw.standing === 'local-practice';
  if (local && !raw.decidedBy) fault(`${place}: local practice needs decidedBy, who decided it`);
  if (!local && raw.decidedBy) fault(`${place}: decidedBy stands only with local practice`);
  return {
    from: dayOf(raw.from, 'from'),
    until: raw.until === null ? null : dayOf(raw.until, 'until'),
    area: raw.area ?? null,
    value: readValue(raw.value, kind, place, fault),
    source: { ...raw.source, read: dayOf(raw.source.read, 'source.read') },
    standing: raw.standing,
    decidedBy: raw.decidedBy ?? null,
  };
}

/** `none` must be written out: a value that was only forgotten is a fault. */
function readValue(value: unknown, kind: RuleKind, place: string, fault: (message: string) => void): unknown {
  if (value === 'none') return null;
  const read = valueShapes[kind].safeParse(value);
  if (!read.success) {
    for (const issue of read.error.issues)
      fault(`${[place, 'value', ...issue.path].join('.')}: ${describe(issue)}`);
    return null;
  }
  if (kind === 'frame') checkFrame(read.data as ScoreFrame, (message) => fault(`${place}: ${message}`));
  return read.data;
}

/** A frame that does not add up would score every meeting wrongly. */
function checkFrame(frame: ScoreFrame, fault: (message: string) => void): void {
  for (const criterion of frame.criteria) {
    const parts = criterion.parts.reduce((sum, part) => sum + part.maximum, 0);
    if (parts !== criterion.maximum)
      fault(`parts of ${criterion.id} add up to ${parts}, not ${criterion.maximum}`);
    for (const part of criterion.parts) {
      if ((part.skippedStep?.points ?? 0) > part.maximum)
        fault(`a skipped step takes more from ${part.id} than it has`);
      const most = Math.max(0, ...(part.steps ?? []).map((step) => step.points)) + (part.bonus?.points ?? 0);
      if (most > part.maximum) fault(`steps of ${part.id} give ${most}, more than ${part.maximum}`);
    }
  }
  const total = frame.criteria.reduce((sum, criterion) => sum + criterion.maximum, 0);
  if (total !== 100) fault(`criteria add up to ${total}, not 100`);
  const ids = frame.criteria.flatMap((criterion) => criterion.parts.map((part) => part.id));
  if (new Set(ids).size !== ids.length) fault('two parts have the same id');
  const falls = frame.grades.every(
    (grade, index) => index === 0 || grade.from < (frame.grades[index - 1]?.from ?? 0),
  );
  if (!falls || frame.grades.at(-1)?.from !== 0) fault('grades run from the best down to 0');
}

/** Within one area neither gap nor overlap; the general values reach to today and beyond. */
function checkPeriods(entries: readonly RuleEntry[], fault: (message: string) => void): void {
  for (const entry of entries) {
    if (entry.until !== null && entry.until <= entry.from) fault(`the period from ${entry.from} is empty`);
  }
  for (const area of new Set(entries.map((entry) => entry.area))) {
    const ordered = entries
      .filter((entry) => entry.area === area)
      .sort((one, other) => (one.from < other.from ? -1 : 1));
    const place = area === null ? 'general values' : `values of ${area}`;
    ordered.slice(1).forEach((entry, index) => {
      const before = ordered[index];
      if (!before) return;
      if (overlaps(before, entry)) fault(`${place}: ${before.from} and ${entry.from} overlap`);
      else if (before.until !== entry.from) fault(`${place}: gap from ${before.until} to ${entry.from}`);
    });
    if (area === null && ordered.at(-1)?.until !== null)
      fault('general values: the last period must stay open');
  }
  if (!entries.some((entry) => entry.area === null))
    fault('no general value; write "value: none" where nothing is fixed');
}

function readYaml(text: string, fault: (message: string) => void): unknown {
  try {
    return parse(text, { strict: true, uniqueKeys: true });
  } catch (error) {
    fault(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** The mini build of the schema library carries no sentences of its own. */
function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.join(', ')}`;
  return issue.code.replaceAll('_', ' ');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Keys in order and nothing optional: the same content always gives the same text, so the same hash. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}
