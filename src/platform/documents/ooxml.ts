/** Pieces of WordprocessingML, just enough for the prescribed layout of Party papers. */

/** How one paragraph stands. Lengths in millimetres, sizes and spaces in points. */
export interface ParagraphStyle {
  readonly align?: 'left' | 'center' | 'right' | 'both';
  readonly firstLine?: number;
  readonly before?: number;
  readonly after?: number;
  /** The exact height of the line, where it differs from the style of the document. */
  readonly line?: number;
  readonly keepNext?: boolean;
}

/** How one piece of text stands. */
export interface RunStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly size?: number;
}

const twipsAMillimetre = 1440 / 25.4;
const twipsAPoint = 20;

/** Millimetres in twentieths of a point. */
export function millimetres(length: number): number {
  return Math.round(length * twipsAMillimetre);
}

/** Points in twentieths of a point. */
export function points(length: number): number {
  return length * twipsAPoint;
}

/** A paragraph from runs. */
export function paragraph(style: ParagraphStyle, ...runs: readonly string[]): string {
  const spacing = [
    style.before === undefined ? '' : ` w:before="${points(style.before)}"`,
    style.after === undefined ? '' : ` w:after="${points(style.after)}"`,
    style.line === undefined ? '' : ` w:line="${points(style.line)}" w:lineRule="exact"`,
  ].join('');
  const properties = [
    style.keepNext ? '<w:keepNext/>' : '',
    spacing === '' ? '' : `<w:spacing${spacing}/>`,
    style.firstLine === undefined ? '' : `<w:ind w:firstLine="${millimetres(style.firstLine)}"/>`,
    style.align ? `<w:jc w:val="${style.align}"/>` : '',
  ].join('');
  return `<w:p><w:pPr>${properties}</w:pPr>${runs.join('')}</w:p>`;
}

/** A piece of text. */
export function run(text: string, style: RunStyle = {}): string {
  const properties = [
    style.bold ? '<w:b/><w:bCs/>' : '',
    style.italic ? '<w:i/><w:iCs/>' : '',
    style.size ? `<w:sz w:val="${style.size * 2}"/><w:szCs w:val="${style.size * 2}"/>` : '',
    style.underline ? '<w:u w:val="single"/>' : '',
  ].join('');
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
}

/** The number of the page, counted by the word processor. */
export function pageNumber(): string {
  return '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
}

/** A table of fixed column widths in millimetres; with or without lines. The first `heads` rows repeat on each page. */
export function table(
  widths: readonly number[],
  lines: boolean,
  rows: readonly (readonly string[])[],
  heads = 0,
): string {
  const border = (side: string) =>
    `<w:${side} w:val="${lines ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="auto"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  const total = widths.reduce((sum, width) => sum + millimetres(width), 0);
  const grid = widths.map((width) => `<w:gridCol w:w="${millimetres(width)}"/>`).join('');
  const body = rows.map((row, index) => tableRow(widths, row, index < heads)).join('');
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders>` +
    `<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`
  );
}

function tableRow(widths: readonly number[], cells: readonly string[], head: boolean): string {
  const columns = cells.map((cell, index) => {
    const width = millimetres(widths[index] ?? 0);
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`;
  });
  return `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${columns.join('')}</w:tr>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
