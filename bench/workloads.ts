import { randomUUID } from 'node:crypto';
import type { Answer, Request } from './load.ts';

export type Target = 'ours' | 'limit';

/** A workload under load: what each client sends, and what counts as an answer. */
export interface Workload {
  /** The requests of one client, one after another. */
  requests(target: Target, notes: Notes, client: number): (count: number) => Request;
  right(target: Target, answer: Answer): boolean;
}

/** Somebody who is signed in, and where. */
export interface Visitor {
  readonly name: string;
  readonly person: string;
  readonly term: string;
  readonly organisation: string;
  readonly no: number;
  /** The session, once signed in. */
  readonly cookie: string;
}

/** A secretary who notes attendance: 30 of the persons on the roll of the cell's open meeting. */
export interface Keeper extends Visitor {
  readonly meeting: string;
  readonly persons: readonly string[];
}

/** What the workloads need to know of the province. */
export interface Notes {
  readonly keepers: readonly Keeper[];
  /** The secretary of the cell with 43 members. */
  readonly firstCell: Keeper;
  /** The office of a commune, and that of the province. */
  readonly commune: Visitor;
  readonly province: Visitor;
  readonly today: string;
}

/** «Danh sách đảng viên của xã» — the first 50 in Vietnamese order. */
const list: Workload = {
  requests: (target, { commune, today }) => {
    const input = { organisationId: commune.organisation, asOf: today };
    return () =>
      target === 'limit'
        ? { method: 'GET', path: `/members?under=${commune.no}&on=${today}` }
        : question(commune, 'members-of', input);
  },
  right: (_, answer) => answer.body.length > 4000,
};

/** «Tìm tên không dấu trong toàn tỉnh» — a part of a name, without marks. */
const search: Workload = {
  requests: (target, { province, today }, client) => {
    const parts = ['van hung', 'thi mau', 'thanh lan', 'duc binh', 'minh yen', 'ngoc anh'];
    return (count) => {
      const part = parts[(client + count) % parts.length] ?? '';
      if (target === 'limit') {
        return {
          method: 'GET',
          path: `/search?under=${province.no}&on=${today}&part=${encodeURIComponent(part)}`,
        };
      }
      return question(province, 'members-of', {
        organisationId: province.organisation,
        asOf: today,
        search: part,
      });
    };
  },
  right: (_, answer) => answer.body.length > 1000,
};

/** «Thống kê toàn tỉnh» — strength by category on any day. */
const rollUp: Workload = {
  requests: (target, { province, today }, client) => {
    return (count) => {
      const asOf = new Date(Date.parse(today) - ((client * 37 + count * 11) % 300) * 86_400_000)
        .toISOString()
        .slice(0, 10);
      if (target === 'limit') return { method: 'GET', path: `/roll-up?under=${province.no}&on=${asOf}` };
      return question(province, 'statistics', {
        organisationId: province.organisation,
        asOf,
        by: 'category',
      });
    };
  },
  right: (_, answer) => answer.body.length > 200,
};

/** «Điểm danh» — 30 rows of attendance, durable, with receipt, ledger line, history and change number. */
const attendance: Workload = {
  requests(target, notes, client) {
    const keeper = notes.keepers[client % notes.keepers.length];
    if (!keeper) throw new Error('The province has no cell for this client.');
    const device = randomUUID();
    return (count) => recordAttendance(target, keeper, keeper.persons, device, count);
  },
  right: (target, answer) => target === 'limit' || answer.body.includes('"outcome":"applied"'),
};

export const workloads: Readonly<Record<string, Workload>> = {
  W1: list,
  W2: search,
  W3: rollUp,
  W4: attendance,
};

/** One command of attendance, as a device or the limit's caller sends it. */
export function recordAttendance(
  target: Target,
  keeper: Keeper,
  persons: readonly string[],
  device: string,
  count: number,
): Request {
  const id = randomUUID();
  const mark = (index: number) =>
    ['present', 'absent', 'present', 'online'][(index + count) % 4] ?? 'present';
  if (target === 'limit') {
    const entries = persons.map((person, index) => ({ person, attendance: mark(index) }));
    const { no, meeting, person: by } = keeper;
    return {
      method: 'POST',
      path: '/attendance',
      body: JSON.stringify({ id, no, meeting, by, device, sequence: count, entries }),
    };
  }
  const command = {
    id,
    // Without an enrolled device a session numbers its commands in the person's own name.
    device: keeper.person,
    sequence: Math.round((performance.timeOrigin + performance.now()) * 1000),
    name: 'record-attendance',
    organisation: keeper.organisation,
    term: keeper.term,
    bundle: null,
    at: new Date().toISOString(),
    input: {
      meetingId: keeper.meeting,
      entries: persons.map((personId, index) => ({ personId, attendance: mark(index) })),
    },
  };
  return {
    method: 'POST',
    path: '/api/v1/commands',
    headers: { cookie: keeper.cookie },
    body: JSON.stringify({ commands: [command] }),
  };
}

/** The headers of somebody who is signed in, as a browser sends them. */
export function signedIn(visitor: Visitor): Record<string, string> {
  return { cookie: visitor.cookie, 'accept-encoding': 'gzip' };
}

/** A question of somebody who is signed in. */
export function question(visitor: Visitor, name: string, input: object): Request {
  // Measured without packing: the limit does not pack either.
  return {
    method: 'POST',
    path: `/api/v1/queries/${name}`,
    headers: { cookie: visitor.cookie },
    body: JSON.stringify({ input }),
  };
}
