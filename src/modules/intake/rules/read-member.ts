import { fold } from '#kernel/vietnamese.ts';
import { properName } from '#kernel/vietnamese-name.ts';
import type { Cell, SheetRow } from '#kernel/workbook.ts';
import { grassrootsOffices } from './catalogues.ts';
import { type CellDirectory, resolveCell } from './cell-directory.ts';
import {
  readDate,
  readMark,
  readName,
  readSex,
  readState,
  readText,
  readTwelveDigits,
  textOf,
} from './cells.ts';
import type { MemberField } from './fields.ts';
import type { GrassrootsOffice, ImportedPlace, MemberRow } from './intake-row.ts';
import { recognitionOf } from './judge-doubles.ts';
import { readOffice } from './judge-offices.ts';
import type { MemberDraft } from './member-draft.ts';
import { cellProblems } from './problems.ts';
import type { RowNotes } from './row-notes.ts';

/** «Đọc một dòng» — everything that one row says of a member, each cell by the reader of its field. */
export function readMember(
  row: SheetRow,
  notes: RowNotes<MemberField>,
  cells: CellDirectory,
  withSensitive: boolean,
): MemberDraft {
  const text = (field: MemberField) => notes.read(row, field, readText);
  const name = notes.read(row, 'fullName', readName);
  const cell = resolveCell(row, cells, notes);
  const office = readOffice(row, cell, cells, notes);
  const papers = readPapers(row, notes, text);
  const dates = readDates(row, notes, cells);
  return {
    ...papers,
    ...dates,
    row: row.number,
    cells: row.cells,
    recognised: recognitionOf(name, dates.birthDate, dates.joinedOn, cells.fold),
    cell,
    office,
    fullName: name === null ? null : properName(name),
    nameAsWritten: name ?? '',
    otherName: text('otherName'),
    sex: notes.read(row, 'sex', (one) => readSex(one, cells.fold)),
    ethnicGroup: withSensitive ? text('ethnicGroup') : null,
    religion: withSensitive ? text('religion') : null,
    cellCode: cell?.code ?? null,
    cellRow: cell?.row ?? null,
    cellId: cell?.id ?? null,
    birthPlace: readPlace('birthPlace', text),
    home: readPlace('home', text),
    residence: readPlace('residence', text),
    standing: standingOf(row, notes, papers.cardNumber),
    education: readEducation(text),
    offices: {
      cell: office?.office ?? null,
      grassroots: readGrassrootsOffice(row, notes),
      government: text('offices.government'),
    },
    occupation: text('occupation'),
    worksAway: notes.read(row, 'worksAway', readMark) ?? false,
    exemptionReason: text('exemptionReason'),
    note: text('note'),
  };
}

function readPapers(
  row: SheetRow,
  notes: RowNotes<MemberField>,
  text: (field: MemberField) => string | null,
) {
  return {
    nationalId: text('nationalId'),
    citizenNumber: notes.read(row, 'citizenNumber', (cell) => readTwelveDigits(cell, 'Số định danh')),
    cardNumber: notes.read(row, 'cardNumber', (cell) => readTwelveDigits(cell, 'Số thẻ')),
    cardPlace: text('cardPlace'),
    cardDate: notes.read(row, 'cardDate', readDate),
    oldCardNumber: text('oldCardNumber'),
    oldIdentityNumber: text('oldIdentityNumber'),
  };
}

function readDates(row: SheetRow, notes: RowNotes<MemberField>, cells: CellDirectory) {
  return {
    birthDate: notes.read(row, 'birthDate', readDate),
    joinedOn: notes.read(row, 'joinedOn', readDate),
    officialOn: notes.read(row, 'officialOn', readDate),
    state: notes.has('state')
      ? notes.read(row, 'state', (one) => readState(one, cells.fold))
      : ('active' as const),
    stateOn: notes.read(row, 'stateOn', readDate),
  };
}

/** An empty official day makes a probationary member; a file without that column tells by the card. */
function standingOf(
  row: SheetRow,
  notes: RowNotes<MemberField>,
  cardNumber: string | null,
): 'official' | 'probationary' {
  const isOfficial = notes.has('officialOn')
    ? !isBlank(row, 'officialOn', notes)
    : cardNumber !== null || !notes.has('cardNumber');
  return isOfficial ? 'official' : 'probationary';
}

function isBlank(row: SheetRow, field: MemberField, notes: RowNotes<MemberField>): boolean {
  return notes.read(row, field, (cell: Cell) => ({ value: textOf(cell) })) === '';
}

function readPlace(
  place: 'birthPlace' | 'home' | 'residence',
  text: (field: MemberField) => string | null,
): ImportedPlace {
  return {
    country: text(`${place}.country`),
    province: text(`${place}.province`),
    detail: text(`${place}.detail`),
  };
}

function readEducation(text: (field: MemberField) => string | null): MemberRow['education'] {
  return {
    general: schoolingOf(text('education.general')),
    professional: text('education.professional'),
    theory: text('education.theory'),
  };
}

/** «Giáo dục phổ thông» — as written; 10/10 and 12/12 both mean that upper secondary school was finished. */
export function schoolingOf(asWritten: string | null): MemberRow['education']['general'] {
  const [, finished, of] = /^(\d+)\s*\/\s*(\d+)$/.exec(asWritten ?? '') ?? [];
  return asWritten === null ? null : { asWritten, completed: finished !== undefined && finished === of };
}

function readGrassrootsOffice(row: SheetRow, notes: RowNotes<MemberField>): GrassrootsOffice | null {
  const text = notes.read(row, 'offices.grassroots', readText);
  if (text === null) return null;
  const words = fold(text);
  const office = grassrootsOffices.get(words) ?? grassrootsOffices.get(words.replace(/ co so$/, ''));
  if (!office) notes.note(row.number, 'offices.grassroots', 'warning', cellProblems.officeUnknown(text));
  return office ?? null;
}
