import { refuse, ok, type Result } from '#kernel/result.ts';
import type { ArchivePart } from './archive.ts';
import { CellTable, type PackedSheet, type PackedWorkbook } from './cell-table.ts';
import { type Parts, readRelations, unpackParts } from './parts.ts';
import { problems } from './problems.ts';
import { readSharedTexts } from './shared-texts.ts';
import { readSheet, type SheetContext } from './sheet-xml.ts';
import { readStyles } from './styles.ts';
import { attribute, nextTag } from './xml.ts';

/** Reads an XLSX whose archive has been judged. Nothing outside the file is ever opened. */
export function readXlsx(bytes: Uint8Array, listed: readonly ArchivePart[]): Result<PackedWorkbook> {
  const unpacked = unpackParts(bytes, listed);
  if (!unpacked.ok) return unpacked;
  const parts = unpacked.value;
  const root = readRelations(parts.get('_rels/.rels'), '').find(
    (relation) => relation.type === 'officeDocument',
  );
  const workbook = root && parts.get(root.target);
  if (!root || !workbook)
    return refuse(listed.some(isOtherOffice) ? problems.fileIsNoSheet : problems.fileIsDamaged);

  const folder = root.target.split('/').slice(0, -1).join('/');
  const name = root.target.split('/').at(-1) ?? '';
  const relations = readRelations(parts.get(`${folder}/_rels/${name}.rels`), folder);
  const { sheets, since1904 } = readWorkbookXml(workbook.toString('utf8'));
  const target = (type: string) =>
    parts.get(relations.find((relation) => relation.type === type)?.target ?? '');
  const texts = readSharedTexts(target('sharedStrings') ?? Buffer.alloc(0));
  if (!texts) return refuse(problems.fileHasTooManyCells);
  const context: SheetContext = {
    texts,
    styles: readStyles(target('styles')?.toString('utf8') ?? ''),
    since1904,
    table: new CellTable(),
    known: new Map(),
  };
  return readSheets(
    sheets,
    (id) => parts.get(relations.find((one) => one.id === id && one.type === 'worksheet')?.target ?? ''),
    context,
  );
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

function readSheets(
  sheets: readonly ListedSheet[],
  partOf: (relation: string) => ReturnType<Parts['get']>,
  context: SheetContext,
): Result<PackedWorkbook> {
  const packed: PackedSheet[] = [];
  for (const { name, hidden, relation } of sheets) {
    const xml = partOf(relation);
    if (!xml) continue;
    const content = readSheet(xml, context);
    if ('problem' in content) return refuse(content.problem);
    packed.push({ name, hidden, ...content });
  }
  return packed.length > 0 ? ok(context.table.pack(packed)) : refuse(problems.fileIsDamaged);
}

function readWorkbookXml(xml: string): {
  readonly sheets: readonly ListedSheet[];
  readonly since1904: boolean;
} {
  const sheets: ListedSheet[] = [];
  let since1904 = false;
  for (let tag = nextTag(xml, 0); tag; tag = nextTag(xml, tag.until)) {
    if (tag.closing) continue;
    if (tag.name === 'workbookPr') since1904 = /^(1|true)$/.test(attribute(tag.attributes, 'date1904') ?? '');
    if (tag.name !== 'sheet') continue;
    const hidden = /hidden/i.test(attribute(tag.attributes, 'state') ?? '');
    const relation = /[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag.attributes)?.[1] ?? '';
    sheets.push({ name: attribute(tag.attributes, 'name') ?? '', hidden, relation });
  }
  return { sheets, since1904 };
}

function isOtherOffice(part: ArchivePart): boolean {
  return /^(mimetype|content\.xml|word\/|ppt\/)/i.test(part.name);
}
