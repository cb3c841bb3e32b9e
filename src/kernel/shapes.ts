import * as z from 'zod/mini';
import { civilDate as readDay, type CivilDate } from './civil-date.ts';
import type { ClockTime } from './clock-time.ts';
import type { Id } from './id.ts';
import type { Text } from './text.ts';

// The shapes that many contracts share. The casts make the brands: what passes has the form.

/** A UUID in lower case. */
export const id = z
  .string()
  .check(
    z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  ) as unknown as z.ZodMiniType<Id>;

/** «Ngày» — a day that exists, in a year of which somebody now living can speak: 1900 to 2199. */
export const day = z.string().check(
  z.regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/),
  z.refine((text) => readDay(text) !== null),
) as unknown as z.ZodMiniType<CivilDate>;

/** «Tháng» — the first day of a month. */
export const month = z.string().check(
  z.regex(/^(19|20|21)\d{2}-\d{2}-01$/),
  z.refine((text) => readDay(text) !== null),
) as unknown as z.ZodMiniType<CivilDate>;

/** «Giờ» — `19:30`. */
export const time = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)) as unknown as z.ZodMiniType<ClockTime>;

/** Signs that nobody sees do not make a text. */
function isSeen(text: string): boolean {
  return /[^\p{Default_Ignorable_Code_Point}\s]/u.test(text);
}

/** One line that somebody typed. */
export const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(500), z.refine(isSeen));

/** A file in the store, by the hash of its content. */
export const fileHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Several paragraphs that somebody typed. */
export const prose = z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000), z.refine(isSeen));

/** Several paragraphs, or nothing at all. */
export const words = z.string().check(
  z.trim(),
  z.overwrite((text) => (isSeen(text) ? text : '')),
  z.maxLength(20_000),
);

/** A count of people or things. */
export const count = z.int().check(z.minimum(0), z.maximum(100_000));

/** «Phút» — of one day. */
export const minutes = z.int().check(z.minimum(0), z.maximum(1440));

/** A figure of any kind: what is beyond it is a slip or a trick. */
export const figure = z.number().check(z.minimum(-2_000_000_000), z.maximum(2_000_000_000));

/** The place of a row in a list, the version of an entry. */
export const ordinal = z.int().check(z.minimum(0), z.maximum(2_000_000_000));

/** One of a list that the server keeps: a code, a name to go on from. */
export const code = z.string().check(z.maxLength(500));

/** A text in both languages. */
export const text: z.ZodMiniType<Text> = z.object({ vi: z.string(), en: z.string() });

/** «Căn cứ» — as answers carry it to the screen. */
export const citation = z.object({
  document: z.string(),
  place: z.string(),
  url: z.nullable(z.string()),
  standing: z.enum(['verified', 'to-verify', 'local-practice']),
});
