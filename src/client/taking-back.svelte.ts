import type { Problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { TakeBack, WayBack } from '#kernel/taking-back.ts';
import type { Text } from '#kernel/text.ts';
import type { ClientClock } from './clock.ts';
import { newId } from './device.ts';
import { registry, type Draft } from './modules.ts';
import { problems } from './problems.ts';
import type { Session } from './session.svelte.ts';

/** How long a tap can be taken back, in milliseconds. */
const longest = 30_000;
/** How long the answer to taking back stands there. */
const answerStands = 6_000;

type Row = Readonly<Record<string, unknown>>;

/** What was done, what undoes it, and the rows before and after. */
interface Done extends WayBack {
  readonly draft: Draft;
  readonly before: readonly (Row | undefined)[];
  readonly after: readonly (Row | undefined)[];
  readonly until: number;
}

/** What a screen shows for thirty seconds after a tap. */
export interface Lately {
  /** What was done; or, without `takeBack`, what became of taking it back. */
  readonly said: Text;
  readonly takeBack: (() => Promise<void>) | null;
}

/**
 * «Lấy lại» — the last taps, newest first, each for thirty seconds. Taking back sends what sets the former words again: an
 * entry of its own, with or without a network, so that the book of deeds shows both. What nothing undoes ends the list.
 */
export function createTakingBack(
  rows: Rows,
  clock: ClientClock,
  session: Pick<Session, 'me'>,
  keep: (draft: Draft) => Promise<Result<unknown>>,
) {
  let done = $state.raw<readonly Done[]>([]);
  let answer = $state.raw<Text | null>(null);
  let busy = false;

  const wayBackOf = ({ name, input }: Draft): WayBack | null => {
    const ask = registry.takeBacks[name] as TakeBack<unknown> | undefined;
    const person = session.me?.person.id ?? null;
    return ask?.(rows, input, { person, newId: () => newId(clock.now()), today: clock.today() }) ?? null;
  };
  const sweep = (): void => {
    const now = clock.now();
    done = done.filter(({ until }) => now < until && until - now <= longest);
  };
  const say = (text: Text): void => {
    answer = text;
    clock.later(answerStands, () => {
      if (answer === text) answer = null;
    });
  };
  const takeBack = async (): Promise<void> => {
    const [last] = done;
    if (!last || busy) return;
    busy = true;
    done = done.slice(1);
    const problem = stillStands(rows, last) ? await keepAll(last, keep) : problems.changedSince;
    busy = false;
    say(
      problem
        ? problem.message
        : { vi: `Đã lấy lại việc vừa ghi: ${last.said.vi}`, en: `Taken back: ${last.said.en}` },
    );
  };

  return {
    /** Looks at the rows before a command is kept; to be called when it is. */
    before: (draft: Draft): (() => void) => {
      const wayBack = wayBackOf(draft);
      const before = look(rows, wayBack);
      return () => {
        answer = null;
        if (!wayBack) {
          done = [];
          return;
        }
        const until = clock.now() + longest;
        done = [{ ...wayBack, draft, before, after: look(rows, wayBack), until }, ...done];
        clock.later(longest, sweep);
      };
    },
    /** Somebody else's book, or none: nothing is left to be taken back. */
    forget: (): void => {
      done = [];
      answer = null;
    },
    get lately(): Lately | null {
      if (answer) return { said: answer, takeBack: null };
      const [last] = done;
      return last ? { said: last.said, takeBack } : null;
    },
  };
}

async function keepAll(
  { orders, draft }: Done,
  keep: (draft: Draft) => Promise<Result<unknown>>,
): Promise<Problem | null> {
  for (const { name, input } of orders) {
    const kept = await keep({ ...draft, name, input });
    if (!kept.ok) return kept.problem;
  }
  return null;
}

function look(rows: Rows, wayBack: WayBack | null): readonly (Row | undefined)[] {
  return (wayBack?.about ?? []).map(([kind, key]) => rows.one<Row>(kind, key));
}

/** Whether nobody has written over it since: only what the tap changed is looked at. */
function stillStands(rows: Rows, { about, before, after }: Done): boolean {
  return about.every(([kind, key], index) => {
    const [was, made, now] = [before[index], after[index], rows.one<Row>(kind, key)];
    if (!made || !now) return !made === !now;
    const isSame = (one: Row | undefined, other: Row, column: string): boolean =>
      JSON.stringify(one?.[column] ?? null) === JSON.stringify(other[column] ?? null);
    return Object.keys(made).every((column) => isSame(was, made, column) || isSame(now, made, column));
  });
}
