/** «Nội dung bàn» — a matter a cell discusses: what was said, how it was concluded, what follows from it. */
export interface Topic {
  readonly title: string;
  readonly said: readonly string[];
  readonly conclusion: string;
  readonly tasks: readonly string[];
}
