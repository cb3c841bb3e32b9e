import type { Sheet } from '#kernel/workbook.ts';
import { beginCells } from './cell-directory.ts';
import { dataRows } from './data-rows.ts';
import { type Mapping, memberFields, type MemberField } from './fields.ts';
import type { IntakeContext, MemberRow, ParsedRow, SheetReading } from './intake-row.ts';
import { judgeAlone } from './judge-alone.ts';
import { judgeDoubles } from './judge-doubles.ts';
import { judgeOffices } from './judge-offices.ts';
import { rowOf } from './member-draft.ts';
import { readMember } from './read-member.ts';
import { beginNotes, inOrder } from './row-notes.ts';

/** Columns of which a row of data fills at least two. */
const telling: readonly MemberField[] = [
  'fullName',
  'birthDate',
  'citizenNumber',
  'cardNumber',
  'joinedOn',
  'cellCode',
  'organisationName',
  'sex',
];

/** «Đọc danh sách đảng viên» — every member of the sheet, judged alone, beside the others and beside the book. */
export function readMembers(
  sheet: Sheet,
  mapping: Mapping<MemberField>,
  dataFrom: number,
  context: IntakeContext,
): SheetReading<MemberRow> {
  const notes = beginNotes(context.file, sheet.name, mapping);
  const cells = beginCells(context.organisations);
  const drafts = dataRows(sheet, mapping, dataFrom, memberFields, telling).map((row) => {
    const draft = readMember(row, notes, cells, context.purposeForSensitive !== undefined);
    judgeAlone(draft, row, notes, context);
    return draft;
  });
  const inBook = judgeDoubles(drafts, mapping.number, context, cells.fold, notes);
  judgeOffices(drafts, context, notes);
  const rows = drafts.map((draft): ParsedRow<MemberRow> => {
    const values = rowOf(draft);
    const severity = notes.severityOf(draft.row);
    if (severity === 'error' || !values) return { row: draft.row, status: 'error', values: values ?? {} };
    return {
      row: draft.row,
      status: severity === 'repeated' || inBook.has(draft.row) ? 'repeated' : 'good',
      values,
    };
  });
  return { rows, problems: inOrder(notes.problems) };
}
