import { dayInVietnam } from '#kernel/clock-time.ts';
import type { DeviceDesk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { Effect, Effects } from '#kernel/sync/replica.ts';
import type { HandoverRow } from './handover.ts';

type Offer = Pick<HandoverRow, 'id' | 'reason' | 'day'> & { readonly to: Id; readonly device: Id };

/** «Hiệu lực dự kiến» — what the phone shows of a handover before the server has answered. */
export function handoverEffects(device: () => DeviceDesk): Effects {
  const offer: Effect<Offer> = (_rows, { input, at }) => {
    const { person } = device();
    if (person === null) return [];
    const { id, to, device: deviceId, reason, day } = input;
    const offeredOn = dayInVietnam(at);
    const offered = { id, fromPerson: person, toPerson: to, deviceId, reason, day, offeredOn };
    return [{ kind: 'handover', key: id, row: { ...offered, state: 'offered' } }];
  };
  return {
    'offer-handover': offer,
    'close-handover': ended('closed'),
    'withdraw-handover': ended('withdrawn'),
  };
}

function ended(state: HandoverRow['state']): Effect<{ readonly id: Id }> {
  return (rows, { input }) => {
    const row = rows.one<HandoverRow>('handover', input.id);
    return row ? [{ kind: 'handover', key: row.id, row: { ...row, state } }] : [];
  };
}
