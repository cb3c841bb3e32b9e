import type { InputOf } from '#kernel/contract.ts';
import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type {
  answerPassedConcern,
  groupPassedConcern,
  passConcern,
  passConcernOn,
  takeBackConcern,
} from '../../contract/passing.ts';
import { concernProblems } from '../concern-problems.ts';
import type { ConcernRow } from '../concerns.ts';
import { checkPassedWords, passedOf, passingProblems, type PassedConcernRow } from '../passing.ts';
import { nameOfPerson } from '../people.ts';
import type { OrganisationRow } from '../rows-of-others.ts';
import { superiorOf } from '../superior.ts';
import { gone, put } from './ground.ts';

type Done = { readonly id: Id };

/** «Chuyển lên cấp trên» — an open concern, once at a time, in words that name nobody who did not agree. */
export const decidePassing: Decide<InputOf<typeof passConcern>, Done> = (rows, input, desk) => {
  const concern = rows.one<ConcernRow>('concern', input.concernId);
  if (concern?.organisationNo !== desk.organisation.no) return refuse(concernProblems.concernNotFound);
  if (concern.state === 'closed') return refuse(concernProblems.concernIsClosed);
  const before = rows.one<PassedConcernRow>('passed-concern', input.id);
  if (before && (before.concernId !== concern.id || before.organisationNo !== desk.organisation.no))
    return refuse(passingProblems.passedNotFound);
  if (before?.state === 'answered') return refuse(passingProblems.passedIsAnswered);
  if (before && before.trail.length > 0) return refuse(passingProblems.hasGoneOn);
  const last = passedOf(rows, concern.id);
  if (last?.state === 'waiting' && last.id !== input.id) return refuse(passingProblems.isPassedUp);
  const name = concern.personId === null ? null : nameOfPerson(rows, concern.personId);
  const wrong = checkPassedWords(concern, input.text, input.agreed ? null : name);
  if (wrong) return refuse(wrong);
  const holderNo = before?.holderNo ?? levelAbove(rows, desk.organisation.no);
  if (holderNo === null) return refuse(passingProblems.noLevelAbove);
  const words = { text: input.text.normalize('NFC').trim(), saidBy: input.agreed ? name : null };
  // A level that grouped it vouched for these very words, not for others.
  const grouped = before?.text === words.text && before.saidBy === words.saidBy ? before : null;
  const row: PassedConcernRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    concernId: concern.id,
    kind: concern.kind,
    ...words,
    passedOn: before?.passedOn ?? todayOf(desk),
    passedBy: desk.person,
    holderNo,
    trail: [],
    state: 'waiting',
    answer: null,
    answeredOn: null,
    answeredBy: null,
    petitionId: grouped?.petitionId ?? null,
    petition: grouped?.petition ?? null,
    level: concern.level ?? null,
  };
  return ok({ changes: [put('passed-concern', row.id, row)], value: { id: row.id } });
};

/** «Rút điều đã chuyển» — while nobody above has done anything with it. */
export const decideTakingBack: Decide<InputOf<typeof takeBackConcern>, Done> = (rows, input, desk) => {
  const found = waiting(rows, input.passedId, desk);
  if (!found.ok) return found;
  if (found.value.trail.length > 0) return refuse(passingProblems.liesElsewhere);
  return ok({ changes: [gone('passed-concern', found.value.id)], value: { id: found.value.id } });
};

/** «Cấp trên trả lời» — where it lies; a second time corrects the answer. */
export const decidePassedAnswer: Decide<InputOf<typeof answerPassedConcern>, Done> = (rows, input, desk) => {
  const before = rows.one<PassedConcernRow>('passed-concern', input.passedId);
  if (before?.organisationNo !== desk.organisation.no) return refuse(passingProblems.passedNotFound);
  const row: PassedConcernRow = {
    ...before,
    state: 'answered',
    answer: input.answer.normalize('NFC').trim(),
    answeredOn: before.answeredOn ?? todayOf(desk),
    answeredBy: desk.person,
  };
  return ok({ changes: [put('passed-concern', row.id, row)], value: { id: row.id } });
};

/** «Gộp kiến nghị» — while it waits; the title is that of the level where it lies. */
export const decideGrouping: Decide<InputOf<typeof groupPassedConcern>, Done> = (rows, input, desk) => {
  const found = waiting(rows, input.passedId, desk);
  if (!found.ok) return found;
  const { petition } = input;
  const [petitionId, title] = [petition?.id ?? null, petition?.title.normalize('NFC') ?? null];
  const row: PassedConcernRow = { ...found.value, petitionId, petition: title };
  return ok({ changes: [put('passed-concern', row.id, row)], value: { id: row.id } });
};

/** «Chuyển tiếp» — to the next level above where it lies. */
export const decidePassingOn: Decide<InputOf<typeof passConcernOn>, Done> = (rows, input, desk) => {
  const found = waiting(rows, input.passedId, desk);
  if (!found.ok) return found;
  const before = found.value;
  const holderNo = levelAbove(rows, before.holderNo);
  if (holderNo === null) return refuse(passingProblems.noLevelAbove);
  const words = tidy(input.words ?? '') || null;
  const step = { holderNo: before.holderNo, on: todayOf(desk), words };
  const row: PassedConcernRow = { ...before, holderNo, trail: [...before.trail, step] };
  return ok({ changes: [put('passed-concern', row.id, row)], value: { id: row.id } });
};

function waiting(rows: Rows, id: Id, desk: Desk): Result<PassedConcernRow> {
  const found = rows.one<PassedConcernRow>('passed-concern', id);
  if (found?.organisationNo !== desk.organisation.no) return refuse(passingProblems.passedNotFound);
  return found.state === 'answered' ? refuse(passingProblems.passedIsAnswered) : ok(found);
}

function levelAbove(rows: Rows, no: number): number | null {
  return superiorOf(rows.all<OrganisationRow>('organisation'), no)?.organisationNo ?? null;
}
