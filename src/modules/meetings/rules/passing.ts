import { daysBetween, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { fold } from '#kernel/vietnamese.ts';
import { median, type ConcernKind, type ConcernRow } from './concerns.ts';
import type { ItemLevel } from './types.ts';

/** «Điều chuyển lên cấp trên» — what the cell cannot answer, in words for the level above; it stays in the book of the cell. */
export interface PassedConcernRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly concernId: Id;
  readonly kind: ConcernKind;
  readonly text: string;
  /** The name of who raised it, where the person agreed. */
  readonly saidBy: string | null;
  readonly passedOn: CivilDate;
  readonly passedBy: Id;
  /** Where it lies now. */
  readonly holderNo: number;
  /** The levels that have passed it on, the lowest first. */
  readonly trail: readonly PassingStep[];
  readonly state: 'waiting' | 'answered';
  readonly answer: string | null;
  readonly answeredOn: CivilDate | null;
  readonly answeredBy: Id | null;
  /** «Kiến nghị gộp» — under whose title it stands with what other cells ask alike. */
  readonly petitionId: Id | null;
  readonly petition: string | null;
  /** The level of what it came from. */
  readonly level?: ItemLevel | null;
}

/** «Kiến nghị của nhiều nơi» — its title, what was asked under it, and how many organisations support it. */
export interface Petition<Passed> {
  readonly id: Id;
  readonly title: string;
  readonly passed: readonly Passed[];
  readonly supporters: number;
}

/** «Gom theo kiến nghị» — those with most supporters first; what stands alone comes apart. */
export function petitionsOf<
  Passed extends {
    readonly organisationId: string;
    readonly petitionId: Id | null;
    readonly petition: string | null;
  },
>(passed: readonly Passed[]): { readonly petitions: Petition<Passed>[]; readonly alone: Passed[] } {
  const grouped = Map.groupBy(passed, (one) => one.petitionId);
  const petitions = [...grouped].flatMap(([id, all]) =>
    id === null
      ? []
      : [
          {
            id,
            title: all[0]?.petition ?? '',
            passed: all,
            supporters: new Set(all.map((one) => one.organisationId)).size,
          },
        ],
  );
  const alone = grouped.get(null) ?? [];
  return { petitions: petitions.toSorted((one, other) => other.supporters - one.supporters), alone };
}

/** «Bước chuyển tiếp» — who passed it on, when, and with what words. */
export interface PassingStep {
  readonly holderNo: number;
  readonly on: CivilDate;
  readonly words: string | null;
}

/** «Nơi giữ khi cấp trên đổi» — where it lies while that level still keeps the cell, else with the nearest of its superiors. */
export function layAnew(
  { holderNo, trail }: Pick<PassedConcernRow, 'holderNo' | 'trail'>,
  superiors: readonly number[],
  { on, decision }: { readonly on: CivilDate; readonly decision: string },
): Partial<Pick<PassedConcernRow, 'holderNo' | 'trail' | 'petitionId' | 'petition'>> {
  const [nearest] = superiors;
  if (nearest === undefined || superiors.includes(holderNo)) return {};
  const words = `Chi bộ có cấp trên mới theo Quyết định ${decision}`;
  // Under whose title it stood is a matter of the level that grouped it.
  return { holderNo: nearest, trail: [...trail, { holderNo, on, words }], petitionId: null, petition: null };
}

/** «Số điều chuyển lên» — `medianDays` from passing up to the answer; `null` where none is answered. */
export interface PassedFigures {
  readonly waiting: number;
  readonly answered: number;
  readonly medianDays: number | null;
  readonly longestWait: number | null;
}

/** «Đếm điều chuyển lên» — on a day. */
export function passedFigures(
  passed: readonly Pick<PassedConcernRow, 'state' | 'passedOn' | 'answeredOn'>[],
  today: CivilDate,
): PassedFigures {
  const waits = passed
    .filter((row) => row.state === 'waiting')
    .map((row) => daysBetween(row.passedOn, today));
  const answered = passed.filter((row) => row.state === 'answered');
  return {
    waiting: waits.length,
    answered: answered.length,
    medianDays: median(answered.map((row) => daysBetween(row.passedOn, row.answeredOn ?? row.passedOn))),
    longestWait: waits.length === 0 ? null : Math.max(...waits),
  };
}

/** «Đã chuyển lên chưa» — the last that was passed up of a concern. */
export function passedOf(rows: Rows, concernId: Id): PassedConcernRow | null {
  return (
    rows
      .all<PassedConcernRow>('passed-concern')
      .filter((row) => row.concernId === concernId)
      .toSorted((one, other) => (one.id < other.id ? 1 : -1))[0] ?? null
  );
}

/** «Điều nói kín» — read by the committee and whoever raised it alone; its words do not leave the cell. */
export function isConfided(concern: Pick<ConcernRow, 'kind' | 'level'>): boolean {
  return concern.kind !== 'matter' || Boolean(concern.level);
}

