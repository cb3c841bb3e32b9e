/** What a file may cost (`reliability.md` G5). */
export const limits = {
  bytes: 20_000_000,
  unpackedBytes: 50_000_000,
  ratio: 100,
  /** Below this size a high ratio is harmless: a small part of blanks compresses well. */
  ratioFromBytes: 1_000_000,
  parts: 200,
  textFileBytes: 10_000_000,
  rows: 1_048_576,
  columns: 512,
  /** Cells that hold something; about 30,000 members with 40 columns. */
  cells: 1_200_000,
  differentCells: 400_000,
  characters: 20_000_000,
  merged: 20_000,
  /**
   * No single text in the reading thread is larger than this: V8 ends the whole
   * process, not only the thread, where one large allocation does not fit.
   */
  pieceBytes: 4_000_000,
  sharedTextBytes: 400_000,
  sharedTextsBytes: 16_000_000,
  heapMegabytes: 192,
  /** The last fuse: hostile files are refused long before, and a slow PC must not be. */
  milliseconds: 10_000,
  millisecondsPerMegabyte: 1_500,
} as const;
