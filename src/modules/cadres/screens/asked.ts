import { changeAddress, dayOfAddress, given } from '#client/address.svelte.ts';
import { session } from '#client/session.svelte.ts';
import { isId, type Id } from '#kernel/id.ts';
import { theoryLevels } from '../rules/levels.ts';
import { needKinds, type NeedKind, type Weights } from '../rules/need.ts';

const most = 5;

/** The weights of an address: a digit for each reason in its order; each weighs alike until people say otherwise. */
export function weightsOf(digits: string | undefined): Weights {
  const known = digits?.length === needKinds.length && /^[0-5]+$/.test(digits);
  const weight = (at: number) => (known ? Number(digits.charAt(at)) : 1);
  return Object.fromEntries(needKinds.map((kind, at) => [kind, weight(at)])) as Record<NeedKind, number>;
}

/** The weights as an address carries them; nothing while each weighs alike. */
export function digitsOf(weights: Weights): string | null {
  const digits = needKinds.map((kind) => weights[kind]).join('');
  return /^1+$/.test(digits) ? null : digits;
}

/** The answers of a weight: 0 leaves the reason out. */
export const weightOptions = Array.from({ length: most + 1 }, (_, weight) => ({
  value: String(weight),
  label: weight === 0 ? { vi: '0, không xét', en: '0, left out' } : String(weight),
}));

/** «Đang hỏi» — what the address asks: of which organisation, on which day, with which weights. Read it where it may change. */
export const asked = {
  get organisationId(): Id | null {
    const under = given('under') ?? '';
    return isId(under) ? under : (session.office?.organisation.id ?? null);
  },
  get question() {
    const { organisationId } = asked;
    return organisationId === null
      ? null
      : {
          organisationId,
          asOf: dayOfAddress(),
          weights: weightsOf(given('weights')),
          theoryFrom: theoryLevels.find((level) => level === given('theory')) ?? theoryLevels[0],
          category: given('category') ?? null,
        };
  },
};

/** Lets a reason weigh so much. */
export function weigh(kind: NeedKind, weight: string): void {
  changeAddress({ weights: digitsOf({ ...weightsOf(given('weights')), [kind]: Number(weight) }) });
}
