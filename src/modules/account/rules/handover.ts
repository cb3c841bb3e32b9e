import { opens } from '#kernel/access.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import * as problems from './handover-problems.ts';

/** «Phiếu bàn giao máy» — as the book keeps it. */
export interface HandoverRow {
  readonly id: Id;
  readonly fromPerson: Id;
  readonly toPerson: Id;
  /** What the successor's own entries come from. */
  readonly deviceId: Id;
  readonly reason: 'new-term' | 'absence';
  /** From when the successor writes, as the predecessor says. */
  readonly day: CivilDate;
  /** When the server heard of it. */
  readonly offeredOn: CivilDate;
  readonly state: 'offered' | 'closed' | 'withdrawn';
}

/** «Được bàn giao máy» — who writes in the book, to another member of the very organisation. */
export function judgeOffer(
  offer: { readonly from: Id; readonly to: Id },
  /** The office held now or lately in whose name it is offered, and whether the other belongs here. */
  ground: { readonly office: string | null; readonly isMember: boolean },
): Result<null> {
  if (!opens(ground.office ?? '', 'meetings.keep', 'own')) return refuse(problems.handoverNotByOffice);
  if (!ground.isMember || offer.from === offer.to) return refuse(problems.handoverToMember);
  return ok(null);
}

/** «Xác nhận bàn giao» — by the successor alone. Said twice it is one word; what the server has not heard of yet waits. */
export function judgeClosing(handover: HandoverRow | null, person: Id): Result<null> {
  if (!handover) return refuse(problems.handoverToCome);
  if (handover.toPerson !== person) return refuse(problems.handoverNotFound);
  return handover.state === 'withdrawn' ? refuse(problems.handoverIsOver) : ok(null);
}

/** «Rút phiếu» — by who wrote it or who settles late work; a confirmed one stands. */
export function judgeWithdrawal(
  handover: HandoverRow | null,
  person: Id,
  settlesLateWork: boolean,
): Result<null> {
  if (!handover) return refuse(problems.handoverToCome);
  if (handover.fromPerson !== person && !settlesLateWork) return refuse(problems.handoverNotFound);
  return handover.state === 'closed' ? refuse(problems.handoverIsOver) : ok(null);
}

/** «Quá hạn xác nhận» — still offered on this day, past the last one. */
export function isOverdue(
  handover: Pick<HandoverRow, 'state' | 'offeredOn'>,
  lastDay: (offeredOn: CivilDate) => CivilDate,
  today: CivilDate,
): boolean {
  return handover.state === 'offered' && lastDay(handover.offeredOn) < today;
}
