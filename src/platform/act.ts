import type { Problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import type { Act } from './database/write.ts';
import type { Answered, Arrived } from './set-aside.ts';

/** What the ledger keeps of a command and of what was decided. */
export function actOf(
  { person, envelope, hash, now }: Arrived,
  place: Pick<Act, 'input' | 'home' | 'touched'>,
  result: Result<unknown>,
): Act {
  return {
    ...place,
    commandId: envelope.id,
    name: envelope.name,
    bundle: envelope.bundle,
    occurredAt: envelope.at,
    personId: person,
    termId: envelope.term,
    deviceId: envelope.device,
    sequence: envelope.sequence,
    contentHash: hash,
    arrivedAt: now,
    outcome: result.ok ? 'applied' : 'refused',
    answer: toldOf(result),
  };
}

/** What the sender hears of an act that was written under these numbers. */
export function answeredWith(
  { outcome, home, arrivedAt }: Act,
  result: Result<unknown>,
  numbers: ReadonlyMap<number, number>,
): Answered {
  return { outcome, number: numbers.get(home) ?? null, arrivedAt, ...toldOf(result) };
}

function toldOf(result: Result<unknown>): { value: unknown } | { problem: Problem } {
  return result.ok ? { value: result.value } : { problem: result.problem };
}
