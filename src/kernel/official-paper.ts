/** «Đoạn chữ» — a piece of text on a paper; `missing` marks what must still be recorded. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly missing?: boolean;
}

/** «Khối văn bản» — headings, paragraphs and tables of an official paper. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly [string, string, string, string];
      readonly rows: readonly TableRow[];
    };

/** «Dòng của bảng» — number, content and two more cells: the tables of cell papers have four columns. */
export type TableRow = readonly [string, string, string, string];

/** «Chữ ký» — the position above and the name below. */
export interface Signature {
  readonly authority: string | null;
  readonly position: string;
  readonly name: string;
  /** How and when it was signed; absent while nobody has. */
  readonly how?: string;
}

/** «Văn bản» — one official paper before it takes the prescribed layout, for the screen and for DOCX. */
export interface OfficialPaper {
  readonly superior: string;
  readonly issuer: string;
  readonly number: string | null;
  readonly placeAndDate: string;
  readonly title: string;
  readonly abstract: string;
  readonly blocks: readonly Block[];
  readonly signatures: readonly Signature[];
  readonly recipients: readonly string[];
  readonly checkCode: string | null;
}

/** «Chỗ còn thiếu» — every mark of something not recorded yet, in the order of reading. */
export function missingIn(paper: OfficialPaper): readonly string[] {
  return paper.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.runs.filter((run) => run.missing).map((run) => run.text) : [],
  );
}
