import { addMonths, type CivilDate } from '#kernel/civil-date.ts';
import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import { citing } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { moveProblems as problems } from './move-problems.ts';
import type { ArrivalRow, MoveKind, TransferRow } from './move-rows.ts';
import type {
  ConfirmDeparture,
  ReceiveArrival,
  RecordArrival,
  RefuseArrival,
  RequestTransfer,
  WithdrawTransfer,
} from './orders.ts';
import type { AffiliationRow, PersonRow } from './rows.ts';

type Done = { readonly id: Id };

/** «Nơi đến trong sổ» — as the server loads it; a device does not know cells of others. */
export interface PlaceRow {
  readonly organisationId: Id;
  readonly organisationNo: number;
  readonly name: string;
}

/** «Đề nghị chuyển sinh hoạt» — by the cell the member belongs to; nobody else can let them go. */
export const decideRequest: Decide<RequestTransfer, Done> = (rows, input, desk) => {
  const person = rows.one<PersonRow>('person', input.personId);
  const member = belongs(rows, input.personId, desk, todayOf(desk));
  if (!person || !member) return refuse(problems.notAMember);
  const place =
    input.toOrganisationId === null ? undefined : rows.one<PlaceRow>('place', input.toOrganisationId);
  if (input.toOrganisationId === desk.organisation.id) return refuse(problems.sameCell);
  const open = rows
    .all<TransferRow>('transfer')
    .find((row) => row.personId === input.personId && isOpen(row) && row.id !== input.transferId);
  if (open) return refuse(problems.transferUnderWay);
  if (!belongs(rows, input.personId, desk, input.effectiveOn)) return refuse(problems.notAMemberThen);
  const stay = checkStay(input.kind, input.effectiveOn, input.untilOn, input.forStudy, desk);
  if (!stay.ok) return stay;
  const row: TransferRow = {
    id: input.transferId,
    organisationNo: desk.organisation.no,
    personId: input.personId,
    fullName: person.fullName,
    kind: input.kind,
    toNo: place?.organisationNo ?? null,
    toName: place?.name ?? tidy(input.toName),
    requestedOn: todayOf(desk),
    effectiveOn: input.effectiveOn,
    untilOn: stay.value,
    state: 'requested',
    letterId: null,
    letterNumber: null,
    issuedOn: null,
    validUntil: null,
    answeredOn: null,
  };
  return ok({ changes: [put('transfer', row)], value: { id: row.id } });
};

/** «Thôi chuyển» — until the other side has received. */
export const decideWithdrawal: Decide<WithdrawTransfer, Done> = (rows, input, desk) => {
  const found = findTransfer(rows, input.transferId, desk);
  if (!found.ok) return found;
  if (!isOpen(found.value) && found.value.state !== 'refused') return refuse(problems.transferIsOver);
  const row: TransferRow = { ...found.value, state: 'withdrawn', answeredOn: todayOf(desk) };
  return ok({ changes: [put('transfer', row)], value: { id: row.id } });
};

/** «Nơi ngoài sổ đã nhận» — the acknowledgement came back on paper. */
export const decideConfirmation: Decide<ConfirmDeparture, Done> = (rows, input, desk) => {
  const found = findTransfer(rows, input.transferId, desk);
  if (!found.ok) return found;
  const transfer = found.value;
  if (transfer.toNo !== null || transfer.state !== 'issued')
    return refuse(transfer.state === 'requested' ? problems.letterNotIssued : problems.transferIsOver);
  if (transfer.issuedOn === null || input.on < transfer.issuedOn || input.on > todayOf(desk))
    return refuse(problems.dayOutside);
  const row: TransferRow = { ...transfer, state: 'received', answeredOn: input.on };
  return ok({ changes: [put('transfer', row)], value: { id: row.id } });
};

