import { opens, type Right } from '#kernel/access.ts';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { CommandContract } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import { rulesOn, type RuleBundle, type RulesOfDay } from '#kernel/rule-pack.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { book, type Sent, type SendOptions } from './book.svelte.ts';
import { deviceClock, instantAt } from './clock.ts';
import { newId } from './device.ts';
import { session } from './session.svelte.ts';

interface OrganisationRow {
  readonly organisationId: Id;
  readonly name: string;
  readonly category: string | null;
}

/** What the rules of a cell are asked with on this device. */
export interface Seat {
  readonly now: Instant;
  readonly organisation: { readonly id: Id; readonly no: number };
  readonly rules: RuleBundle | null;
}

const rows: Rows = {
  one: (kind, key) => book.row(kind, key),
  all: (kind) => book.rows(kind),
};

/** «Chi bộ đang mở» — the organisation of the chosen office: its rows on this device, its rules, one's rights in it. */
export const cell = {
  rows,
  get id(): Id {
    return session.office?.organisation.id ?? ('' as Id);
  },
  get no(): number {
    return session.office?.organisation.no ?? 0;
  },
  get name(): string {
    return session.office?.organisation.name ?? '';
  },
  get category(): string | null {
    return ownRow()?.category ?? session.office?.organisation.category ?? null;
  },
  /** Whose book it is: who opened it. */
  get me(): Id {
    return session.me?.person.id ?? ('' as Id);
  },
  /** Whether the rows are on this device; until then a screen says so instead of showing nothing. */
  get isReady(): boolean {
    return ownRow() !== undefined;
  },
  /** Whether the office one writes in opens the right here. */
  may: (right: Right): boolean => opens(session.office?.office ?? '', right, 'own'),
  get today(): CivilDate {
    return deviceClock.today();
  },
  get bundle(): RuleBundle | null {
    return book.bundle as RuleBundle | null;
  },
  /** The rules of a day; a device that has not fetched the packs yet knows none. */
  rulesOf: (day: CivilDate): RulesOfDay => {
    const bundle = book.bundle as RuleBundle | null;
    return bundle ? rulesOn(bundle, day) : () => null;
  },
  get seat(): Seat {
    const now = instantAt(deviceClock.now());
    return { now, organisation: { id: cell.id, no: cell.no }, rules: cell.bundle };
  },
  /** Keeps a command of this cell on the device and sends it as soon as it can. */
  send: <Input>(
    contract: CommandContract<string, Input, unknown>,
    input: Input,
    options: Omit<SendOptions, 'organisation'> = {},
  ): Promise<Result<Sent>> => book.send(contract, input, { ...options, organisation: cell.id }),
  /** An id for something written down here first. */
  newId: (): Id => newId(deviceClock.now()),
};

function ownRow(): OrganisationRow | undefined {
  const id = session.office?.organisation.id;
  return book.rows<OrganisationRow>('organisation').find((row) => row.organisationId === id);
}
