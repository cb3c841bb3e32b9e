/** «Các cấp trên, gần chi bộ nhất trước» — kinds of organisations that have others below them. */
export const nearestFirst: readonly string[] = [
  'section',
  'inner-chapter',
  'grassroots-chapter',
  'commune-chapter',
  'bloc-chapter',
  'district-chapter',
  'province-chapter',
];

/** «Gần chi bộ đến đâu» — the smaller the nearer; a kind that is no such level comes last. */
export function nearness(kind: string | undefined): number {
  const at = nearestFirst.indexOf(kind ?? '');
  return at < 0 ? nearestFirst.length : at;
}
