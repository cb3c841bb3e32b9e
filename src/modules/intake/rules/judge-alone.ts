import type { Problem } from '#kernel/problem.ts';
import { showDate, type SheetRow } from '#kernel/workbook.ts';
import { stateDayNames } from './catalogues.ts';
import { readMark } from './cells.ts';
import type { MemberField } from './fields.ts';
import type { IntakeContext, Severity } from './intake-row.ts';
import type { MemberDraft } from './member-draft.ts';
import { memberProblems } from './member-problems.ts';
import { cellProblems } from './problems.ts';
import type { RowNotes } from './row-notes.ts';

/** «Xét một dòng» — what one row says against itself. A cell that could not be read is not complained of twice. */
export function judgeAlone(
  draft: MemberDraft,
  row: SheetRow,
  notes: RowNotes<MemberField>,
  context: IntakeContext,
): void {
  const { birthDate, joinedOn, officialOn, state, stateOn, citizenNumber } = draft;
  const say = (field: MemberField, severity: Severity, problem: Problem) =>
    notes.note(row.number, field, severity, problem);
  const lacks = (field: MemberField, value: unknown) =>
    value === null && notes.has(field) && !notes.isWrong(row.number, field);
  if (lacks('joinedOn', joinedOn))
    say('joinedOn', 'error', cellProblems.missing('Ngày vào Đảng', 'The day of joining'));
  if (lacks('birthDate', birthDate))
    say('birthDate', 'error', cellProblems.missing('Ngày sinh', 'The birth date'));
  if (lacks('citizenNumber', citizenNumber)) say('citizenNumber', 'warning', memberProblems.citizenMissing);
  if (birthDate && birthDate > context.today)
    say('birthDate', 'error', memberProblems.bornLater(showDate(birthDate)));
  else if (birthDate && joinedOn) judgeAge(birthDate, joinedOn, say, context);
  if (joinedOn && joinedOn > context.today)
    say('joinedOn', 'error', memberProblems.joinedLater(showDate(joinedOn)));
  if (officialOn && officialOn > context.today)
    say('officialOn', 'error', memberProblems.officialLater(showDate(officialOn)));
  else if (officialOn && joinedOn && officialOn < joinedOn)
    say('officialOn', 'error', memberProblems.officialBeforeJoining);
  if (state && state !== 'active' && lacks('stateOn', stateOn)) {
    const { vi, en } = stateDayNames[state];
    say('stateOn', 'warning', memberProblems.stateDateMissing(vi, en));
  }
  if (notes.read(row, 'removalAsked', readMark)) say('removalAsked', 'error', memberProblems.removalAsked);
}

function judgeAge(
  birthDate: string,
  joinedOn: string,
  say: (field: MemberField, severity: Severity, problem: Problem) => void,
  context: IntakeContext,
): void {
  const { value, citation } = context.rules.joiningAge;
  if (joinedOn <= birthDate) say('joinedOn', 'error', memberProblems.joinedBeforeBirth);
  else if (ageOn(birthDate, joinedOn, value) < value) {
    say('joinedOn', 'warning', { ...memberProblems.joinedTooYoung(value), citation });
  }
}

/** Whole years of life on a day; the years alone settle all but the year of that birthday. */
function ageOn(birth: string, day: string, age: number): number {
  const years = Number.parseInt(day) - Number.parseInt(birth);
  if (years !== age) return years;
  const withinYear = (date: string) => date.slice(date.indexOf('-'));
  return withinYear(day) < withinYear(birth) ? years - 1 : years;
}
