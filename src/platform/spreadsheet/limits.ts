/** What a file may cost (`reliability.md` G5). */
export const limits = {
  bytes: 20_000_000,
  unpackedBytes: 50_000_000,
  ratio: 100,
  /** Below this size a high ratio is harmless: a small part of blanks compresses well. */
  ratioFromBytes: 1_000_000,
  parts: 200,
  rows: 1_048_576,
  columns: 512,
  cells: 2_000_000,
  texts: 1_000_000,
  merged: 20_000,
  rowBytes: 8_000_000,
  heapMegabytes: 160,
  milliseconds: 2_000,
  millisecondsPerMegabyte: 200,
} as const;
