import { type CivilDate, civilDateOf } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';
import { fold } from '#kernel/vietnamese.ts';
import { type Cell, dateOfCell, dateOfSerial, showDate } from '#kernel/workbook.ts';
import { sexes, states } from './catalogues.ts';
import type { ImportedState, Severity } from './intake-row.ts';
import { cellProblems } from './problems.ts';

/** «Cách đọc một ô» — the value, and what must be looked at. */
export interface Reading<Value> {
  readonly value: Value | null;
  readonly note?: { readonly severity: Severity; readonly problem: Problem; readonly suggestion?: string };
}

const nothing = { value: null } as const;
const twelveDigits = '000000000000';
const untidy = /^\s|\s$|\s\s|[\u0300-\u036f\u00a0\n\t]/;
const spreadsheetError = /^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL|SPILL)[!?]?$/;

const writtenDay = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;
const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** «Chữ trong ô» — NFC, single spaces. Most cells are tidy already, and there are very many. */
export function textOf(cell: Cell): string {
  if (cell.kind === 'number' || cell.kind === 'date') return cell.text;
  return untidy.test(cell.text)
    ? cell.text
        .normalize('NFC')
        .replace(/[\s\u00a0]+/g, ' ')
        .trim()
    : cell.text;
}

/** «Đọc chữ» — text that is kept as it is, even where it looks like a formula. */
export function readText(cell: Cell): Reading<string> {
  const text = textOf(cell);
  if (text === '') return nothing;
  if (cell.kind === 'formula')
    return { value: text, note: warning(cellProblems.formulaValue(cell.formula ?? '', text)) };
  if (text.startsWith('#') && spreadsheetError.test(text))
    return { value: null, note: error(cellProblems.cellError(text)) };
  if (text.startsWith('=')) return { value: text, note: warning(cellProblems.looksLikeFormula(text)) };
  return { value: text };
}

