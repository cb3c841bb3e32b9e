import { Zip } from 'easy-template-x';

const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
const body = /<w:body>([\s\S]*?)(<w:sectPr[\s\S]*?<\/w:sectPr>)?<\/w:body>/;

/** Papers of one template one after the other, each on a new page: letters for many people in one file. */
export async function joinDocx(papers: readonly Buffer[]): Promise<Buffer | null> {
  const [first, ...others] = papers;
  if (!first) return null;
  const zip = await Zip.load(first);
  const part = 'word/document.xml';
  const own = await zip.getFile(part).getContentText();
  const texts = await Promise.all(
    others.map(
      async (paper) => (await (await Zip.load(paper)).getFile(part).getContentText()).match(body)?.[1] ?? '',
    ),
  );
  // As functions, so that a dollar sign somebody typed stays one.
  const joined = own.replace(
    body,
    (_, inner: string, section: string | undefined) =>
      `<w:body>${[inner, ...texts].join(pageBreak)}${section ?? ''}</w:body>`,
  );
  zip.setFile(part, joined);
  return Buffer.from(await zip.export(Buffer));
}
