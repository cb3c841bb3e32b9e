import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { writeLetter } from '#modules/members/rules/letter.ts';
import { arrival, letter, reason, transfer } from '#modules/members/tables/moves.ts';
import type { ArrivalRow, TransferRow } from '#modules/members/rules/move-rows.ts';
import { momentOf } from './moment.ts';
import type { MemberPlan } from './people.ts';
import type { Opening } from './register.ts';
import { yenThuong } from './places.ts';
import { commune } from './tree-plan.ts';
import { placeOf } from './tree.ts';

type Members = ReadonlyMap<string, readonly MemberPlan[]>;
const waitsAt = 'Chi bộ thôn Nà Lẹng';
const goesTo = 'Chi bộ thôn Nà Cà';
const signer = 'Nông Minh Trí';

/** «Chuyển sinh hoạt» — one waiting for its letter, one received elsewhere, one stay that is over and not ended. */
export function enterTransfers(opening: Opening, members: Members): void {
  waiting(opening, members.get(waitsAt) ?? []);
  const all = yenThuong.flatMap(({ name }) => members.get(name) ?? []);
  const gone = all.find(
    ({ endedBy, until }) => endedBy === 'transferred' && until !== null && until > opening.opened,
  );
  if (gone?.until) received(opening, gone, gone.until);
  const stays = all.find(({ circumstances }) =>
    circumstances.some(
      ({ kind, until }) => kind === 'temporarily-here' && until !== null && until < opening.today,
    ),
  );
  if (stays) overdue(opening, stays);
}

function waiting(opening: Opening, members: readonly MemberPlan[]): void {
  const { pen, tree, diary } = opening;
  const member = members.find(
    (each) => each.official !== null && each.circumstances.length === 0 && !each.until,
  );
  const requestedOn = addDays(opening.today, -2);
  if (!member) return;
  const row = movedFrom(opening, member, {
    kind: 'official',
    toNo: placeOf(tree, goesTo).no,
    toName: goesTo,
    requestedOn,
    state: 'requested',
  });
  diary.on(momentOf(requestedOn, '08:00'), () => {
    pen.put(transfer, [row]);
    pen.put(reason, [
      {
        subjectId: row.id,
        about: 'request',
        organisationNo: row.organisationNo,
        reason: 'Chuyển nhà về thôn Nà Cà ở cùng con',
      },
    ]);
  });
}

function received(opening: Opening, member: MemberPlan, left: CivilDate): void {
  const { pen, diary } = opening;
  const issued = issuedOn(opening, member, addDays(left, -9), 31);
  const row = movedFrom(opening, member, {
    kind: 'official',
    toNo: null,
    toName: 'Đảng bộ phường Minh Khai, tỉnh Hà Mẫu',
    requestedOn: addDays(left, -14),
    state: 'received',
    answeredOn: left,
    ...issued.letter,
  });
  diary.on(momentOf(left, '08:00'), () => {
    pen.put(transfer, [row]);
    pen.put(letter, [issued.row(row)]);
  });
}

function overdue(opening: Opening, member: MemberPlan): void {
  const { pen, tree, diary } = opening;
  const stay = member.circumstances.find(({ kind }) => kind === 'temporarily-here');
  if (!stay?.cell) return;
  const issued = issuedOn(opening, member, addDays(stay.from, -6), 27);
  const row = movedFrom(opening, member, {
    kind: 'temporary',
    toNo: placeOf(tree, stay.cell).no,
    toName: stay.cell,
    requestedOn: addDays(stay.from, -10),
    untilOn: stay.until,
    state: 'received',
    answeredOn: stay.from,
    ...issued.letter,
  });
  const there: ArrivalRow = {
    id: row.id,
    organisationNo: row.toNo ?? 0,
    personId: member.id,
    fullName: member.fullName,
    standing: 'official',
    kind: 'temporary',
    fromNo: row.organisationNo,
    fromName: member.cell,
    untilOn: stay.until,
    letterNumber: row.letterNumber,
    issuedOn: row.issuedOn,
    validUntil: row.validUntil,
    state: 'received',
    answeredOn: stay.from,
  };
  diary.on(momentOf(stay.from, '08:00'), () => {
    pen.put(transfer, [row]);
    pen.put(letter, [issued.row(row)]);
    pen.put(arrival, [there]);
  });
}

type Said = Pick<TransferRow, 'kind' | 'toNo' | 'toName' | 'requestedOn' | 'state'> & Partial<TransferRow>;

function movedFrom({ pen, tree }: Opening, member: MemberPlan, said: Said): TransferRow {
  return {
    id: pen.id('transfer', member.id),
    organisationNo: placeOf(tree, member.cell).no,
    personId: member.id,
    fullName: member.fullName,
    effectiveOn: said.requestedOn,
    untilOn: null,
    letterId: null,
    letterNumber: null,
    issuedOn: null,
    validUntil: null,
    answeredOn: null,
    ...said,
  };
}

function issuedOn({ pen, tree }: Opening, member: MemberPlan, day: CivilDate, number: number) {
  const organisationNo = placeOf(tree, commune).no;
  const letterNumber = `${number}-GT/ĐU`;
  const validUntil = addDays(day, 30);
  const id = pen.id('letter', member.id);
  return {
    letter: { letterId: id, letterNumber, issuedOn: day, validUntil },
    row: (of: TransferRow) => ({
      id,
      organisationNo,
      transferId: of.id,
      personId: member.id,
      year: Number(day.slice(0, 4)),
      number,
      issuedOn: day,
      validUntil,
      signer,
      document: writeLetter({
        superior: 'Đảng bộ tỉnh Mẫu Sơn',
        issuer: commune,
        place: 'Yên Thượng',
        number: letterNumber,
        issuedOn: day,
        validUntil,
        fullName: member.fullName,
        birthDate: member.born,
        standing: 'official',
        joinedOn: member.joined,
        officialOn: member.official,
        cardNumber: null,
        fromName: member.cell,
        toName: of.toName,
        kind: of.kind,
        untilOn: of.untilOn,
        signer,
      }),
    }),
  };
}
