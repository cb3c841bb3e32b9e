import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { columnLetters } from '#kernel/workbook.ts';
import { claimKey, claimText, type ClaimedNumber } from '#modules/members/public.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import { keyedHash } from '#platform/keyed-hash.ts';
import { importProblems } from '../rules/import-problems.ts';
import type { MemberRow, OrganisationRow, ParsedRow, RowProblem, SheetReading } from '../rules/intake-row.ts';
import { codesElsewhere, type BookOrganisation } from './book.ts';
import type { MappedSheet } from './described.ts';

/** «Phạm vi của lần nhập» — the organisations of the book in reach, and those the files bring. */
export interface Reach {
  readonly book: readonly BookOrganisation[];
  readonly brought: readonly {
    readonly id: Id;
    readonly parentId: Id | null;
    readonly row: OrganisationRow;
  }[];
}

interface Objection {
  readonly row: number;
  readonly field: string;
  readonly problem: Problem;
}

/** What the book says against organisations: a code that others carry, a superior out of reach. */
export async function judgeOrganisationsInBook(
  tx: Reading,
  sheet: MappedSheet,
  reading: SheetReading<OrganisationRow>,
  book: readonly BookOrganisation[],
  everything: boolean,
): Promise<SheetReading<OrganisationRow>> {
  const good = reading.rows.flatMap((one) => (one.status === 'good' ? [one.values] : []));
  const taken = await codesElsewhere(
    tx,
    good.flatMap(({ code }) => (code === null ? [] : [code])),
    book.map((one) => one.no),
  );
  const objections: Objection[] = [];
  for (const { row, code, parent } of good) {
    if (code !== null && taken.has(code))
      objections.push({ row, field: 'code', problem: importProblems.codeElsewhere(code) });
    else if (!everything && (parent === null || 'outside' in parent))
      objections.push({ row, field: 'parent', problem: importProblems.outsideReach });
  }
  const spoilt = reading.rows.flatMap((one) => (one.status === 'error' ? [one.row] : []));
  return withObjections(sheet, reading, [...objections, ...thoseBelow(good, objections, spoilt)]);
}

/** Whatever stands under a row that cannot be saved cannot be saved either. */
function thoseBelow(
  good: readonly OrganisationRow[],
  objections: readonly Objection[],
  spoilt: readonly number[],
): readonly Objection[] {
  const refused = new Set([...spoilt, ...objections.map((one) => one.row)]);
  const below: Objection[] = [];
  for (let grown = refused.size > 0; grown;) {
    grown = false;
    for (const { row, parent } of good) {
      if (refused.has(row) || !parent || !('row' in parent) || !refused.has(parent.row)) continue;
      refused.add(row);
      below.push({ row, field: 'parent', problem: importProblems.superiorNotSaved(parent.row) });
      grown = true;
    }
  }
  return below;
}

/** What the book says against members: numbers held out of sight, a cell or committee that has its secretary. */
export async function judgeMembersInBook(
  tx: Reading,
  sheet: MappedSheet,
  reading: SheetReading<MemberRow>,
  reach: Reach,
  before: readonly MemberRow[],
): Promise<SheetReading<MemberRow>> {
  const good = reading.rows.flatMap((one) => (one.status === 'good' ? [one.values] : []));
  const held = await numbersHeld(tx, good, before);
  return withObjections(sheet, reading, [...held, ...secretaries(good, reach, before)]);
}

async function numbersHeld(
  tx: Reading,
  good: readonly MemberRow[],
  before: readonly MemberRow[],
): Promise<readonly Objection[]> {
  const inOtherFiles = new Set(before.flatMap((row) => claimsOf(row).map(claimText)));
  const claims = good.flatMap((row) => claimsOf(row).map((claim) => ({ ...claim, row: row.row })));
  const hash = keyedHash(claimKey);
  const taken = await tx.ask<{ at: number }>(sql`
    select claim.position::integer - 1 as at
    from unnest(${claims.map((one) => one.kind)}::text[], ${claims.map((one) => hash(claimText(one)))}::bytea[])
      with ordinality as claim (kind, hash, position)
    join members_read.number_claim as taken using (kind, hash)`);
  const known = new Set(taken.map((one) => one.at));
  return claims
    .filter((claim, at) => known.has(at) || inOtherFiles.has(claimText(claim)))
    .map(({ row, kind }) => ({
      row,
      field: kind === 'citizen' ? 'citizenNumber' : 'cardNumber',
      problem:
        kind === 'citizen'
          ? importProblems.numberHeld('Số định danh', 'The citizen number')
          : importProblems.numberHeld('Số thẻ Đảng', 'The card number'),
    }));
}

