import { addressOf, dayInAddress, dayOfAddress, given } from '#client/address.svelte.ts';
import { deviceClock } from '#client/clock.ts';
import { session } from '#client/session.svelte.ts';
import { civilDate, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { isId, type Id } from '#kernel/id.ts';

/** Where somebody without an office looks: nothing is found there. */
export const nowhere = '00000000-0000-0000-0000-000000000000' as Id;

/** «Nơi đang xem» — what the address says: which organisation, which day, which month. Read it where it may change. */
export const place = {
  get today(): CivilDate {
    return deviceClock.today();
  },
  get month(): CivilDate {
    return civilDate(`${given('month') ?? ''}-01`) ?? monthStart(dayOfAddress());
  },
  /** The organisation looked into: the one of the address, else that of the office held. */
  get organisationId(): Id | null {
    const asked = given('under') ?? '';
    return isId(asked) ? asked : (session.office?.organisation.id ?? null);
  },
  /** Whether the address names one of its own. */
  get isInside(): boolean {
    return isId(given('under') ?? '');
  },
};

/** Another address of the same day. */
export function sameDay(
  path: string,
  values: Readonly<Record<string, string | null | undefined>> = {},
): string {
  return addressOf(path, { ...values, day: dayInAddress() });
}
