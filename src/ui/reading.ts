import { fold } from '#kernel/vietnamese.ts';

/** A stretch of a sentence; `kept` ones are marked or must not break, as the caller asked. */
export interface Stretch {
  readonly text: string;
  readonly kept: boolean;
}

/** Parts a sentence so that dates, numbers of documents and shares can be kept on one line. */
export function unbroken(sentence: string): Stretch[] {
  return cut(sentence, sentence.matchAll(/\d+(?:[.,:]\d+)*(?:[-/][\p{L}\d]+)+|\d+(?:[.,]\d+)*[ \u00a0]%/gu));
}

/** Parts a text so that the words searched for can be marked, tone marks ignored: “dang phi” finds “đảng phí”. */
export function hits(text: string, query: string): Stretch[] {
  const letters = [...text.normalize('NFC')];
  const folded = letters
    .map((letter) => (/\s/.test(letter) ? ' ' : fold(letter).slice(0, 1) || ' '))
    .join('');
  const asked = fold(query);
  const whole = wordsIn(folded, asked);
  const found = whole.length > 0 ? whole : asked.split(' ').flatMap((word) => wordsIn(folded, word));

  const marked = letters.map((_, at) => found.some(([from, until]) => at >= from && at < until));
  const stretches: { text: string; kept: boolean }[] = [];
  for (const [at, letter] of letters.entries()) {
    const last = stretches.at(-1);
    if (last && last.kept === marked[at]) last.text += letter;
    else stretches.push({ text: letter, kept: marked[at] ?? false });
  }
  return stretches;
}

/** Reads a time of day as people type it: `19:30`, `19h30`, `1930`, `7h`; `null` where there is none. */
export function readTime(text: string): string | null {
  const parts = /^(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim());
  const hour = Number(parts?.[1] ?? NaN);
  const minute = Number(parts?.[2] ?? parts?.[3] ?? 0);
  if (!(hour < 24 && minute < 60)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Reads a figure as people type it: `1.684`, `1 684`, `81,25`, `−3`; `null` where there is none. */
export function readNumber(text: string): number | null {
  const tidied = text.trim().replace('−', '-').replace(/\s/g, '');
  if (!/^-?\d+(?:\.\d{3})*(?:,\d+)?$/.test(tidied)) return null;
  return Number(tidied.replaceAll('.', '').replace(',', '.'));
}

function wordsIn(folded: string, asked: string): [number, number][] {
  if (asked === '') return [];
  const places: [number, number][] = [];
  for (let at = folded.indexOf(asked); at >= 0; at = folded.indexOf(asked, at + asked.length)) {
    const beginsWord = at === 0 || !/[\p{L}\d]/u.test(folded[at - 1] ?? '');
    if (beginsWord) places.push([at, at + asked.length]);
  }
  return places;
}

function cut(sentence: string, places: Iterable<RegExpExecArray>): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const place of places) {
    if (place.index > from) stretches.push({ text: sentence.slice(from, place.index), kept: false });
    stretches.push({ text: place[0], kept: true });
    from = place.index + place[0].length;
  }
  if (from < sentence.length) stretches.push({ text: sentence.slice(from), kept: false });
  return stretches;
}
