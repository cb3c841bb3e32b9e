import { civilDate, type CivilDate } from '#kernel/civil-date.ts';

/** «Quyết định đang điền» — as the fields hold it. */
export interface DecisionTyped {
  number: string;
  on: string;
  signer: string;
  basis: string;
}

/** Empty fields, signed today. */
export const emptyDecision = (today: CivilDate): DecisionTyped => ({
  number: '',
  on: today,
  signer: '',
  basis: '',
});

/** What the command takes; `null` while something is missing. */
export function decisionOf({ number, on, signer, basis }: DecisionTyped) {
  const day = civilDate(on);
  const [decision, by, rests] = [number.trim(), signer.trim(), basis.trim()];
  return day && decision && by && rests ? { decision, signed: { on: day, signer: by, basis: rests } } : null;
}
