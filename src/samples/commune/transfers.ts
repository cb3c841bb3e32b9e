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
const lapsedAt = 'Chi bộ thôn Bản Chang';
const staysAt = 'Chi bộ thôn Pác Nghiên';
const signer = 'Nông Minh Trí';

/** «Chuyển sinh hoạt» — one waiting for its letter, one received elsewhere, one for a time whose letter has lapsed. */
export function enterTransfers(opening: Opening, members: Members): void {
  waiting(opening, members.get(waitsAt) ?? []);
  const all = yenThuong.flatMap(({ name }) => members.get(name) ?? []);
  const gone = all.find(
    ({ endedBy, until }) => endedBy === 'transferred' && until !== null && until > opening.opened,
  );
  if (gone?.until) received(opening, gone, gone.until);
  overdue(opening, members.get(lapsedAt) ?? []);
}

function waiting(opening: Opening, members: readonly MemberPlan[]): void {
  const { pen, tree, diary } = opening;
  const member = members.find(isThere);
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

function overdue(opening: Opening, members: readonly MemberPlan[]): void {
  const { pen, tree, diary, today } = opening;
  const member = members.find(isThere);
  if (!member) return;
  const issued = issuedOn(opening, member, addDays(today, -48), 27);
  const row = movedFrom(opening, member, {
    kind: 'temporary',
    toNo: placeOf(tree, staysAt).no,
    toName: staysAt,
    requestedOn: addDays(today, -52),
    untilOn: addDays(today, 120),
    state: 'issued',
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
    untilOn: row.untilOn,
    letterNumber: row.letterNumber,
    issuedOn: row.issuedOn,
    validUntil: row.validUntil,
    state: 'coming',
    answeredOn: null,
  };
  diary.on(momentOf(addDays(today, -48), '08:00'), () => {
    pen.put(transfer, [row]);
    pen.put(letter, [issued.row(row)]);
    pen.put(arrival, [there]);
  });
}

function isThere({ official, circumstances, until }: MemberPlan): boolean {
  return official !== null && circumstances.length === 0 && until === null;
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
