import { tidy } from './vietnamese.ts';

/**
 * «Họ và tên viết thường» — a name typed all in capitals (or all small) with one capital
 * at the head of each part, also behind hyphen and apostrophe (`H'Hen Niê`). A name in
 * mixed letters was written by somebody who knew how, and stays.
 */
export function properName(name: string): string {
  const tidied = tidy(name);
  if (tidied !== tidied.toUpperCase() && tidied !== tidied.toLowerCase()) return tidied;
  return tidied.toLowerCase().split(' ').map(capitalised).join(' ');
}

function capitalised(word: string): string {
  if (!/[-'’]/.test(word)) return word.charAt(0).toUpperCase() + word.slice(1);
  return word.replace(
    /(^|[-'’])(\p{L})/gu,
    (_whole, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
