import { addWorkingDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Citation } from '#kernel/problem.ts';
import type { RulesOfDay } from '#kernel/rule-pack.ts';
import type { ArrivalRow, MoveKind, TransferRow } from './move-rows.ts';

/** «Việc chuyển trong danh sách» — one move as one side sees it. */
export interface Move {
  readonly id: Id;
  readonly side: 'out' | 'in';
  readonly organisationNo: number;
  readonly personId: Id;
  readonly fullName: string;
  readonly kind: MoveKind;
  readonly otherName: string;
  /** Whether the other side keeps its book here too. */
  readonly otherIsHere: boolean;
  readonly state: TransferRow['state'] | ArrivalRow['state'];
  readonly turn: Turn;
  readonly effectiveOn: CivilDate | null;
  readonly untilOn: CivilDate | null;
  readonly letterId: Id | null;
  readonly letterNumber: string | null;
  readonly issuedOn: CivilDate | null;
  readonly validUntil: CivilDate | null;
  readonly answeredOn: CivilDate | null;
  readonly lapsed: boolean;
  /** The last day by the rule, and the place it stands; `null` where none is known. */
  readonly dueOn: CivilDate | null;
  readonly overdue: boolean;
  readonly citation: Citation | null;
}

/** «Đến lượt ai» — mine to act on, waiting for others, coming to me, between levels below me, over. */
export type Turn = 'mine' | 'others' | 'coming' | 'below' | 'over';

/**
 * «Người xem danh sách» — the organisation whose list it is: the cell of the move itself, the committee
 * next `above`, or a level from which it is `far`: a committee between deals with it.
 */
export interface Looker {
  readonly from: 'cell' | 'above' | 'far';
  readonly today: CivilDate;
  readonly rulesOf: (day: CivilDate) => RulesOfDay;
}

/** «Việc chuyển đi» — whose turn it is and by when. */
export function moveOut(row: TransferRow, looker: Looker): Move {
  const lapsed = row.state === 'issued' && row.validUntil !== null && looker.today > row.validUntil;
  const limit = limitOf(row, lapsed, looker);
  const open = row.state === 'requested' || row.state === 'issued' || row.state === 'refused';
  return {
    ...commonOf(row),
    side: 'out',
    otherName: row.toName,
    otherIsHere: row.toNo !== null,
    turn: open ? turnOut(row, lapsed, looker.from) : 'over',
    effectiveOn: row.effectiveOn,
    letterId: row.letterId,
    lapsed,
    dueOn: open ? limit.day : null,
    overdue: open && limit.day !== null && looker.today > limit.day,
    citation: limit.citation,
  };
}

/** «Việc chuyển đến» — the letter is to be answered while it holds. */
export function moveIn(row: ArrivalRow, looker: Looker): Move {
  const coming = row.state === 'coming';
  const lapsed = coming && row.validUntil !== null && looker.today > row.validUntil;
  const rule = row.issuedOn === null ? null : looker.rulesOf(row.issuedOn)('members.letter-days');
  return {
    ...commonOf(row),
    side: 'in',
    otherName: row.fromName,
    otherIsHere: row.fromNo !== null,
    turn: coming ? turnIn(lapsed, looker.from) : 'over',
    effectiveOn: null,
    letterId: null,
    lapsed,
    dueOn: coming ? row.validUntil : null,
    overdue: lapsed,
    citation: rule?.citation ?? null,
  };
}

/** «Đang sinh hoạt tạm thời» — received and not yet over: it can be ended before its day. */
export function isStaying(move: Move, today: CivilDate): boolean {
  return (
    move.kind === 'temporary' && move.state === 'received' && move.untilOn !== null && today < move.untilOn
  );
}

/**
 * «Một việc một dòng» — whoever sees both ends of a move and has no part in either reads it once, from the side that let
 * go. Two ends that ask for different things stay two lines.
 */
export function oncePerMove<Line extends Move>(moves: readonly Line[]): readonly Line[] {
  const outOf = new Map(moves.filter(({ side }) => side === 'out').map((move) => [move.id, move]));
  return moves.filter((move) => {
    const out = move.side === 'in' ? outOf.get(move.id) : undefined;
    if (!out || out.turn !== move.turn) return true;
    const isRunning = move.kind === 'temporary' && move.state === 'received';
    return isRunning || !(move.turn === 'below' || move.turn === 'over');
  });
}

function commonOf(row: TransferRow | ArrivalRow) {
  const { id, organisationNo, personId, fullName, kind, state } = row;
  const { untilOn, letterNumber, issuedOn, validUntil, answeredOn } = row;
  return {
    id,
    organisationNo,
    personId,
    fullName,
    kind,
    state,
    untilOn,
    letterNumber,
    issuedOn,
    validUntil,
    answeredOn,
  };
}

/** The office issues letters, also again; the cell decides what becomes of a letter that came back, and notes receipts on paper. */
function turnOut(row: TransferRow, lapsed: boolean, from: Looker['from']): Turn {
  if (from === 'far') return 'below';
  const keeps = from === 'above';
  if (row.state === 'requested') return keeps ? 'mine' : 'others';
  if (row.state === 'refused' || lapsed) return 'mine';
  if (row.toNo === null) return keeps ? 'others' : 'mine';
  return 'others';
}

function turnIn(lapsed: boolean, from: Looker['from']): Turn {
  if (from === 'far') return 'below';
  return lapsed ? 'others' : 'coming';
}

function limitOf(
  row: TransferRow,
  lapsed: boolean,
  looker: Looker,
): { readonly day: CivilDate | null; readonly citation: Citation | null } {
  const letter = row.issuedOn === null ? null : looker.rulesOf(row.issuedOn)('members.letter-days');
  if (lapsed || (row.state === 'issued' && row.kind === 'temporary'))
    return { day: row.validUntil, citation: letter?.citation ?? null };
  const due =
    row.kind === 'official' ? looker.rulesOf(row.effectiveOn)('members.transfer-working-days') : null;
  return due
    ? { day: addWorkingDays(row.effectiveOn, due.value), citation: due.citation }
    : { day: null, citation: null };
}
