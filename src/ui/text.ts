import { type CivilDate, type Instant, writeDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import { honestShare } from '#kernel/typed-figure.ts';
import { settings } from './settings.svelte.ts';

/** What a component takes as words: a text in both languages, or words that have none (names, figures). */
export type Words = Text | string;

/** The text in the language the person has chosen; read inside a component it follows a change of language. */
export function say(words: Words): string {
  return typeof words === 'string' ? words : words[settings.language];
}

/** `1.684`, `81,25`, `−3`; in English `1,684`. */
export function writeNumber(value: number, digits = 2): string {
  const form = new Intl.NumberFormat(locale(), { maximumFractionDigits: digits });
  return form.format(value).replace('-', '−');
}

/** `1 cell`, `1,684 cells`: a large count with its noun, for English. */
export function howMany(count: number, noun: string, nouns = `${noun}s`): string {
  return `${writeNumber(count)} ${count === 1 ? noun : nouns}`;
}

/** `81,25 %` of a part and its whole, with a space that does not break; a dash where the whole is nothing. 20 of 21 is never 100 %. */
export function writeShare(part: number, whole: number): string {
  const share = whole > 0 && part >= 0 ? honestShare(part, whole, 2) : null;
  return share ? `${writeNumber(share.units / 10 ** share.decimals, share.decimals)}\u00a0%` : '–';
}

/** `Thứ Ba 3-11-2026`. */
export function writeWeekday(date: CivilDate): string {
  const day = new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(date),
  );
  return `${day} ${writeDate(date)}`;
}

/** `19:02`: the time of day in Viet Nam at which the server heard of something. */
export function writeClock(instant: Instant): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(
    Date.parse(instant),
  );
}

/** `5-10-2026, 19:02`. */
export function writeMoment(instant: Instant): string {
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(Date.parse(instant));
  return `${writeDate(day as CivilDate)}, ${writeClock(instant)}`;
}

const timeZone = 'Asia/Ho_Chi_Minh';

function locale(): string {
  return settings.language === 'vi' ? 'vi-VN' : 'en-GB';
}
