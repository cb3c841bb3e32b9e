/** «Song ngữ» — one sentence or word in Vietnamese and in English. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** The language a person has chosen. Vietnamese is the source. */
export type Language = keyof Text;
