import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { code, day, ordinal, text } from '#kernel/shapes.ts';

const count = z.int();

/** «Vì sao vào danh sách» — how somebody came to be counted who was not on the first day. */
export const entries = [
  'admission',
  'arrival',
  'restored',
  'restructuring',
  'with-organisation',
  'unknown',
] as const;
/** «Vì sao ra khỏi danh sách» — how somebody came not to be counted any more. */
export const exits = [
  'transferred',
  'restructuring',
  'with-organisation',
  'left',
  'removed',
  'expelled',
  'died',
  'unknown',
] as const;
/** «Thay đổi bên trong» — of people counted on both days: the sum stays as it was. */
export const turns = ['moved', 'recognised'] as const;

/** «Nguyên nhân biến động». */
export const causes = [...new Set([...entries, ...exits, ...turns])];
export type MovementCause = (typeof causes)[number];
/** «Chiều biến động». */
export const directions = ['in', 'out', 'within'] as const;
export type Direction = (typeof directions)[number];

const cause = z.enum(causes);
const direction = z.enum(directions);

const act = z.nullable(
  z.object({
    id: z.uuid(),
    kind: z.string(),
    title: z.string(),
    decision: z.string(),
    /** «Căn cứ» — on what it rests, as its paper is read now. */
    basis: z.string(),
    effectiveOn: z.string(),
  }),
);

/** «Số đếm một ngày» — as the statistics count it. */
const sums = z.object({
  organisations: count,
  grassrootsOrganisations: count,
  cells: count,
  members: count,
  official: count,
  probationary: count,
});

/** «So hai ngày» — what stood on two days, and the acts and movements that make up the difference to the last person. */
export const comparison = query('comparison', {
  summary: { vi: 'So hai ngày, vì sao khác nhau', en: 'Two days compared and explained' },
  input: z.object({ organisationId: z.uuid(), from: day, until: day }),
  output: z.object({
    before: sums,
    after: sums,
    kinds: z.array(z.object({ kind: z.string(), label: text, before: count, after: count })),
    /** One line for each direction, cause and act; `in` and `out` add up to the difference of the members. */
    movements: z.array(z.object({ direction, cause, act, members: count, official: count })),
    /** One line for each act, `null` where nobody knows it; they add up to the differences of the organisations. */
    acts: z.array(
      z.object({
        act,
        organisations: count,
        grassrootsOrganisations: count,
        cells: count,
        /** How many organisations began, ended or changed their kind by it. */
        changed: count,
      }),
    ),
  }),
});

const actFilter = z.optional(z.nullable(z.uuid()));

/** «Ai đã vào, ra» — the people behind one line of a comparison, by given name. */
export const movedPeople = query('moved-people', {
  summary: { vi: 'Đảng viên đã vào, ra giữa hai ngày', en: 'Members who came or went between two days' },
  input: z.object({
    organisationId: z.uuid(),
    from: day,
    until: day,
    direction: z.optional(direction),
    cause: z.optional(cause),
    /** Only by this act; `null`: by none that is known. */
    act: actFilter,
    after: z.optional(z.nullable(z.tuple([code, z.uuid()]))),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        personId: z.uuid(),
        fullName: z.string(),
        direction,
        cause,
        on: z.string(),
        fromName: z.nullable(z.string()),
        toName: z.nullable(z.string()),
        actTitle: z.nullable(z.string()),
      }),
    ),
    total: count,
    next: z.nullable(z.tuple([code, z.uuid()])),
  }),
});

/** «Tổ chức đã đổi» — the organisations behind one line of a comparison. */
export const changedOrganisations = query('changed-organisations', {
  summary: {
    vi: 'Tổ chức đã lập, kết thúc, đổi loại giữa hai ngày',
    en: 'Organisations begun, ended or changed',
  },
  input: z.object({
    organisationId: z.uuid(),
    from: day,
    until: day,
    act: actFilter,
    after: z.optional(z.nullable(ordinal)),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kindBefore: z.nullable(z.string()),
        kindAfter: z.nullable(z.string()),
        on: z.string(),
        decision: z.nullable(z.string()),
        actTitle: z.nullable(z.string()),
      }),
    ),
    total: count,
    next: z.nullable(z.int()),
  }),
});
