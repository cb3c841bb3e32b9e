import type { RollEntry } from './types.ts';

/** «Lời của khách» — guests stand in no register: what one said begins with the name. */
export function wordsOfGuest(name: string, words: string): string {
  return `${name}: ${words.trim()}`;
}

/** «Khách nào phát biểu» — the guest with whose name the words begin, and the rest of them; `null`: nobody is named. */
export function guestWhoSpoke(
  roll: readonly RollEntry[],
  text: string,
): { readonly guest: RollEntry; readonly words: string } | null {
  const guest = roll.find(({ guestName }) => guestName !== null && text.startsWith(`${guestName}: `));
  if (!guest || guest.guestName === null) return null;
  return { guest, words: text.slice(wordsOfGuest(guest.guestName, '').length) };
}
