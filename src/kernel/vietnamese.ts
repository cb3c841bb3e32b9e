/** «Bỏ dấu» — the form in which texts are searched: NFC, lower case, no tone or vowel marks, đ as d. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** «Tên chuẩn» — NFC, single spaces, no space at the ends. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** «Thứ tự theo tên gọi» — the given name first, then family and middle names: how people look for each other. */
export function sortName(fullName: string): string {
  const words = tidy(fullName).split(' ');
  const given = words.at(-1) ?? '';
  return [given, ...words.slice(0, -1)].join(' ');
}

const collator = new Intl.Collator('vi');

/** Compares two full names, tidied as they are kept, by given name and then by the rest, in Vietnamese order. */
export function compareNames(one: string, other: string): number {
  const [cut, otherCut] = [one.lastIndexOf(' '), other.lastIndexOf(' ')];
  return (
    collator.compare(one.slice(cut + 1), other.slice(otherCut + 1)) ||
    collator.compare(one.slice(0, Math.max(cut, 0)), other.slice(0, Math.max(otherCut, 0)))
  );
}
