/** What one run of one workload against one server gave. */
export interface Run {
  /** All requests answered, those of the warming-up too. */
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  /** A sentence about the first failure, for the person at the screen. */
  readonly failure: string | null;
}

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Medians of several runs, each figure by itself. */
export function middle(runs: readonly Run[]): Run {
  return {
    count: median(runs.map((run) => run.count)),
    perSecond: median(runs.map((run) => run.perSecond)),
    p50: median(runs.map((run) => run.p50)),
    p99: median(runs.map((run) => run.p99)),
    failed: runs.reduce((sum, run) => sum + run.failed, 0),
    failure: runs.find((run) => run.failure)?.failure ?? null,
  };
}

/** A figure short enough for a table: three digits that mean something. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '—';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
