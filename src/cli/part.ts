import type { Language, Text } from '#kernel/text.ts';
import type { DatabaseAccess } from '#platform/postgres/access.ts';

/** What the operator's command answers to the shell. */
export const exit = { done: 0, problems: 1, usage: 2, noRight: 3, outage: 4 } as const;

/** One option of a part, as in `--as-of DATE`. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** What to write after a string option, as in `DATE`. */
  readonly value?: string;
  readonly help: Text;
}

/** What a part reads, and where it speaks. */
export interface Context {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly language: Language;
  /** The data folder: SOCHIBO_DATA, else `.data` in the project. */
  readonly folder: string;
  /** Opens the database once; the shell closes it. Does not migrate. */
  database(): Promise<DatabaseAccess>;
  /** A sentence to the operator, on stderr. */
  say(text: Text): void;
  /** How far long work is; printed on stderr at once for a new label, then every second. */
  progress(label: Text, done?: number, total?: number): void;
  /** The outcome, on stdout: `value` as JSON with --json, else the words. */
  result(value: unknown, words: Text): void;
}

/** One word of the operator's command. */
export interface Part {
  readonly name: string;
  readonly summary: Text;
  /** What follows the name, as in `FILE…`. */
  readonly usage: string;
  /** How many positionals it takes. */
  readonly takes: { readonly least: number; readonly most: number };
  readonly options: Readonly<Record<string, Option>>;
  /** Does the work and answers one of `exit`. */
  run(context: Context): Promise<number>;
}

/** Ends a part early with a sentence for the operator: `throw new Stop(exit.noRight, { vi, en })`. */
export class Stop extends Error {
  readonly code: number;
  readonly text: Text;

  constructor(code: number, text: Text) {
    super(text.en);
    this.code = code;
    this.text = text;
  }
}