/** «Đọc họ tên» — letters only; a formula or figures are no name. */
export function readName(cell: Cell): Reading<string> {
  const text = textOf(cell);
  if (cell.kind === 'formula')
    return { value: null, note: error(cellProblems.holdsFormula(cell.formula ?? '')) };
  if (text === '') return { value: null, note: error(cellProblems.missing('Họ và tên', 'The name')) };
  if (/[\d=@#<>]/.test(text) || !/\p{L}/u.test(text))
    return { value: null, note: error(cellProblems.nameUnlikely(text)) };
  return { value: text };
}

/** «Đọc ngày» — a date cell, or dd/mm/yyyy as text; anything doubtful is asked about, never guessed. */
export function readDate(cell: Cell): Reading<CivilDate> {
  const day = dateOfCell(cell);
  if (day) return { value: day };
  const text = textOf(cell).replace(/[T ]00:00(:00(\.0+)?)?$/, '');
  if (text === '') return nothing;
  if (cell.kind === 'formula') {
    const read = readDateText(text);
    return read.value
      ? { value: read.value, note: warning(cellProblems.formulaValue(cell.formula ?? '', text)) }
      : read;
  }
  if (/^(19|20)\d\d$/.test(text)) return { value: null, note: error(cellProblems.dateYearOnly(text)) };
  const serial = cell.kind === 'number' && typeof cell.value === 'number' ? dateOfSerial(cell.value) : null;
  if (serial && /^\d{4,5}$/.test(text))
    return { value: serial, note: warning(cellProblems.dateFromNumber(text, showDate(serial))) };
  return readDateText(text);
}

function readDateText(text: string): Reading<CivilDate> {
  const [, first, second, last] = writtenDay.exec(text) ?? turnedRound(yearFirst.exec(text)) ?? [];
  if (!first || !second || !last) return { value: null, note: error(cellProblems.dateUnreadable(text)) };
  const read = civilDateOf(Number(last), Number(second), Number(first));
  if (read) return { value: read };
  const swapped = civilDateOf(Number(last), Number(first), Number(second));
  if (!swapped) return { value: null, note: error(cellProblems.dateImpossible(text)) };
  const suggestion = showDate(swapped);
  return { value: null, note: { ...error(cellProblems.dateSwapped(text, suggestion)), suggestion } };
}

function turnedRound(found: readonly string[] | null): readonly string[] | null {
  const [whole, year, month, day] = found ?? [];
  return whole && year && month && day ? [whole, day, month, year] : null;
}

/** «Đọc số 12 chữ số» — zeros that a spreadsheet ate are put back and asked about; nothing else is invented. */
export function readTwelveDigits(cell: Cell, label: string): Reading<string> {
  const text = textOf(cell).replace(/[\s']/g, '');
  if (text === '') return nothing;
  const whole = text.replace(/[.,]0+$/, '');
  const hasTail = whole !== text;
  if (/^\d{12}$/.test(whole))
    return hasTail
      ? { value: whole, note: warning(cellProblems.numberTail(label, whole)) }
      : { value: whole };
  if (/^\d{10,11}$/.test(whole)) {
    const value = whole.padStart(twelveDigits.length, '0');
    const problem = hasTail
      ? cellProblems.numberTail(label, value)
      : cellProblems.numberShort(label, whole.length, value);
    return { value, note: { ...warning(problem), suggestion: value } };
  }
  const suggestion = whole.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
  if (suggestion !== whole && /^\d{12}$/.test(suggestion)) {
    return { value: null, note: { ...error(cellProblems.numberHasLetterO(label)), suggestion } };
  }
  return { value: null, note: error(cellProblems.numberForm(label)) };
}

/** «Đọc số km» — point or comma, with or without «km». */
export function readKilometres(cell: Cell): Reading<number> {
  if (typeof cell.value === 'number' && cell.value >= 0) return { value: cell.value };
  const text = textOf(cell);
  if (text === '') return nothing;
  const [, number] = /^(\d+(?:[.,]\d+)?)\s*(?:km)?\.?$/i.exec(text) ?? [];
  return number
    ? { value: Number(number.replace(',', '.')) }
    : { value: null, note: warning(cellProblems.distanceUnreadable(text)) };
}

/** «Đọc giới tính». */
export function readSex(cell: Cell, folded: (text: string) => string = fold): Reading<'male' | 'female'> {
  const text = textOf(cell);
  const sex = sexes.get(folded(text));
  return sex
    ? { value: sex }
    : {
        value: null,
        note: error(text === '' ? cellProblems.missing('Giới tính', 'Sex') : cellProblems.sexUnknown(text)),
      };
}

/** «Đọc trạng thái» — an empty cell means active, as the national sheet does. */
export function readState(cell: Cell, folded: (text: string) => string = fold): Reading<ImportedState> {
  const text = textOf(cell);
  if (text === '') return { value: 'active' };
  const state = states.get(folded(text));
  return state ? { value: state } : { value: null, note: error(cellProblems.stateUnknown(text)) };
}

/** «Đọc dấu x». */
export function readMark(cell: Cell): Reading<boolean> {
  const text = fold(textOf(cell));
  if (text === '' || /^(0|-|khong|false)$/.test(text)) return { value: false };
  if (/^(x|×|✓|✔|v|1|co|true)$/.test(text)) return { value: true };
  return { value: false, note: warning(cellProblems.markUnreadable(textOf(cell))) };
}

/** «Mã tổ chức» — five groups; fourteen digits alone are cut into them. */
export function codeOf(text: string): string {
  return text.replace(/\s/g, '').replace(/^(\d{2})(\d{3})(\d{3})(\d{3})(\d{3})$/, '$1.$2.$3.$4.$5');
}

function error(problem: Problem): { readonly severity: Severity; readonly problem: Problem } {
  return { severity: 'error', problem };
}

function warning(problem: Problem): { readonly severity: Severity; readonly problem: Problem } {
  return { severity: 'warning', problem };
}
