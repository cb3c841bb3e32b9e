import { sql } from './pool.ts';

/** How many lines there are in all, beside each of those that are fetched: `select …, ${inAll} from … limit …`. */
export const inAll = sql`count(*) over ()::integer as "inAll"`;

/** «Phần lấy được và phần còn lại» — the lines without that figure, and how many more there are. */
export function withRest<Row extends object>(
  rows: readonly (Row & { readonly inAll: number })[],
): { readonly rows: Row[]; readonly rest: number } {
  return {
    rows: rows.map(({ inAll: _, ...row }) => row as unknown as Row),
    rest: (rows[0]?.inAll ?? rows.length) - rows.length,
  };
}
