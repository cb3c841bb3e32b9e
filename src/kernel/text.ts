/** «Song ngữ» — one sentence or word in Vietnamese and in English. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** The language a person has chosen. Vietnamese is the source. */
export type Language = keyof Text;

/** «Số nhiều tiếng Anh» — `1 point`, `2 points`: the count with its noun. Vietnamese needs none of it. */
export function several(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}
