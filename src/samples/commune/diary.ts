import type { Instant } from '#kernel/civil-date.ts';
import type { SamplePen } from '../pen.ts';

type Entry = () => void;

/** What is to be written when: entries are carried out by moment, each moment as one act. */
export class Diary {
  readonly #entries = new Map<Instant, Entry[]>();
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  /** Notes something for a moment; what is noted while that moment is written still belongs to it. */
  on(moment: Instant, entry: Entry): void {
    const known = this.#entries.get(moment);
    if (known) known.push(entry);
    else this.#entries.set(moment, [entry]);
  }

  /** Writes everything before the moment; `gather` then puts what the entries left behind. */
  async writeUntil(
    moment: Instant,
    pen: SamplePen,
    gather: (pen: SamplePen) => Promise<void>,
  ): Promise<void> {
    const due = [...this.#entries.keys()].filter((each) => each < moment).toSorted();
    for (const each of due) {
      for (const entry of this.#entries.get(each) ?? []) entry();
      this.#entries.delete(each);
      await gather(pen);
      await pen.act(this.#name, each);
    }
  }
}