function claimsOf({ citizenNumber, cardNumber }: MemberRow): readonly ClaimedNumber[] {
  return [
    ...(citizenNumber === null ? [] : [{ kind: 'citizen' as const, number: citizenNumber }]),
    ...(cardNumber === null ? [] : [{ kind: 'card' as const, number: cardNumber }]),
  ];
}

/** One secretary to a cell and one to a committee, in book and files together. */
function secretaries(
  good: readonly MemberRow[],
  reach: Reach,
  before: readonly MemberRow[],
): readonly Objection[] {
  const taken = new Set<string>(reach.book.filter((one) => one.hasSecretary).map((one) => one.id));
  const names = new Map<string, string>([
    ...reach.book.map((one) => [one.id, one.name] as const),
    ...reach.brought.map((one) => [one.id, one.row.name] as const),
  ]);
  const above = committees(reach);
  const postsOf = (row: MemberRow) => {
    const committee = row.cellId === null ? null : above(row.cellId as Id);
    return [
      ...(row.offices.cell === 'secretary' && row.cellId !== null
        ? [['offices.cell', row.cellId] as const]
        : []),
      ...(row.offices.grassroots === 'secretary' && committee !== null && committee !== row.cellId
        ? [['offices.grassroots', committee] as const]
        : []),
    ];
  };
  for (const row of before) for (const [, place] of postsOf(row)) taken.add(place);
  const objections: Objection[] = [];
  for (const row of good) {
    for (const [field, place] of postsOf(row)) {
      if (taken.has(place))
        objections.push({
          row: row.row,
          field,
          problem: importProblems.secretaryInBook(names.get(place) ?? ''),
        });
      taken.add(place);
    }
  }
  return objections;
}

/** From a cell to the grassroots organisation it belongs to, itself perhaps. */
export function committees(reach: Reach): (cell: Id) => Id | null {
  const byNo = new Map(reach.book.map((one) => [one.no, one.id]));
  const places = new Map<Id, { readonly isGrassroots: boolean; readonly parent: Id | null }>([
    ...reach.book.map(({ id, isGrassroots, parentNo }) => {
      const parent = parentNo === null ? null : (byNo.get(parentNo) ?? null);
      return [id, { isGrassroots, parent }] as const;
    }),
    ...reach.brought.map(({ id, parentId, row }) => {
      const isGrassroots = /^(commune-chapter|grassroots-chapter|grassroots-cell)$/.test(row.kind);
      return [id, { isGrassroots, parent: parentId }] as const;
    }),
  ]);
  return (cell) => {
    let at: Id | null = cell;
    for (let place = places.get(cell); place; place = at === null ? undefined : places.get(at)) {
      if (place.isGrassroots) return at;
      at = place.parent;
    }
    return null;
  };
}

function withObjections<Row>(
  sheet: MappedSheet,
  reading: SheetReading<Row>,
  objections: readonly Objection[],
): SheetReading<Row> {
  if (objections.length === 0) return reading;
  const refused = new Set(objections.map((one) => one.row));
  const problems = objections.map(({ row, field, problem }): RowProblem => {
    const column = (sheet.mapping as Record<string, number>)[field];
    return {
      file: sheet.opened.file,
      sheet: sheet.opened.sheet.name,
      row,
      column: column === undefined ? '' : columnLetters(column),
      severity: 'error',
      ...problem,
    };
  });
  return {
    rows: reading.rows.map((one): ParsedRow<Row> =>
      one.status === 'good' && refused.has(one.row)
        ? { row: one.row, status: 'error', values: one.values }
        : one,
    ),
    problems: [...reading.problems, ...problems].sort((one, other) => one.row - other.row),
  };
}
