import type { PaperLayout } from '#kernel/rule-values.ts';
import { millimetres, pageNumber, paragraph, points, run, table } from './ooxml.ts';
import { writeZip } from './zip.ts';

/** Who signs at the foot: clerk and chair side by side, or one person beside the recipients. */
export type Signing = 'clerk-and-chair' | 'one';

const pageWidth = 210;
const pageHeight = 297;
const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const checkSize = 10;

/**
 * Makes the DOCX template of a Party paper from the layout of the rule pack. Its tags in braces are
 * listed in `docx.ts`; officials may replace the template by any DOCX that carries the same tags.
 */
export function makePaperTemplate(layout: PaperLayout, signing: Signing): Buffer {
  return writeZip([
    { name: '[Content_Types].xml', content: contentTypes() },
    {
      name: '_rels/.rels',
      content: relationships([['officeDocument', 'word/document.xml']]),
    },
    { name: 'word/document.xml', content: documentPart(layout, signing) },
    { name: 'word/styles.xml', content: stylesPart(layout) },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationships([
        ['styles', 'styles.xml'],
        ['header', 'header1.xml'],
        ['header', 'header2.xml'],
        ['footer', 'footer1.xml'],
        ['footer', 'footer2.xml'],
      ]),
    },
    { name: 'word/header1.xml', content: headerPart(paragraph({ align: 'center' }, pageNumber())) },
    { name: 'word/header2.xml', content: headerPart(paragraph({})) },
    { name: 'word/footer1.xml', content: footerPart() },
    { name: 'word/footer2.xml', content: footerPart() },
  ]);
}

function documentPart(layout: PaperLayout, signing: Signing): string {
  const { margins } = layout;
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>' +
    '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="first" r:id="rId5"/>' +
    `<w:pgSz w:w="${millimetres(pageWidth)}" w:h="${millimetres(pageHeight)}"/>` +
    `<w:pgMar w:top="${millimetres(margins.top)}" w:right="${millimetres(margins.right)}" w:bottom="${millimetres(margins.bottom)}" ` +
    `w:left="${millimetres(margins.left)}" w:header="${millimetres(margins.top / 2)}" w:footer="${millimetres(margins.bottom / 2)}" w:gutter="0"/>` +
    '<w:titlePg/></w:sectPr>';
  const foot = signing === 'one' ? signatureOfOne(layout) : signaturesOfTwo(layout);
  const body = [...heads(layout), ...titles(layout), ...blocks(layout), ...foot].join('');
  return `${declaration}<w:document ${namespaces}><w:body>${body}${section}</w:body></w:document>`;
}

function heads(layout: PaperLayout): readonly string[] {
  const { size } = layout.heads;
  const centred = { align: 'center', after: 0 } as const;
  const left = [
    paragraph(centred, run('{superior}', { size })),
    paragraph(centred, run('{issuer}', { size, bold: true })),
    paragraph(centred, run('*', { size })),
    paragraph(centred, run('{number}', { size })),
  ];
  const right = [
    paragraph(
      centred,
      run(layout.partyTitle.text, { size: layout.partyTitle.size, bold: true, underline: true }),
    ),
    paragraph({ ...centred, before: layout.body.after }, run('{placeAndDate}', { size, italic: true })),
  ];
  const width = columnOf(layout);
  // The line with place and date is the longest of the heads and must not break.
  return [table([width * 0.43, width * 0.57], false, [[left.join(''), right.join('')]])];
}

function titles(layout: PaperLayout): readonly string[] {
  const gap = layout.body.after * 2;
  return [
    paragraph(
      { align: 'center', before: gap, after: 0 },
      run('{title}', { size: layout.kind.size, bold: true }),
    ),
    paragraph({ align: 'center', after: 0 }, run('{abstract}', { size: layout.abstract.size, bold: true })),
    paragraph({ align: 'center', after: layout.body.after }, run('-----')),
  ];
}

/**
 * One loop over the blocks; each kind of block has its own look, shown where its flag is set. Looping over
 * whole paragraphs leaves no empty lines behind; only the table needs a thin one before it.
 */
function blocks(layout: PaperLayout): readonly string[] {
  const { firstLine, after } = layout.body;
  const bold = { bold: true };
  const runs = ['{#runs}', '{#bold}', '{text}', '{/bold}', '{#plain}', '{text}', '{/plain}', '{/runs}'];
  const text = runs.map((each, index) => run(each, runs[index - 1] === '{#bold}' ? bold : {}));
  return [
    paragraph(
      { firstLine, keepNext: true, before: after },
      run(`${open('blocks')}${open('heading')}`),
      run('{text}', bold),
      run('{/heading}'),
    ),
    paragraph({ firstLine, keepNext: true }, run(open('item')), run('{text}', bold), run('{/item}')),
    paragraph({ firstLine, align: 'both' }, run(open('paragraph')), ...text, run('{/paragraph}')),
    paragraph({ after: 0, line: 1, keepNext: true }, run(open('table'))),
    blockTable(layout),
    paragraph({ after: 0, line: after }, run('{/table}{/blocks}')),
  ];
}

