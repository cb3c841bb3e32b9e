import { attribute, nextTag, type Tag } from './xml.ts';

/** What the look of a cell says about its content. */
export interface CellStyle {
  readonly font: string | undefined;
  readonly isDate: boolean;
  /** Digits to fill up to, for formats made of zeros only: `000000000000` shows all twelve. */
  readonly digits: number;
}

const plain: CellStyle = { font: undefined, isDate: false, digits: 0 };

/** Reads the fonts and number formats of a workbook, by number of the cell's style. */
export function readStyles(xml: string): readonly CellStyle[] {
  const formats = new Map<number, string>();
  const fonts: (string | undefined)[] = [];
  const styles: CellStyle[] = [];
  let section = '';
  for (let tag = nextTag(xml, 0); tag; tag = nextTag(xml, tag.until)) {
    if (
      tag.name === 'fonts' ||
      tag.name === 'cellXfs' ||
      tag.name === 'cellStyleXfs' ||
      tag.name === 'dxfs'
    ) {
      section = tag.closing ? '' : tag.name;
    } else if (tag.closing) {
      continue;
    } else if (tag.name === 'numFmt' && section === '') {
      formats.set(
        Number(attribute(tag.attributes, 'numFmtId')),
        attribute(tag.attributes, 'formatCode') ?? '',
      );
    } else if (section === 'fonts') {
      readFont(tag, fonts);
    } else if (section === 'cellXfs' && tag.name === 'xf') {
      const format = Number(attribute(tag.attributes, 'numFmtId') ?? 0);
      const font = fonts[Number(attribute(tag.attributes, 'fontId') ?? 0)];
      styles.push(styleOf(font, format, formats.get(format)));
    }
  }
  return styles;
}

/** The style of a number, plain where the file does not have it. */
export function styleAt(styles: readonly CellStyle[], index: number): CellStyle {
  return styles[index] ?? plain;
}

function readFont(tag: Tag, fonts: (string | undefined)[]): void {
  if (tag.name === 'font') fonts.push(undefined);
  if (tag.name === 'name') fonts[fonts.length - 1] = attribute(tag.attributes, 'val') ?? undefined;
}

function styleOf(font: string | undefined, format: number, code: string | undefined): CellStyle {
  const digits = code !== undefined && /^0{2,20}$/.test(code) ? code.length : 0;
  return { font, isDate: code === undefined ? isBuiltInDate(format) : isDateCode(code), digits };
}

function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 36) ||
    (format >= 50 && format <= 58)
  );
}

/** A format shows a day if `d` or `y` stand in it outside quotes, brackets and escapes. */
function isDateCode(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
