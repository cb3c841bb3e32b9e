import { fold } from '#kernel/vietnamese.ts';
import { cellOf } from '#kernel/workbook.ts';
import { codeOf, textOf } from '../rules/cells.ts';
import type { MemberField } from '../rules/fields.ts';
import type { BookOrganisation, Sought } from './book.ts';
import type { MappedSheet } from './described.ts';

/** By what the people of this sheet may be found in the book: their numbers, names and cells as far as cells tell. */
export function soughtIn(sheet: MappedSheet, book: readonly BookOrganisation[]): Sought {
  const texts = (field: MemberField) => {
    const column = sheet.mapping[field];
    if (column === undefined) return new Set<string>();
    return new Set(
      sheet.opened.sheet.rows
        .filter((row) => row.number >= sheet.dataFrom)
        .map((row) => textOf(cellOf(row, column))),
    );
  };
  // A number that lost its leading zero or got «.0» in a spreadsheet still means the same person.
  const numbers = [...texts('citizenNumber'), ...texts('cardNumber')].flatMap((text) => {
    const digits = text.replace(/\.0$/, '').replace(/\D/g, '');
    return digits === '' ? [] : [digits.padStart(wholeNumber.length, '0')];
  });
  const codes = new Set([...texts('cellCode')].map(codeOf));
  const names = new Set([...texts('organisationName')].map((text) => fold(text.split(',')[0] ?? '')));
  const cells = book.filter(
    (one) => one.isCell && ((one.code !== null && codes.has(one.code)) || names.has(fold(one.name))),
  );
  return {
    numbers,
    names: book.length === 0 ? [] : [...texts('fullName')].map(fold),
    cells: cells.map((one) => one.no),
  };
}

const wholeNumber = '000000000000';
