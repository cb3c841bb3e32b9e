import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { code, day } from '#kernel/shapes.ts';

const text = z.object({ vi: z.string(), en: z.string() });
const count = z.int();
// As large as a sheet can be, and more mends than anybody types.
const mostRows = 1_048_576;
const mostColumns = 16_384;
const mostMends = 20_000;
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** «Cột của trang tính» by the signature of its head: which column (from 0) holds which field. */
const mappings = z.record(code, z.record(code, z.int().check(z.minimum(0), z.maximum(mostColumns))));

/** «Mã chữ đã xác nhận» — how cells of one font are to be read; `none` leaves them as they are. */
const encoding = z.object({ font: z.nullable(code), encoding: z.enum(['tcvn3', 'vni', 'none']) });

/** «Ô sửa ngay khi xem» — what a cell of the file should have said. */
const mend = z.object({
  file: sha256,
  sheet: code,
  row: z.int().check(z.minimum(1), z.maximum(mostRows)),
  column: z.string().check(z.regex(/^[A-Z]{1,3}$/)),
  text: z.string().check(z.maxLength(500)),
});

/** «Cách đọc» — the files and everything a person has said about how to read them. */
const asked = {
  files: z.array(sha256).check(z.minLength(1), z.maxLength(20)),
  asOf: z.nullable(day),
  mappings: z.optional(mappings),
  encodings: z.optional(z.array(encoding).check(z.maxLength(mostMends))),
  mends: z.optional(z.array(mend).check(z.maxLength(mostMends))),
  /** Without a purpose ethnic group and religion stay in the file. */
  purposeForSensitive: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
};
export type ReadingOrder = z.infer<z.ZodMiniObject<typeof asked>>;

const counted = z.object({
  read: count,
  good: count,
  error: count,
  repeated: count,
  warnings: count,
});
/** «Số dòng đọc được» — by kind of row. */
export type Counted = z.infer<typeof counted>;

const counts = z.object({ organisations: counted, members: counted });
export type Counts = z.infer<typeof counts>;

/** «Dòng cần xem» — what is wrong, where, what stands there, and the likeliest mend. */
export const problemLine = z.object({
  /** The hash of the file, by which a cell of it is mended. */
  fileId: z.string(),
  file: z.string(),
  sheet: z.string(),
  row: count,
  column: z.string(),
  severity: z.enum(['error', 'warning', 'repeated']),
  code: z.string(),
  message: text,
  fix: text,
  /** The person or organisation of the row. */
  who: z.string(),
  /** The field of the column, and what stands in the cell. */
  label: text,
  stands: z.string(),
  otherRow: z.optional(count),
  suggestion: z.optional(z.string()),
  differences: z.optional(z.array(z.object({ field: z.string(), book: z.string(), file: z.string() }))),
  citation: z.optional(
    z.object({
      document: z.string(),
      place: z.string(),
      url: z.nullable(z.string()),
      standing: z.enum(['verified', 'to-verify', 'local-practice']),
    }),
  ),
});
export type ProblemLine = z.infer<typeof problemLine>;

/** «Trang tính đã nhận ra» — what it holds, and the field of each column. */
export const sheetRead = z.object({
  fileId: z.string(),
  file: z.string(),
  sheet: z.string(),
  kind: z.enum(['organisations', 'members', 'unknown']),
  signature: z.string(),
  /** The mapping was confirmed at an earlier import of the same head. */
  remembered: z.boolean(),
  columns: z.array(
    z.object({
      column: count,
      letters: z.string(),
      header: z.string(),
      field: z.nullable(z.string()),
      certain: z.boolean(),
      example: z.string(),
    }),
  ),
  missing: z.array(z.string()),
  preview: z.array(z.array(z.string())),
});
export type SheetRead = z.infer<typeof sheetRead>;

/** «Đọc thử tệp» — what would be saved and what needs a look; nothing is saved. */
export const readImport = query('read-import', {
  summary: { vi: 'Đọc thử tệp nhập', en: 'Read files to import' },
  typed: true,
  input: z.object({ ...asked, organisationId: z.uuid() }),
  output: z.object({
    files: z.array(
      z.object({
        sha256: z.string(),
        name: z.string(),
        problem: z.nullable(z.object({ code: z.string(), message: text, fix: text })),
      }),
    ),
    sheets: z.array(sheetRead),
    asOf: z.nullable(z.string()),
    asOfFrom: z.nullable(z.enum(['given', 'title'])),
    legacy: z.array(
      z.object({
        file: z.string(),
        sheet: z.string(),
        font: z.nullable(z.string()),
        encoding: z.enum(['tcvn3', 'vni']),
        toldBy: z.enum(['font', 'letters']),
        cells: count,
        confirmed: z.boolean(),
        example: z.object({
          row: count,
          column: z.string(),
          original: z.string(),
          reading: z.string(),
        }),
      }),
    ),
    counts,
    problems: z.array(problemLine),
  }),
});

/** «Ghi vào sổ» — reads again and saves everything, or everything that is good, as one act. */
export const saveImport = command('save-import', {
  summary: { vi: 'Ghi tệp nhập vào sổ', en: 'Save an import' },
  input: z.object({ ...asked, batchId: z.uuid(), mode: z.enum(['all-or-nothing', 'good-rows']) }),
  output: z.object({
    /** `null` where there was nothing new: then no import is kept either. */
    batchId: z.nullable(z.uuid()),
    saved: z.object({ organisations: count, members: count }),
    counts,
  }),
});

/** «Hoàn tác lần nhập» — takes back everything an import has saved, as one act. */
export const undoImport = command('undo-import', {
  summary: { vi: 'Hoàn tác một lần nhập', en: 'Undo an import' },
  input: z.object({ batchId: z.uuid() }),
  output: z.object({ batchId: z.uuid() }),
});

/** «Các lần nhập trước» — of an organisation, the latest first. */
export const importBatches = query('import-batches', {
  summary: { vi: 'Các lần nhập trước', en: 'Earlier imports' },
  input: z.object({ organisationId: z.uuid() }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        files: z.array(z.string()),
        asOf: z.string(),
        savedAt: z.string(),
        by: z.nullable(z.string()),
        organisations: count,
        members: count,
        problems: count,
        /** Rows that wait for the superior who keeps both cells. */
        held: count,
        undoneAt: z.nullable(z.string()),
      }),
    ),
  }),
});

/** «Một lần nhập» — with everything that needed a look. */
export const importBatch = query('import-batch', {
  summary: { vi: 'Một lần nhập', en: 'One import' },
  input: z.object({ batchId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    files: z.array(z.string()),
    asOf: z.string(),
    counts,
    problems: z.array(problemLine),
    undoneAt: z.nullable(z.string()),
  }),
});

/** «Đọc bảng số liệu» — a spreadsheet of figures as text, to check its sums. */
export const readTableFile = query('read-table-file', {
  summary: { vi: 'Đọc bảng số liệu từ tệp', en: 'Read a table of figures from a file' },
  typed: true,
  input: z.object({ file: sha256 }),
  output: z.object({ sheets: z.array(z.object({ name: z.string(), text: z.string() })) }),
});
