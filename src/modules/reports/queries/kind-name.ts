import { sql } from '#platform/database/pool.ts';

/** «Tên loại hình» — of the `kind` joined, in both languages, as a text stands in an answer. */
export const kindName = sql`jsonb_build_object('vi', kind.vi, 'en', upper(left(kind.en, 1)) || substr(kind.en, 2))`;
