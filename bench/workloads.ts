import { randomUUID } from 'node:crypto';
import type { Answer, Request } from './load.ts';

type Target = 'ours' | 'limit';

/** A workload under load: what each client sends, and what counts as an answer. */
export interface Workload {
  /** The requests of one client, one after another. */
  requests(target: Target, notes: Notes, client: number): (count: number) => Request;
  right(target: Target, answer: Answer): boolean;
}

/** A cell whose keeper notes attendance: 30 of the persons on the roll of its open meeting. */
export interface Keeper {
  readonly person: string;
  readonly term: string;
  readonly organisation: string;
  readonly no: number;
  readonly meeting: string;
  readonly persons: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** What the workloads need to know of the province. */
export interface Notes {
  readonly keepers: readonly Keeper[];
}

/** «Điểm danh» — 30 rows of attendance, durable, with receipt, ledger line, history and change number. */
const attendance: Workload = {
  requests(target, notes, client) {
    const keeper = notes.keepers[client % notes.keepers.length];
    if (!keeper) throw new Error('The province has no cell for this client.');
    const device = randomUUID();
    return (count) => {
      const id = randomUUID();
      const mark = (index: number) =>
        ['present', 'excused', 'present', 'absent'][(index + count) % 4] ?? 'present';
      if (target === 'limit') {
        const entries = keeper.persons.map((person, index) => ({ person, attendance: mark(index) }));
        const { no, meeting, person: by } = keeper;
        return {
          method: 'POST',
          path: '/attendance',
          body: JSON.stringify({ id, no, meeting, by, device, sequence: count, entries }),
        };
      }
      const entries = keeper.persons.map((personId, index) => ({ personId, attendance: mark(index) }));
      const command = {
        id,
        device,
        sequence: count,
        name: 'record-attendance',
        organisation: keeper.organisation,
        term: keeper.term,
        bundle: null,
        at: null,
        input: { meetingId: keeper.meeting, entries },
      };
      return {
        method: 'POST',
        path: '/api/v1/commands',
        headers: keeper.headers,
        body: JSON.stringify({ commands: [command] }),
      };
    };
  },
  right: (target, answer) => target === 'limit' || answer.body.includes('"outcome":"applied"'),
};

export const workloads: Readonly<Record<string, Workload>> = { W4: attendance };
