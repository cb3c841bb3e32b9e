import { fold } from '#kernel/vietnamese.ts';
import { properName } from '#kernel/vietnamese-name.ts';
import { cellOf, type Cell, showDate, type Sheet, type SheetRow } from '#kernel/workbook.ts';
import { grassrootsOffices, stateDayNames } from './catalogues.ts';
import { readDate, readMark, readName, readSex, readState, readText, readTwelveDigits, textOf } from './cells.ts';
import { beginCells, type CellDirectory, resolveCell } from './cell-directory.ts';
import { dataRows } from './data-rows.ts';
import { type Mapping, memberFields, type MemberField } from './fields.ts';
import type { GrassrootsOffice, ImportedPlace, IntakeContext, KnownOrganisation, MemberRow, ParsedRow, SheetReading } from './intake-row.ts';
import { judgeDoubles, recognitionOf } from './judge-doubles.ts';
import { judgeOffices, type WrittenOffice, readOffice } from './judge-offices.ts';
import { cellProblems, memberProblems } from './problems.ts';
import { inOrder } from './read-organisations.ts';
import { beginNotes, type RowNotes } from './row-notes.ts';

/** A member as far as the row could be read. */
export interface MemberDraft extends Omit<MemberRow, 'fullName' | 'joinedOn' | 'state' | 'cellName'> {
  readonly fullName: string | null;
  readonly joinedOn: MemberRow['joinedOn'] | null;
  readonly state: MemberRow['state'] | null;
  readonly cell: KnownOrganisation | null;
  readonly office: WrittenOffice | null;
  /** Folded name with birth and joining dates; `null` unless all three are known: two people of one name are common. */
  readonly recognised: string | null;
  readonly cells: SheetRow['cells'];
}

type Notes = RowNotes<MemberField>;

/** «Đọc danh sách đảng viên» — every member of the sheet, judged alone, beside the others and beside the book. */
export function readMembers(
  sheet: Sheet,
  mapping: Mapping<MemberField>,
  dataFrom: number,
  context: IntakeContext,
): SheetReading<MemberRow> {
  const notes = beginNotes(context.file, sheet.name, mapping);
  const cells = beginCells(context.organisations);
  const telling: readonly MemberField[] = ['fullName', 'birthDate', 'citizenNumber', 'cardNumber', 'joinedOn', 'cellCode', 'organisationName', 'sex'];
  const drafts = dataRows(sheet, mapping, dataFrom, memberFields, telling).map((row) => readDraft(row, notes, cells, context));
  const inBook = judgeDoubles(drafts, mapping.number, context, notes);
  judgeOffices(drafts, context, notes);
  const rows = drafts.map((draft): ParsedRow<MemberRow> => {
    const values = rowOf(draft);
    const severity = notes.severityOf(draft.row);
    if (severity === 'error' || !values) return { row: draft.row, status: 'error', values: values ?? {} };
    return { row: draft.row, status: severity === 'repeated' || inBook.has(draft.row) ? 'repeated' : 'good', values };
  });
  return { rows, problems: inOrder(notes.problems) };
}

/** The row to be saved; `null` where something it cannot be without is missing. */
export function rowOf(draft: MemberDraft): MemberRow | null {
  const { cell, office: _office, cells: _cells, recognised: _recognised, fullName, joinedOn, state, ...rest } = draft;
  if (fullName === null || joinedOn === null || state === null || cell === null) return null;
  return { ...rest, fullName, joinedOn, state, cellName: cell.name };
}

function readDraft(row: SheetRow, notes: Notes, cells: CellDirectory, context: IntakeContext): MemberDraft {
  const text = (field: MemberField) => notes.read(row, field, readText);
  const date = (field: MemberField) => notes.read(row, field, readDate);
  const sensitive = (field: MemberField) => (context.purposeForSensitive ? text(field) : null);
  const name = notes.read(row, 'fullName', (cell) => readName(cell));
  const citizenNumber = notes.read(row, 'citizenNumber', (cell) => readTwelveDigits(cell, 'Số định danh'));
  const cardNumber = notes.read(row, 'cardNumber', (cell) => readTwelveDigits(cell, 'Số thẻ'));
  const cell = resolveCell(row, cells, notes);
  const office = readOffice(row, cell, cells, notes);
  const state = notes.has('state') ? notes.read(row, 'state', (one) => readState(one, cells.fold)) : 'active';
  const birthDate = date('birthDate');
  const joinedOn = date('joinedOn');
  const draft: MemberDraft = {
    row: row.number,
    cells: row.cells,
    recognised: recognitionOf(name, birthDate, joinedOn),
    cell,
    office,
    fullName: name === null ? null : properName(name),
    nameAsWritten: name ?? '',
    otherName: text('otherName'),
    sex: notes.read(row, 'sex', (one) => readSex(one, cells.fold)),
    birthDate,
    ethnicGroup: sensitive('ethnicGroup'),
    religion: sensitive('religion'),
    citizenNumber,
    cardNumber,
    cardPlace: text('cardPlace'),
    cardDate: date('cardDate'),
    oldCardNumber: text('oldCardNumber'),
    cellCode: cell?.code ?? null,
    cellRow: cell?.row ?? null,
    birthPlace: readPlace('birthPlace', text),
    home: readPlace('home', text),
    residence: readPlace('residence', text),
    joinedOn,
    officialOn: date('officialOn'),
    standing: standingOf(row, notes, cardNumber),
    oldIdentityNumber: text('oldIdentityNumber'),
    state,
    stateOn: date('stateOn'),
    education: readEducation(text),
    offices: { cell: office?.office ?? null, grassroots: readGrassrootsOffice(row, notes), government: text('offices.government') },
    occupation: text('occupation'),
    worksAway: notes.read(row, 'worksAway', readMark) ?? false,
    exemptionReason: text('exemptionReason'),
    note: text('note'),
    nationalId: text('nationalId'),
  };
  judgeAlone(draft, row, notes, context);
  return draft;
}

