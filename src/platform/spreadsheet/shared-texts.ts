import { attribute, nextTag, readEscapes, readText } from './xml.ts';
import { limits } from './limits.ts';

/** A text of the workbook, with the font of its letters where they carry one of their own. */
export interface SharedText {
  readonly text: string;
  readonly font: string | undefined;
}

/** Reads the table of shared texts item by item; `null` where there are too many. */
export function readSharedTexts(xml: Buffer): readonly SharedText[] | null {
  const texts: SharedText[] = [];
  if (xml.length > limits.sharedTextsBytes) return null;
  const prefix = prefixOf(xml);
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const end = xml.indexOf('>', at);
    if (end < 0 || texts.length >= limits.differentCells) return null;
    if (xml[end - 1] === 47) {
      texts.push({ text: '', font: undefined });
      at = end + 1;
      continue;
    }
    const until = xml.indexOf(close, end);
    if (until < 0 || until - end > limits.sharedTextBytes) return null;
    texts.push(readRuns(xml.toString('utf8', end + 1, until)));
    at = until + close.length;
  }
  return texts;
}

/** The prefix of the root element, with its colon: some programs write `<x:worksheet>`. */
export function prefixOf(xml: Buffer): string {
  const root = nextTag(xml.toString('latin1', 0, 4_000), 0);
  if (!root) return '';
  const opened = /^<([\w.-]+:)/.exec(xml.toString('latin1', root.from, root.from + 60));
  return opened?.[1] ?? '';
}

/** Reads `<t>` alone or in runs of letters with a font each; reading aids for other scripts are left out. */
export function readRuns(xml: string): SharedText {
  let text = '';
  let font: string | undefined;
  let aside = false;
  let from = -1;
  for (let tag = nextTag(xml, 0); tag; tag = nextTag(xml, tag.until)) {
    if (tag.name === 'rPh') aside = !tag.closing && !tag.empty;
    if (tag.name === 'rFont' && font === undefined) font = attribute(tag.attributes, 'val') ?? undefined;
    if (tag.name !== 't' || aside || tag.empty) continue;
    if (tag.closing && from >= 0) text += readText(xml.slice(from, tag.from));
    from = tag.closing ? -1 : tag.until;
  }
  return { text: readEscapes(text), font };
}
