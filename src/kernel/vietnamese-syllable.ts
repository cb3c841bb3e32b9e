const onset = /^(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx])/;
const coda = /(?:ch|nh|ng|[cmnpt])$/;
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;
const nuclei = new Set(
  `a ă â e ê i o ô ơ u ư y ia iê ya yê ua uô ưa ươ ai ao au ay âu ây eo êu iu oi ôi ơi ui ưi ưu oa oă oe
   uê uơ uy uâ uyê uya iêu yêu uôi ươi ươu oai oay oao oeo uây uyu âu`.split(/\s+/),
);

/**
 * «Âm tiết tiếng Việt» — whether a word has the build of one Vietnamese syllable.
 * Text read in the wrong encoding almost never does: `NguyÔn`, `Nguyeãn`.
 */
export function isSyllable(word: string): boolean {
  const marked = word.toLowerCase().normalize('NFD');
  if ((marked.match(toneMarks)?.length ?? 0) > 1) return false;
  const plain = marked.replace(toneMarks, '').normalize('NFC');
  const begin = onset.exec(plain)?.[0] ?? '';
  if (hasRhyme(plain.slice(begin.length))) return true;
  // In «gì» and «giếng» the i is also the vowel.
  return begin === 'gi' && hasRhyme(plain.slice(1));
}

function hasRhyme(rest: string): boolean {
  return nuclei.has(rest) || nuclei.has(rest.replace(coda, ''));
}
