import type { CivilDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import type { IconName } from './icons.ts';
import type { Words } from './text.ts';

/** One line of the rail or one tab. A count has its noun, and is red only when late or missing. */
export interface Entry {
  readonly label: Text;
  readonly href: string;
  readonly icon?: IconName;
  readonly count?: { readonly words: Words; readonly late: boolean };
}

/** What the device can say about unsent work, in one sentence. */
export interface SyncState {
  readonly sentence: Words;
  readonly icon?: IconName;
  readonly link?: { readonly href: string; readonly label: Words };
}

interface Shell {
  /** No rail, no tabs: signing in, official paper. */
  bare: boolean;
  /** Whose book it is: the organisation, and the one above it. */
  book: { readonly name: string; readonly above: string | null } | null;
  person: { readonly name: string; readonly office: Words | null } | null;
  /** At most seven lines at the desk. */
  rail: readonly Entry[];
  /** Four tabs on the phone, each with an icon. */
  tabs: readonly Entry[];
  sync: SyncState | null;
  /** What was done just now, and how it is taken back; without the way, what became of that. */
  lately: { readonly said: Words; readonly takeBack: (() => Promise<void>) | null } | null;
  /** The day being looked at when it is not today, and the way back. */
  past: { readonly asOf: CivilDate; readonly today: string } | null;
  /** The code of this device is to be chosen another time. */
  pinLater: boolean;
}

/** What surrounds every page. The app sets it by the office a person holds; the shell only shows it. */
export const shell = $state<Shell>({
  bare: false,
  book: null,
  person: null,
  rail: [],
  tabs: [],
  sync: null,
  lately: null,
  past: null,
  pinLater: false,
});

/** Whether this entry leads to the page that is open, or to a page above it. */
export function isOpen(entry: Entry, pathname: string): boolean {
  return pathname === entry.href || (entry.href !== '/' && pathname.startsWith(`${entry.href}/`));
}
