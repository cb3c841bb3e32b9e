import type { Cut, Fate, Point } from '#support/sync-model-device.ts';
import type { Schedule, Step } from '#support/sync-schedule.ts';
import type { Core } from '#support/sync-checks.ts';
import { runSchedule } from '#support/sync-world.ts';

const at = (device: number) => ({ device, organisation: 0, key: 1 });
const tap = (device: number): Step => ({ do: 'tap', ...at(device) });
const joined = (device: number): Step => ({ do: 'joined-tap', ...at(device) });
const sync = (device: number): Step => ({ do: 'sync', device });
const base = { seed: 7, devices: 2, trouble: 0, mostBytes: 1_000_000 } as const;

/** Short days in which everything of the protocol happens once. */
const days: Readonly<Record<string, Schedule>> = {
  'a reply is lost and the clock set back': {
    ...base,
    steps: [
      ...[joined(0), { do: 'clock', device: 0, jump: 30 } as const, sync(0)],
      ...[{ do: 'clock', device: 0, jump: -25 } as const, joined(0), sync(0)],
    ],
  },
  'two phones write and fetch': {
    ...base,
    steps: [joined(0), joined(0), tap(0), sync(0), tap(1), sync(1), sync(0), tap(0), sync(0), sync(1)],
  },
  'the server is restored': {
    ...base,
    steps: [
      ...[tap(0), sync(0), tap(1), sync(1), { do: 'backup' } as const, tap(0), sync(0), sync(1)],
      ...[{ do: 'restore', which: 1 } as const, tap(1), sync(1), sync(0), sync(1)],
    ],
  },
  'the server is restored under a request, and two tabs hear of it': {
    ...base,
    devices: 1,
    steps: [1, 2, 3].flatMap((which): Step[] => [
      ...[tap(0), { do: 'elsewhere', organisation: 0, key: 3 } as const, sync(0), sync(0)],
      ...[{ do: 'backup' } as const, tap(0), { do: 'elsewhere', organisation: 1, key: which } as const],
      ...[{ do: 'restore-under-way', device: 0, which } as const, tap(0)],
    ]),
  },
  'rights change': {
    ...base,
    steps: [
      ...[tap(0), { do: 'tap', device: 0, organisation: 1, key: 2 } as const, sync(0)],
      ...[{ do: 'narrow', device: 0 } as const, sync(0), sync(0), sync(0), sync(0)],
      ...[{ do: 'widen', device: 0 } as const, sync(0), sync(0)],
      ...[{ do: 'withdraw', device: 0, organisation: 0 } as const, tap(0), sync(0)],
    ],
  },
  'a base arrives later': {
    ...base,
    steps: [
      ...[tap(0), { do: 'dependent', device: 1, organisation: 0, key: 0 } as const, sync(1), sync(0)],
      ...[{ do: 'ask-held', device: 1 } as const, { do: 'settle', device: 1 } as const, sync(1)],
    ],
  },
  'batches too large, an item that fails, a store that is cleared': {
    ...base,
    mostBytes: 700,
    steps: [
      ...[tap(0), tap(0), { do: 'poison', ...at(0) } as const, tap(0), sync(0), sync(0)],
      ...[{ do: 'evict', device: 0 } as const, tap(0), sync(0), sync(1)],
    ],
  },
};

/** What was cut so far, and where it went wrong, if it did. */
export interface CutReport {
  readonly cuts: number;
  readonly points: Readonly<Record<string, number>>;
  readonly failure: string | null;
}

/** Cuts every step of the protocol once, before it is done and after: enumerated, not drawn by lot. */
export async function cutEverywhere(core: Core): Promise<CutReport> {
  const points: Record<string, number> = {};
  let cuts = 0;
  for (const [day, schedule] of Object.entries(days)) {
    const clean = fateThatCuts(-1, 'before');
    const failure = await told(runSchedule(core, schedule, clean.fate));
    if (failure) return { cuts, points, failure: `${day}, uncut: ${failure}` };
    for (const [place, point] of clean.met.entries()) {
      for (const when of ['before', 'after'] as const) {
        const { fate } = fateThatCuts(place, when);
        const outcome = await told(runSchedule(core, schedule, fate));
        cuts += 1;
        points[`${point}, ${when}`] = (points[`${point}, ${when}`] ?? 0) + 1;
        if (outcome)
          return { cuts, points, failure: `${day}, cut ${when} step ${place} (${point}): ${outcome}` };
      }
    }
  }
  return { cuts, points, failure: null };
}

function fateThatCuts(place: number, when: Cut): { fate: Fate; met: Point[] } {
  const met: Point[] = [];
  const at = (point: Point) => (met.push(point) - 1 === place ? when : null);
  return { met, fate: { at, count: () => undefined } };
}

async function told(work: Promise<void>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