/** «Lời chuyển có được không» — not the greater part of the words that were confided, and not the name of who did not agree. */
export function checkPassedWords(
  concern: Pick<ConcernRow, 'kind' | 'level' | 'text'>,
  text: string,
  name: string | null,
): Problem | null {
  const confided = wordsOf(fold(concern.text));
  const copied = longestRun(confided, wordsOf(fold(text)));
  if (isConfided(concern) && copied > confided.length - copied) return passingProblems.wordsAreConfided;
  return name !== null && namesPerson(text, name) ? passingProblems.namesThePerson : null;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How many words of one text stand in the other, one after the other. */
function longestRun(ours: readonly string[], theirs: readonly string[]): number {
  let longest = 0;
  let before: readonly number[] = [];
  for (const word of ours) {
    const upTo = before;
    const runs = theirs.map((other, at) => (other === word ? (upTo[at - 1] ?? 0) + 1 : 0));
    longest = runs.reduce((most, run) => Math.max(most, run), longest);
    before = runs;
  }
  return longest;
}

const address = ['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'chí', 'đc'];

/** The whole name however it is written, or the given name: with a capital, or after a word by which people are addressed. */
function namesPerson(text: string, name: string): boolean {
  const whole = wordsOf(fold(name));
  const given = whole.at(-1);
  if (given === undefined) return false;
  const said = wordsOf(text.normalize('NFC'));
  const folded = said.map(fold);
  if (longestRun(whole, folded) === whole.length && whole.length > 1) return true;
  return said.some(
    (word, at) =>
      folded[at] === given &&
      (word !== word.toLowerCase() || address.includes(said[at - 1]?.toLowerCase() ?? '')),
  );
}

/** «Điều cần xem lại khi chuyển lên, khi cấp trên trả lời». */
export const passingProblems = {
  wordsAreConfided: {
    code: 'meetings.wordsAreConfided',
    message: {
      vi: 'Đây là nguyên văn lời nói kín trong chi bộ.',
      en: 'These are the very words confided in the cell.',
    },
    fix: {
      vi: 'Viết lại bằng lời của chi ủy: vướng điều gì, đề nghị cấp trên làm gì.',
      en: 'Write it anew: what the difficulty is and what the level above is asked to do.',
    },
    field: 'text',
  },
  namesThePerson: {
    code: 'meetings.namesThePerson',
    message: { vi: 'Lời chuyển có tên người nêu.', en: 'The words name who raised it.' },
    fix: {
      vi: 'Bỏ tên đi (chữ trùng tên thì viết cách khác), hoặc hỏi người ấy; đồng ý thì đánh dấu đồng ý ghi tên.',
      en: 'Leave the name out (write a word that is alike in another way), or ask the person and mark that he agrees.',
    },
    field: 'text',
  },
  isPassedUp: {
    code: 'meetings.isPassedUp',
    message: { vi: 'Điều này đã chuyển lên, đang chờ trả lời.', en: 'This has been passed up and waits.' },
    fix: {
      vi: 'Rút về trước; cấp trên đã chuyển tiếp thì đợi trả lời.',
      en: 'Take it back first; once the level above has passed it on, wait for the answer.',
    },
  },
  hasGoneOn: {
    code: 'meetings.hasGoneOn',
    message: {
      vi: 'Cấp trên đã chuyển tiếp điều này, lời chuyển không sửa được nữa.',
      en: 'The level above has passed this on; its words stand.',
    },
    fix: {
      vi: 'Đợi trả lời; cần nói thêm thì ghi một điều mới rồi chuyển lên.',
      en: 'Wait for the answer; to say more, raise another concern and pass it up.',
    },
  },
  noLevelAbove: {
    code: 'meetings.noLevelAbove',
    message: { vi: 'Sổ chưa có cấp trên để chuyển lên.', en: 'The book knows no level above.' },
    fix: {
      vi: 'Nhờ văn phòng cấp ủy xếp vào đúng cấp trên.',
      en: 'Ask the office to place the organisation.',
    },
  },
  passedNotFound: {
    code: 'meetings.passedNotFound',
    message: { vi: 'Sổ chưa có điều chuyển lên này.', en: 'The book does not hold this yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi điều ấy đã tới.', en: 'It is sent again once it has arrived.' },
    awaits: true,
  },
  passedIsAnswered: {
    code: 'meetings.passedIsAnswered',
    message: { vi: 'Cấp trên đã trả lời điều này.', en: 'The level above has answered this.' },
    fix: {
      vi: 'Xem câu trả lời; còn vướng thì chuyển lên lần nữa.',
      en: 'Read the answer; pass it up again if need be.',
    },
  },
  liesElsewhere: {
    code: 'meetings.liesElsewhere',
    message: { vi: 'Điều này không nằm ở cấp của đồng chí.', en: 'This does not lie with your level.' },
    fix: {
      vi: 'Chỉ nơi đang giữ mới trả lời, chuyển tiếp.',
      en: 'Only where it lies is it answered or passed on.',
    },
  },
} as const satisfies Readonly<Record<string, Problem>>;
