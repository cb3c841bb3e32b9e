import type { Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes } from '#kernel/period.ts';
import { dayInVietnam } from '#kernel/clock-time.ts';
import { runCommand } from '#platform/command.ts';
import type { Pool } from 'pg';
import { openRoad } from '../../house.ts';
import type { SamplePen } from '../pen.ts';
import type { Order } from './book.ts';
import type { TermPlan } from './offices.ts';

/** Gives orders on the real road: the person's own, under the person's term, at the moment they are said to be given. */
export class LiveRoad {
  readonly #pen: SamplePen;
  readonly #terms: readonly TermPlan[];
  readonly #road: ReturnType<typeof openRoad>;
  readonly #sequences = new Map<Id, number>();
  #now = '' as Instant;

  constructor(pool: Pool, pen: SamplePen, terms: readonly TermPlan[]) {
    this.#pen = pen;
    this.#terms = terms;
    this.#road = openRoad(pool, { now: () => this.#now });
  }

  /** Gives the orders of one cell, one after the other; each must be carried out. */
  async give(orders: readonly Order[], organisation: Id, places: readonly string[]): Promise<void> {
    for (const { name, input, person, at } of orders) {
      this.#now = at;
      const sequence = (this.#sequences.get(person) ?? 0) + 1;
      this.#sequences.set(person, sequence);
      const receipt = await runCommand(this.#road, person, {
        id: this.#pen.id('command', person, sequence),
        device: this.#pen.id('device', person),
        sequence,
        name,
        organisation,
        term: this.#termOf(person, at, places),
        bundle: this.#road.rules.hash,
        at,
        input,
      });
      if (receipt.outcome !== 'applied')
        throw new Error(
          `the road answered ${name} with ${receipt.outcome}: ${receipt.problem?.message.vi ?? ''}`,
        );
    }
  }

  /** The office under which the person acts: in the cell, else in the committee above it. */
  #termOf(person: Id, at: Instant, places: readonly string[]): Id | null {
    const day = dayInVietnam(at);
    const held = this.#terms.filter((term) => term.personId === person && includes(term, day));
    for (const place of places) {
      const term = held.find((each) => each.place === place && each.office !== 'follower');
      if (term) return term.id;
    }
    return null;
  }
}