function blockTable(layout: PaperLayout): string {
  const width = columnOf(layout);
  const widths = [width * 0.08, width * 0.46, width * 0.26, width * 0.2];
  const head = (text: string) => paragraph({ align: 'center', after: 0 }, run(text, { bold: true }));
  const cell = (text: string, align: 'left' | 'center' = 'left') => paragraph({ align, after: 0 }, run(text));
  return table(
    widths,
    true,
    [
      [head('{head1}'), head('{head2}'), head('{head3}'), head('{head4}')],
      [cell('{#rows}{cell1}', 'center'), cell('{cell2}'), cell('{cell3}'), cell('{cell4}{/rows}')],
    ],
    1,
  );
}

function signaturesOfTwo(layout: PaperLayout): readonly string[] {
  const half = columnOf(layout) / 2;
  const signature = (side: string) =>
    [
      paragraph({ align: 'center', after: 0, keepNext: true }, run(`{${side}Position}`, { bold: true })),
      // How it was signed in the book stands where a hand would sign.
      ...roomToSign().with(
        1,
        paragraph({ align: 'center', after: 0 }, run(`{${side}How}`, { size: checkSize, italic: true })),
      ),
      paragraph({ align: 'center', after: 0 }, run(`{${side}Name}`, { bold: true })),
    ].join('');
  return [
    paragraph({ after: 0, keepNext: true }),
    table([half, half], false, [[signature('left'), signature('right')]]),
    paragraph({ after: 0 }),
    ...recipients(layout),
  ];
}

function signatureOfOne(layout: PaperLayout): readonly string[] {
  const half = columnOf(layout) / 2;
  const signature = [
    paragraph({ align: 'center', after: 0, keepNext: true }, run('{rightAuthority}', { bold: true })),
    paragraph({ align: 'center', after: 0, keepNext: true }, run('{rightPosition}')),
    ...roomToSign(),
    paragraph({ align: 'center', after: 0 }, run('{rightName}', { bold: true })),
  ].join('');
  return [
    paragraph({ after: 0, keepNext: true }),
    table([half, half], false, [[recipients(layout).join(''), signature]]),
    paragraph({ after: 0 }),
  ];
}

function roomToSign(): readonly string[] {
  return Array.from({ length: 3 }, () => paragraph({ after: 0, keepNext: true }));
}

function recipients(layout: PaperLayout): readonly string[] {
  const { size } = layout.recipients;
  return [
    paragraph({ after: 0 }, run('Nơi nhận:', { size, italic: true })),
    paragraph({ after: 0 }, run(`${open('recipients')}{line}{/recipients}`, { size })),
  ];
}

/** A loop or condition that takes its whole paragraph with it. */
function open(name: string): string {
  return `{#${name} [loopOver: "paragraph"]}`;
}

function columnOf(layout: PaperLayout): number {
  return pageWidth - layout.margins.left - layout.margins.right;
}

function stylesPart(layout: PaperLayout): string {
  const { font, body } = layout;
  const fonts = `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`;
  const size = `<w:sz w:val="${body.size * 2}"/><w:szCs w:val="${body.size * 2}"/>`;
  const spacing = `<w:spacing w:before="0" w:after="${points(body.after)}" w:line="${points(body.line)}" w:lineRule="exact"/>`;
  return (
    `${declaration}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>${fonts}${size}<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr>${spacing}</w:pPr></w:pPrDefault></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
  );
}

function headerPart(content: string): string {
  return `${declaration}<w:hdr ${namespaces}>${content}</w:hdr>`;
}

function footerPart(): string {
  const code = paragraph({ align: 'right', after: 0 }, run('{checkLine}', { size: checkSize }));
  return `${declaration}<w:ftr ${namespaces}>${code}</w:ftr>`;
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  const schema = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `${declaration}<Relationships xmlns="${schema}">${each.join('')}</Relationships>`;
}

function contentTypes(): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="${types}.${type}+xml"/>`;
  return (
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('document', 'document.main') +
    override('styles', 'styles') +
    override('header1', 'header') +
    override('header2', 'header') +
    override('footer1', 'footer') +
    override('footer2', 'footer') +
    '</Types>'
  );
}
