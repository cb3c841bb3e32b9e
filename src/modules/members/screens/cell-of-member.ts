import { ask } from '#client/ask.ts';
import { deviceClock } from '#client/clock.ts';
import { memberPage } from '../contract.ts';

/** «Chi bộ đang sinh hoạt» — of which cell somebody is a member today, as the book tells who asks; `null`: of none. */
export async function cellOfMember(personId: string): Promise<string | null> {
  const today = deviceClock.today();
  const told = await ask(memberPage, { personId, asOf: today });
  if (!told.ok) return null;
  const place = told.value.value.affiliations.find(
    ({ from, until }) => from <= today && (until === null || today < until),
  );
  return place?.organisationId ?? null;
}
