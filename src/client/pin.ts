import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Owner, Phone } from './phone.ts';
import { problems, waitForPin, wrongPin } from './problems.ts';
import { unlock, type Vault } from './vault.ts';

const triesBeforeWaiting = 5;
const triesBeforeErasing = 10;
const daysWithoutServer = 45;
const millisecondsADay = 86_400_000;

/** After the fifth wrong code: half a minute, then twice as long each time. */
const firstWait = 30_000;

/**
 * «Mở sổ bằng mã» — opens the cache with the code. Every try is written down before it is made, so that closing
 * the page does not win another one. After ten the readable part is erased; what waits to be sent never is.
 */
export async function openWithPin(
  phone: Phone,
  person: Id,
  pin: string,
  now: number,
  erase: () => Promise<void>,
): Promise<Result<Vault>> {
  const before = await phone.owner(person);
  if (!before?.lock) return refuse(problems.withdrawn);
  const seconds = secondsToWait(before, now);
  if (seconds > 0) return refuse(waitForPin(seconds));
  if (isTooLongAway(before, now)) return refuse(problems.tooLongAway);

  const counted = await phone.amend(person, (owner) => ({
    wrongTries: owner.wrongTries + 1,
    lastWrong: now,
  }));
  const vault = await unlock(pin, before.lock, before.boundKey);
  if (vault) {
    await phone.amend(person, () => ({ wrongTries: 0, lastWrong: null }));
    return ok(vault);
  }
  if (counted.wrongTries < triesBeforeErasing)
    return refuse(wrongPin(triesBeforeErasing - counted.wrongTries));
  await erase();
  await phone.amend(person, () => ({ lock: null, wrongTries: 0, lastWrong: null }));
  return refuse(problems.forgotten);
}

/** A code opens nothing any more: neither one's own nor that of a ticket. */
export function isTooLongAway({ lastContact }: Pick<Owner, 'lastContact'>, now: number): boolean {
  return now - lastContact > daysWithoutServer * millisecondsADay;
}

/** Seconds until the next try; a clock that was set back starts the wait anew. */
function secondsToWait(owner: Owner, now: number): number {
  if (owner.wrongTries < triesBeforeWaiting || owner.lastWrong === null) return 0;
  const wait = firstWait * 2 ** (owner.wrongTries - triesBeforeWaiting);
  const passed = Math.max(0, now - owner.lastWrong);
  return Math.max(0, Math.ceil((wait - passed) / 1_000));
}