/** «Tiếp nhận» — by the other side, while the letter holds. */
export const decideReception: Decide<ReceiveArrival, Done> = (rows, input, desk) => {
  const found = findComing(rows, input.arrivalId, desk);
  if (!found.ok) return found;
  const arrival = found.value;
  if (arrival.issuedOn === null || input.on < arrival.issuedOn || input.on > todayOf(desk))
    return refuse(problems.dayOutside);
  if (arrival.validUntil !== null && input.on > arrival.validUntil) {
    const rule = rulesOfDay(desk, arrival.issuedOn)('members.letter-days');
    return refuse(rule ? citing(problems.letterLapsed, rule.citation) : problems.letterLapsed);
  }
  const row: ArrivalRow = { ...arrival, state: 'received', answeredOn: input.on };
  return ok({ changes: [put('arrival', row)], value: { id: row.id } });
};

/** «Trả lại giấy» — with the reason; the member stays where they were. */
export const decideRefusal: Decide<RefuseArrival, Done> = (rows, input, desk) => {
  const found = findComing(rows, input.arrivalId, desk);
  if (!found.ok) return found;
  const row: ArrivalRow = { ...found.value, state: 'refused', answeredOn: todayOf(desk) };
  return ok({ changes: [put('arrival', row)], value: { id: row.id } });
};

/** «Đến từ nơi ngoài sổ» — somebody new, with the letter of another house. */
export const decideArrival: Decide<RecordArrival, Done> = (rows, input, desk) => {
  if (input.on > todayOf(desk)) return refuse(problems.dayOutside);
  const stay = checkStay(input.kind, input.on, input.untilOn, input.forStudy, desk);
  if (!stay.ok) return stay;
  const row: ArrivalRow = {
    id: input.arrivalId,
    organisationNo: desk.organisation.no,
    personId: input.personId,
    fullName: tidy(input.fullName),
    standing: input.standing,
    kind: input.kind,
    fromNo: null,
    fromName: tidy(input.fromName),
    untilOn: stay.value,
    letterNumber: input.letterNumber,
    issuedOn: null,
    validUntil: null,
    state: 'received',
    answeredOn: input.on,
  };
  return ok({ changes: [put('arrival', row)], value: { id: row.id } });
};

/** «Thời gian sinh hoạt tạm thời» — the day of return, within what the pack allows; none for an official transfer. */
export function checkStay(
  kind: MoveKind,
  from: CivilDate,
  untilOn: CivilDate | null,
  forStudy: boolean,
  desk: Pick<Desk, 'rules'>,
): Result<CivilDate | null> {
  if (kind === 'official') return ok(null);
  if (untilOn === null || untilOn <= from) return refuse(problems.untilMissing);
  const rules = rulesOfDay(desk, from);
  const least = rules('members.temporary-months-minimum');
  const most = rules(forStudy ? 'members.study-months-maximum' : 'members.temporary-months-maximum');
  if (least && untilOn < addMonths(from, least.value))
    return refuse(citing(problems.stayTooShort, least.citation));
  if (most && untilOn > addMonths(from, most.value))
    return refuse(citing(problems.stayTooLong, most.citation));
  return ok(untilOn);
}

/** «Việc chuyển chưa xong» — requested, or with a letter on its way. */
export function isOpen(transfer: Pick<TransferRow, 'state'>): boolean {
  return transfer.state === 'requested' || transfer.state === 'issued';
}

/** «Đang sinh hoạt tại chi bộ» — the belonging in force on the day. */
export function belongs(rows: Rows, personId: Id, desk: Desk, day: CivilDate): AffiliationRow | undefined {
  return rows
    .all<AffiliationRow>('affiliation')
    .find(
      (row) =>
        row.personId === personId &&
        row.organisationNo === desk.organisation.no &&
        includes(readPeriod(row.valid), day),
    );
}

function findTransfer(rows: Rows, id: Id, desk: Desk): Result<TransferRow> {
  const row = rows.one<TransferRow>('transfer', id);
  return row?.organisationNo === desk.organisation.no ? ok(row) : refuse(problems.transferNotFound);
}

function findComing(rows: Rows, id: Id, desk: Desk): Result<ArrivalRow> {
  const row = rows.one<ArrivalRow>('arrival', id);
  if (row?.organisationNo !== desk.organisation.no) return refuse(problems.transferNotFound);
  return row.state === 'coming' ? ok(row) : refuse(problems.transferIsOver);
}

function put(kind: string, row: { readonly id: string }): RowChange {
  return { kind, key: row.id, row };
}
