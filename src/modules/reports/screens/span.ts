import { dayOfAddress, given } from '#client/address.svelte.ts';
import { civilDate, civilDateOf, type CivilDate } from '#kernel/civil-date.ts';
import { place } from './place.ts';

/** «Hai ngày đang so» — as the address says; else from the first day of the year. Read it where it may change. */
export const span = {
  get until(): CivilDate {
    return civilDate(given('until') ?? '') ?? dayOfAddress();
  },
  get from(): CivilDate {
    const year = Number(span.until.slice(0, 4));
    return civilDate(given('from') ?? '') ?? civilDateOf(year, 1, 1) ?? span.until;
  },
  get under(): string | null {
    return place.organisationId;
  },
};
