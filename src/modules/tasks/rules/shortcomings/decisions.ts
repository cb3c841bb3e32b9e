import type { InputOf } from '#kernel/contract.ts';
import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type {
  closeShortcoming,
  recordShortcoming,
  reopenShortcoming,
  reportShortcoming,
} from '../../contract/shortcomings.ts';
import { isOfCell } from '../assignments/assign.ts';
import { workProblems } from '../work-problems.ts';
import { mayCheck, shortcomingProblems as problems, type ShortcomingRow } from './shortcomings.ts';

type Done = { readonly id: Id };
const prose = (text: string) => text.normalize('NFC').trim();

/**
 * «Ghi hạn chế phải khắc phục» — corrected by the same id as long as it is not closed. Whose it is stays; what was
 * reported holds only for the words and the person it was reported under.
 */
export const decideShortcoming: Decide<InputOf<typeof recordShortcoming>, Done> = (rows, input, desk) => {
  const before = rows.one<ShortcomingRow>('shortcoming', input.id);
  if (before && before.organisationNo !== desk.organisation.no) return refuse(problems.shortcomingNotFound);
  if (before?.state === 'closed') return refuse(problems.shortcomingIsClosed);
  if (before && before.personId !== input.personId) return refuse(problems.personIsFixed);
  const today = todayOf(desk);
  if (input.foundOn > today) return refuse({ ...workProblems.dayLiesAhead, field: 'foundOn' });
  if (input.dueOn < input.foundOn) return refuse(problems.dueBeforeFound);
  for (const [person, field] of [
    [input.personId, 'personId'],
    [input.responsibleId, 'responsibleId'],
  ] as const)
    if (person !== null && !isOfHere(rows, desk.organisation.no, person, today))
      return refuse({ ...problems.nobodyOfHere, field });
  const said = {
    text: prose(input.text),
    source: tidy(input.source),
    remedy: prose(input.remedy),
    responsibleId: input.responsibleId,
  };
  const row: ShortcomingRow = {
    ...untouched,
    ...before,
    ...(before && isSame(before, said) ? {} : unreported),
    ...said,
    id: input.id,
    organisationNo: desk.organisation.no,
    personId: input.personId,
    foundOn: input.foundOn,
    dueOn: input.dueOn,
  };
  return keep(row);
};

/** «Báo đã khắc phục» — with what shows it; again: other words. */
export const decideShortcomingReport: Decide<InputOf<typeof reportShortcoming>, Done> = (
  rows,
  input,
  desk,
) => {
  const found = find(rows, input.shortcomingId, desk);
  if (!found.ok) return found;
  if (found.value.state === 'closed') return refuse(problems.shortcomingIsClosed);
  if (input.file && found.value.personId !== null) return refuse(problems.fileIsSeenByAll);
  const { file } = input;
  return keep({
    ...found.value,
    ...(file === undefined
      ? {}
      : { evidenceFile: file?.sha256 ?? null, evidenceFileName: file?.name ?? null }),
    state: 'reported',
    evidence: prose(input.evidence),
    reportedOn: todayOf(desk),
    reportedBy: desk.person,
  });
};

/** «Kiểm tra, đóng lại» — what was reported, by another than who is responsible, reported it or has it. */
export const decideShortcomingClosing: Decide<InputOf<typeof closeShortcoming>, Done> = (
  rows,
  input,
  desk,
) => {
  const found = find(rows, input.shortcomingId, desk);
  if (!found.ok) return found;
  if (found.value.state === 'closed') return refuse(problems.shortcomingIsClosed);
  if (found.value.state === 'open') return refuse(problems.notReportedYet);
  if (!mayCheck(found.value, desk.person)) return refuse(problems.ownCheck);
  return keep({
    ...found.value,
    state: 'closed',
    verdict: tidy(input.verdict),
    closedOn: todayOf(desk),
    closedBy: desk.person,
  });
};

/** «Mở lại» — reported or closed, yet not put right; the reason stays with it. */
export const decideShortcomingReopening: Decide<InputOf<typeof reopenShortcoming>, Done> = (
  rows,
  input,
  desk,
) => {
  const found = find(rows, input.shortcomingId, desk);
  if (!found.ok) return found;
  if (found.value.state === 'open') return refuse(problems.shortcomingIsOpen);
  return keep({
    ...found.value,
    state: 'open',
    verdict: null,
    closedOn: null,
    closedBy: null,
    reopened: found.value.reopened + 1,
    reopenedOn: todayOf(desk),
    reopenReason: tidy(input.reason),
  });
};

type Said = Pick<ShortcomingRow, 'text' | 'source' | 'remedy' | 'responsibleId'>;

function isSame(one: Said, other: Said): boolean {
  return (
    one.text === other.text &&
    one.source === other.source &&
    one.remedy === other.remedy &&
    one.responsibleId === other.responsibleId
  );
}

const unreported = {
  state: 'open',
  evidence: null,
  evidenceFile: null,
  evidenceFileName: null,
  reportedOn: null,
  reportedBy: null,
} as const satisfies Partial<ShortcomingRow>;

const untouched = {
  ...unreported,
  verdict: null,
  closedOn: null,
  closedBy: null,
  reopened: 0,
  reopenedOn: null,
  reopenReason: null,
} as const satisfies Partial<ShortcomingRow>;

interface TermRow {
  readonly personId: Id;
  readonly organisationNo: number;
  readonly valid: string;
}

/** A member of the cell, or who holds an office of the organisation. */
function isOfHere(rows: Rows, no: number, person: Id, day: CivilDate): boolean {
  return (
    isOfCell(rows, no, person, day) ||
    rows
      .all<TermRow>('office-term')
      .some(
        (term) =>
          term.organisationNo === no && term.personId === person && includes(readPeriod(term.valid), day),
      )
  );
}

function find(rows: Rows, id: Id, desk: Desk): Result<ShortcomingRow> {
  const row = rows.one<ShortcomingRow>('shortcoming', id);
  return row?.organisationNo === desk.organisation.no ? ok(row) : refuse(problems.shortcomingNotFound);
}

function keep(row: ShortcomingRow) {
  return ok({ changes: [put(row)], value: { id: row.id } });
}

function put(row: ShortcomingRow): RowChange {
  return { kind: 'shortcoming', key: row.id, row };
}
