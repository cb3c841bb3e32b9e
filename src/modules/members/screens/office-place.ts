import { officeWord } from '#client/office-words.ts';
import { addressOf, dayInAddress, given } from '#client/address.svelte.ts';
import { session } from '#client/session.svelte.ts';
import { opens } from '#kernel/access.ts';
import { isId, type Id } from '#kernel/id.ts';

/** Where somebody without an office looks: nothing is found there. */
export const nowhere = '00000000-0000-0000-0000-000000000000' as Id;

/** «Nơi đang xem chức vụ» — the organisation of the address, else that of the office held. */
export const officePlace = {
  get under(): Id {
    const asked = given('under') ?? '';
    return isId(asked) ? asked : (session.office?.organisation.id ?? nowhere);
  },
  /** Whether the person keeps the members of their own cell: then it proposes. */
  get proposes(): boolean {
    const { office } = session;
    return office !== null && office.organisation.isCell && opens(office.office, 'members.keep', 'own');
  },
  /** Whether the person keeps what lies below: then it answers. */
  get answers(): boolean {
    const { office } = session;
    return office !== null && opens(office.office, 'members.keep', 'below');
  },
};

/** Another page about offices, of the same place and day. */
export function officePage(path: string, filters: Readonly<Record<string, string | undefined>> = {}): string {
  return addressOf(path, { under: given('under'), day: dayInAddress(), ...filters });
}

/** The seats of a cell's committee. */
export const seatOptions = ['secretary', 'deputy-secretary', 'committee-member'].map((value) => ({
  value,
  label: officeWord(value, true),
}));
