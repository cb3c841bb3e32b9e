import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateHandler } from 'easy-template-x';
import { beforeAll, expect, test } from 'vitest';
import { rulesOn } from '#kernel/rule-pack.ts';
import { fillDocx, missingTags } from '#platform/documents/docx.ts';
import { writeZip } from '#platform/documents/zip.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { day } from '#support/meetings.ts';
import { recordOfNaPong } from '#support/record.ts';
import { writeMinutes } from '../rules/minutes.ts';
import { signedPaper } from '../rules/signing.ts';
import { writeResolution } from '../rules/resolution-text.ts';
import { makeTemplate, templates } from './make-templates.ts';

const today = day('2026-11-21');
const rule = rulesOn(loadRuleBundle('rule-packs'), today);
const templateOf = (name: string) => readFileSync(join(import.meta.dirname, name));
const issue = { number: '11-BB/CB', date: null, checkCode: '7F3A-19C2-E04B-88D1' };

const handler = new TemplateHandler();
const minutesForm = rule('meetings.minutes-form')?.value ?? { title: '', sections: [], signatures: [] };
const resolutionForm = rule('meetings.resolution-form')?.value ?? { title: '', sections: [], signatures: [] };
const minutes = writeMinutes(recordOfNaPong(), minutesForm, issue);
let filled: Buffer;

beforeAll(async () => {
  filled = await fillDocx(templateOf('bien-ban.docx'), minutes);
});

test.each(Object.keys(templates))('%s follows the layout in force', (name) => {
  expect(templateOf(name).equals(makeTemplate(name, 'rule-packs', today))).toBe(true);
});

test.each(Object.keys(templates))('%s carries every tag a paper needs', async (name) => {
  expect(await missingTags(templateOf(name))).toEqual([]);
});

test('a template of an official that lacks tags is told which', async () => {
  const bare = (await import('#platform/documents/ooxml.ts')).paragraph({}, '');
  const files = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'] as const;
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const content: Record<(typeof files)[number], string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${bare}<w:p><w:r><w:t>{title}</w:t></w:r></w:p></w:body></w:document>`,
  };
  const own = writeZip(files.map((name) => ({ name, content: content[name] })));
  expect(await missingTags(own)).toEqual([
    'superior',
    'issuer',
    'number',
    'placeAndDate',
    'abstract',
    'blocks',
  ]);
});

test('the minutes stand in the document word for word, without empty lines between', async () => {
  const text = await handler.getText(filled);
  for (const part of [
    minutes.superior,
    minutes.issuer,
    'Số 11-BB/CB',
    minutes.placeAndDate,
    minutes.abstract,
  ]) {
    expect(text).toContain(part);
  }
  expect(text).toContain('Vận động 4 hộ hiến đất làm đường Khuổi Mạ');
  expect(text).toContain('- Lưu Chi bộ.');
  expect(text).not.toMatch(/[{}]/);
});

test('a signed book says when and how above each name, where a hand would sign', async () => {
  const signing = {
    signatures: [{ role: 'chair' as const, signedAt: '2026-11-03T14:22:00.000Z' }],
    filed: true,
    filedOn: '2026-11-04',
  };
  const signed = await fillDocx(templateOf('bien-ban.docx'), signedPaper(minutes, signing));
  const text = await handler.getText(signed);
  expect(text).toContain('Đã ký trong Sổ Chi Bộ lúc 21:22, ngày 3-11-2026');
  expect(text).toContain('Đã ký tay trên bản giấy, ảnh lưu vào sổ ngày 4-11-2026');
  expect(await handler.getText(filled)).not.toContain('Đã ký');
});

test('page, margins, face and size are the prescribed ones; the number stands on top from page 2', async () => {
  const { textOfPart } = await parts(filled);
  expect(textOfPart('document')).toContain('<w:pgSz w:w="11906" w:h="16838"');
  expect(textOfPart('document')).toContain('w:top="1134" w:right="850" w:bottom="1134" w:left="1701"');
  expect(textOfPart('document')).toContain('<w:titlePg');
  expect(textOfPart('styles')).toContain('w:ascii="Times New Roman"');
  expect(textOfPart('styles')).toContain('<w:sz w:val="28"/>');
  expect(textOfPart('styles')).toContain('w:line="400" w:lineRule="exact"');
  expect(textOfPart('header1')).toContain('PAGE');
  expect(textOfPart('header2')).not.toContain('PAGE');
  for (const foot of ['footer1', 'footer2'])
    expect(textOfPart(foot)).toContain('Mã đối chiếu 7F3A-19C2-E04B-88D1');
});

test('the resolution is signed for the cell by one person', async () => {
  const signer = { fullName: 'Hoàng Văn Thắng', position: 'Bí thư Chi bộ' };
  const voted = { title: 'Làm đường Khuổi Mạ', text: 'Giao tổ vận động đi từng nhà.', adoptedOn: today };
  const record = { ...recordOfNaPong(), resolution: voted };
  const paper = writeResolution(record, resolutionForm, { ...issue, number: '05-NQ/CB' }, signer);
  const text = await handler.getText(await fillDocx(templateOf('nghi-quyet.docx'), paper));
  expect(text).toContain('Số 05-NQ/CB');
  for (const words of [voted.title, voted.text]) expect(text).toContain(words);
  expect(text).toContain('T/M CHI BỘ');
  expect(text).toContain('PHÂN CÔNG THỰC HIỆN');
});

test('what people typed is text and nothing else: no tags, no markup, no control signs', async () => {
  const typed = '{title} {#blocks}{/blocks} <w:p/> & "x"\u0007';
  const blocks = [
    { kind: 'paragraph', runs: [{ text: typed }] },
    { kind: 'item', text: typed },
    { kind: 'table', columns: ['TT', 'a', 'b', 'c'], rows: [['1', typed, '', '']] },
  ] as const;
  const paper = { ...minutes, blocks, checkCode: null, number: null };
  const text = await handler.getText(await fillDocx(templateOf('bien-ban.docx'), paper));
  expect(text.split('{title} {#blocks}{/blocks} <w:p/> & "x"')).toHaveLength(4);
  expect(text).not.toContain('\u0007');
  expect(text).toContain('Số ……');
});

/** Reads the parts of a document through the library's own archive reader. */
async function parts(file: Buffer) {
  const { Zip } = await import('easy-template-x');
  const zip = await Zip.load(file);
  const texts = new Map<string, string>();
  for (const path of zip.listFiles().filter((name) => name.endsWith('.xml'))) {
    texts.set(path, await zip.getFile(path).getContentText());
  }
  return { textOfPart: (name: string) => texts.get(`word/${name}.xml`) ?? '' };
}
