/** «Một trang của danh sách» — so many lines at a time. */
export const pageLength = 50;

/** The page that begins after so many lines, of rows asked for with one more than it holds. */
export function leafOf<Row extends { readonly total: number }>(rows: readonly Row[], before: number) {
  return {
    rows: rows.slice(0, pageLength).map(({ total: _total, ...row }) => row),
    total: rows[0]?.total ?? 0,
    next: rows.length > pageLength ? ([before + pageLength] as [number]) : null,
  };
}