/** An empty official day makes a probationary member; a file without that column tells by the card. */
function standingOf(row: SheetRow, notes: Notes, cardNumber: string | null): 'official' | 'probationary' {
  const isOfficial = notes.has('officialOn') ? !isBlank(row, 'officialOn', notes) : cardNumber !== null || !notes.has('cardNumber');
  return isOfficial ? 'official' : 'probationary';
}

function isBlank(row: SheetRow, field: MemberField, notes: Notes): boolean {
  return notes.read(row, field, (cell: Cell) => ({ value: textOf(cell) })) === '';
}

function readPlace(place: 'birthPlace' | 'home' | 'residence', text: (field: MemberField) => string | null): ImportedPlace {
  return { country: text(`${place}.country`), province: text(`${place}.province`), detail: text(`${place}.detail`) };
}

function readEducation(text: (field: MemberField) => string | null): MemberRow['education'] {
  const general = text('education.general');
  const [, finished, of] = /^(\d+)\s*\/\s*(\d+)$/.exec(general ?? '') ?? [];
  return {
    general: general === null ? null : { asWritten: general, completed: finished !== undefined && finished === of },
    professional: text('education.professional'),
    theory: text('education.theory'),
  };
}

function readGrassrootsOffice(row: SheetRow, notes: Notes): GrassrootsOffice | null {
  const text = notes.read(row, 'offices.grassroots', readText);
  if (text === null) return null;
  const office = grassrootsOffices[fold(text)] ?? grassrootsOffices[fold(text).replace(/ co so$/, '')];
  if (!office) notes.note(row.number, 'offices.grassroots', 'warning', cellProblems.officeUnknown(text));
  return office ?? null;
}

/** What one row says against itself. A date that could not be read is not complained of twice. */
function judgeAlone(draft: MemberDraft, row: SheetRow, notes: Notes, context: IntakeContext): void {
  const { birthDate, joinedOn, officialOn } = draft;
  const { joiningAge } = context.rules;
  if (joinedOn === null && !notes.isWrong(row.number, 'joinedOn')) notes.note(row.number, 'joinedOn', 'error', cellProblems.missing('Ngày vào Đảng', 'The day of joining'));
  if (birthDate === null && notes.has('birthDate') && !notes.isWrong(row.number, 'birthDate')) notes.note(row.number, 'birthDate', 'error', cellProblems.missing('Ngày sinh', 'The birth date'));
  if (birthDate && birthDate > context.today) {
    notes.note(row.number, 'birthDate', 'error', memberProblems.bornLater(showDate(birthDate)));
  } else if (birthDate && joinedOn && joinedOn <= birthDate) {
    notes.note(row.number, 'joinedOn', 'error', memberProblems.joinedBeforeBirth);
  } else if (birthDate && joinedOn && ageOn(birthDate, joinedOn, joiningAge.value) < joiningAge.value) {
    notes.note(row.number, 'joinedOn', 'warning', { ...memberProblems.joinedTooYoung(joiningAge.value), citation: joiningAge.citation });
  }
  if (joinedOn && joinedOn > context.today) notes.note(row.number, 'joinedOn', 'error', memberProblems.joinedLater(showDate(joinedOn)));
  if (officialOn && officialOn > context.today) notes.note(row.number, 'officialOn', 'error', memberProblems.officialLater(showDate(officialOn)));
  else if (officialOn && joinedOn && officialOn < joinedOn) notes.note(row.number, 'officialOn', 'error', memberProblems.officialBeforeJoining);
  if (notes.has('citizenNumber') && draft.citizenNumber === null && !notes.isWrong(row.number, 'citizenNumber')) {
    notes.note(row.number, 'citizenNumber', 'warning', memberProblems.citizenMissing);
  }
  if (draft.state && draft.state !== 'active' && draft.stateOn === null && notes.has('stateOn') && !notes.isWrong(row.number, 'stateOn')) {
    const { vi, en } = stateDayNames[draft.state];
    notes.note(row.number, 'stateOn', 'warning', memberProblems.stateDateMissing(vi, en));
  }
  if (notes.read(row, 'removalAsked', readMark)) notes.note(row.number, 'removalAsked', 'error', memberProblems.removalAsked);
}

/** Whole years of life on a day; the years alone settle all but the year of that birthday. */
function ageOn(birth: string, day: string, age: number): number {
  const years = Number.parseInt(day) - Number.parseInt(birth);
  if (years !== age) return years;
  const withinYear = (date: string) => date.slice(date.indexOf('-'));
  return withinYear(day) < withinYear(birth) ? years - 1 : years;
}
