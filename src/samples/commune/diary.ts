import { setImmediate } from 'node:timers/promises';
import type { Instant } from '#kernel/civil-date.ts';
import type { SamplePen } from '../pen.ts';

type Entry = () => void;
type Later = () => Promise<void>;

/** What is to be written when: entries are carried out by moment, each moment as one act. */
export class Diary {
  readonly #entries = new Map<Instant, Entry[]>();
  readonly #later = new Map<Instant, readonly Later[]>();
  readonly #name: string;
  #underway = Promise.resolve();

  constructor(name: string) {
    this.#name = name;
  }

  /** Notes something for a moment; what is noted while that moment is written still belongs to it. */
  on(moment: Instant, entry: Entry): void {
    const known = this.#entries.get(moment);
    if (known) known.push(entry);
    else this.#entries.set(moment, [entry]);
  }

  /** Notes what is to be done by itself once the act of that moment is written. */
  after(moment: Instant, later: Later): void {
    this.on(moment, () => undefined);
    this.#later.set(moment, [...(this.#later.get(moment) ?? []), later]);
  }

  /** Writes everything before the moment. `gather` puts what the entries left behind, once the act before is written. */
  async writeUntil(
    moment: Instant,
    pen: SamplePen,
    gather: (pen: SamplePen) => Promise<void>,
  ): Promise<void> {
    const due = [...this.#entries.keys()].filter((each) => each < moment).toSorted();
    for (const each of due) {
      for (const [index, entry] of (this.#entries.get(each) ?? []).entries()) {
        entry();
        // The database works on the act before; it must be let speak.
        if (index % 5 === 0) await setImmediate();
      }
      this.#entries.delete(each);
      await this.#underway;
      await gather(pen);
      this.#underway = pen.act(this.#name, each);
      // A failure is met where the act is waited for.
      this.#underway.catch(() => undefined);
      for (const later of this.#later.get(each) ?? []) {
        await this.#underway;
        await later();
      }
      this.#later.delete(each);
    }
  }

  /** Waits for the last act. */
  async close(): Promise<void> {
    await this.#underway;
  }
}
