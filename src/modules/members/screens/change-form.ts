import { newId } from '#client/order.ts';
import { addDays, civilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';
import { endMembership, recogniseMember, setCircumstance } from '../contract/standings.ts';
import { give } from './give.ts';

/** What is to be recorded of a member. */
export type Change = 'away' | 'exempt' | 'suspended' | 'recognition' | 'departure';

/** The fields of all changes; each uses some of them. */
export interface ChangeForm {
  id: Id;
  from: string;
  /** The last day included; empty: until further notice. */
  last: string;
  decision: string;
  ground: string;
  place: string;
  contact: string;
  how: 'left' | 'removed' | 'expelled' | 'died';
}

export function freshChange(today: string): ChangeForm {
  const words = { last: '', decision: '', ground: '', place: '', contact: '' };
  return { id: newId(), from: today, how: 'left', ...words };
}

/** What is still missing, by the field that lacks it. */
export function missingIn(
  change: Change,
  form: ChangeForm,
): { readonly field: string; readonly words: Text } | null {
  if (!civilDate(form.from)) return { field: 'from', words: { vi: 'Ghi ngày', en: 'Give the day' } };
  if (form.last.trim() !== '' && !civilDate(form.last))
    return { field: 'last', words: { vi: 'Sửa ngày cuối', en: 'Correct the last day' } };
  if (change === 'away' && form.place.trim() === '')
    return { field: 'place', words: { vi: 'Ghi nơi đến', en: 'Say where' } };
  if (change === 'exempt' && form.ground.trim() === '')
    return { field: 'ground', words: { vi: 'Ghi lý do miễn', en: 'Give the ground' } };
  if (change !== 'away' && form.decision.trim() === '')
    return { field: 'decision', words: { vi: 'Ghi số, ngày quyết định', en: 'Give the decision' } };
  return null;
}

/** Records the change; the problem if there is one. */
export function record(
  change: Change,
  form: ChangeForm,
  personId: Id,
  organisationId: Id,
): Promise<Problem | null> {
  const from = civilDate(form.from);
  if (!from) return Promise.resolve(null);
  const said = (words: string) => words.trim() || null;
  const { id } = form;
  const last = civilDate(form.last);
  const decision = form.decision.trim();
  switch (change) {
    case 'recognition':
      return give(recogniseMember, organisationId, { standingId: id, personId, on: from, decision });
    case 'departure': {
      const input = {
        departureId: id,
        personId,
        how: form.how,
        on: from,
        decision,
        reason: said(form.ground),
      };
      return give(endMembership, organisationId, input);
    }
    case 'away':
    case 'exempt':
    case 'suspended':
      return give(setCircumstance, organisationId, {
        circumstanceId: id,
        personId,
        kind: change,
        from,
        until: last ? addDays(last, 1) : null,
        decision: said(form.decision),
        ground: said(form.ground),
        place: change === 'away' ? said(form.place) : null,
        contact: change === 'away' ? said(form.contact) : null,
      });
  }
}
