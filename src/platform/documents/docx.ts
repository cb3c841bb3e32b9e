import { TemplateHandler, type TemplateData } from 'easy-template-x';
import type { Block, OfficialPaper, Signature } from '#kernel/official-paper.ts';

/** Tags without which a replaced template would lose content of the paper. */
const requiredTags = ['superior', 'issuer', 'number', 'placeAndDate', 'title', 'abstract', 'blocks'] as const;

/** Fills the template with the paper. The template decides the looks, the paper every word. */
export async function fillDocx(template: Uint8Array, paper: OfficialPaper): Promise<Buffer> {
  const filled = await new TemplateHandler().process(Buffer.from(template), tagsOf(paper));
  return Buffer.from(filled);
}

/** The tags that a template of an official lacks; empty where it may be used. */
export async function missingTags(template: Uint8Array): Promise<readonly string[]> {
  const found = await new TemplateHandler().parseTags(Buffer.from(template));
  const names = new Set(found.map((tag) => tag.name));
  return requiredTags.filter((name) => !names.has(name));
}

function tagsOf(paper: OfficialPaper): TemplateData {
  const left = paper.signatures.length > 1 ? paper.signatures[0] : undefined;
  return {
    superior: clean(paper.superior),
    issuer: clean(paper.issuer),
    number: `Số ${clean(paper.number ?? '……')}`,
    placeAndDate: clean(paper.placeAndDate),
    title: clean(paper.title),
    abstract: clean(paper.abstract),
    blocks: paper.blocks.map(blockTags),
    recipients: paper.recipients.map((name, index) => {
      const end = index === paper.recipients.length - 1 ? '.' : ',';
      return { line: `- ${clean(name)}${end}` };
    }),
    checkLine: paper.checkCode === null ? '' : `Mã đối chiếu ${clean(paper.checkCode)}`,
    ...signatureTags('left', left),
    ...signatureTags('right', paper.signatures.at(-1)),
  };
}

function blockTags(block: Block): TemplateData {
  switch (block.kind) {
    case 'heading':
    case 'item':
      return { [block.kind]: true, text: clean(block.text) };
    case 'paragraph': {
      const runs = block.runs.map((run) => ({
        text: clean(run.text),
        bold: run.bold ?? false,
        plain: !run.bold,
      }));
      return { paragraph: true, runs };
    }
    case 'table': {
      const [head1 = '', head2 = '', head3 = '', head4 = ''] = block.columns.map(clean);
      const rows = block.rows.map((row) => {
        const [cell1 = '', cell2 = '', cell3 = '', cell4 = ''] = row.map(clean);
        return { cell1, cell2, cell3, cell4 };
      });
      return { table: true, head1, head2, head3, head4, rows };
    }
  }
}

function signatureTags(side: 'left' | 'right', signature: Signature | undefined): TemplateData {
  return {
    [`${side}Authority`]: clean(signature?.authority ?? ''),
    [`${side}Position`]: clean(signature?.position ?? ''),
    [`${side}Name`]: clean(signature?.name ?? ''),
    [`${side}How`]: clean(signature?.how ?? ''),
  };
}

/** XML knows no control characters; people's texts sometimes do, from other programs. */
function clean(text: string): string {
  return text.normalize('NFC').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
