import { addMonths } from '#kernel/civil-date.ts';
import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod, writePeriod, type Period } from '#kernel/period.ts';
import { citing } from '#kernel/problem.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { moveProblems } from './move-problems.ts';
import type { ArrivalRow, ClosedPeriod, DepartureRow } from './move-rows.ts';
import type { EndMembership, RecogniseMember, UndoDeparture, UndoRecognition } from './orders.ts';
import type { PersonRow, StandingRow } from './rows.ts';
import { standingProblems as problems } from './standing-problems.ts';
import { belongs } from './transfers.ts';

type Done = { readonly id: Id };
interface Dated {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly valid: string;
}

/** «Công nhận đảng viên chính thức» — a dated change, not before the probation is over. */
export const decideRecognition: Decide<RecogniseMember, Done> = (rows, input, desk) => {
  if (input.on > todayOf(desk)) return refuse(problems.dayToCome);
  if (!belongs(rows, input.personId, desk, input.on)) return refuse(notThere(rows, input, desk));
  const now = standingOn(rows, input.personId, input.on);
  if (now?.standing !== 'probationary') return refuse(problems.notProbationary);
  const { from, until } = readPeriod(now.valid);
  const begun = probationFrom(rows, input.personId);
  const rule = rulesOfDay(desk, input.on)('members.probation-months');
  if (rule && begun && input.on < addMonths(begun, rule.value))
    return refuse(citing(problems.probationTooShort, rule.citation));
  if (input.on === from) return refuse(problems.dayOfNoEntry);
  const official: StandingRow = {
    ...now,
    id: input.standingId,
    standing: 'official',
    valid: writePeriod({ from: input.on, until }),
  };
  const before = { ...now, valid: writePeriod({ from, until: input.on }) };
  return ok({
    changes: [put('standing', before), put('standing', official)],
    value: { id: input.standingId },
  });
};

/** «Bỏ công nhận ghi nhầm» — back on probation; the server also asks whether a locked meeting rests on it. */
export const decideUndoRecognition: Decide<UndoRecognition, Done> = (rows, input, desk) => {
  const own = rows
    .all<StandingRow>('standing')
    .filter((row) => row.personId === input.personId && row.organisationNo === desk.organisation.no);
  const official = own.find(
    (row) => row.standing === 'official' && includes(readPeriod(row.valid), todayOf(desk)),
  );
  const begun = official && readPeriod(official.valid);
  const before = own.find(
    (row) => row.standing === 'probationary' && readPeriod(row.valid).until === begun?.from,
  );
  if (!official || !begun || !before) return refuse(problems.departureNotFound);
  const again = {
    ...before,
    valid: writePeriod({ from: readPeriod(before.valid).from, until: begun.until }),
  };
  return ok({
    changes: [{ kind: 'standing', key: official.id, row: null }, put('standing', again)],
    value: { id: input.personId },
  });
};

/** «Ra khỏi Đảng, từ trần» — belonging, standing, circumstances and offices in the cell end on one day. */
export const decideDeparture: Decide<EndMembership, Done> = (rows, input, desk) => {
  if (input.on > todayOf(desk)) return refuse(problems.dayToCome);
  const belonging = belongs(rows, input.personId, desk, input.on);
  const person = rows.one<PersonRow>('person', input.personId);
  if (!belonging || !person) return refuse(notThere(rows, input, desk));
  if (input.personId === desk.person) return refuse(problems.ownDeparture);
  if (readPeriod(belonging.valid).from === input.on) return refuse(problems.dayOfNoEntry);
  const open = kinds.flatMap((kind) => openRows(rows, kind, input, desk).map((row) => ({ kind, row })));
  const departure: DepartureRow = {
    id: input.departureId,
    organisationNo: desk.organisation.no,
    personId: input.personId,
    fullName: person.fullName,
    how: input.how,
    onDay: input.on,
    decision: tidy(input.decision),
    closed: open.map(({ kind, row }) => ({ kind, id: row.id, valid: row.valid })),
  };
  const ended = { endedBy: input.how, endedAct: input.departureId };
  const changes = open.map(({ kind, row }): RowChange => {
    const { from } = readPeriod(row.valid);
    if (from >= input.on) return { kind, key: row.id, row: null };
    const cut = { ...row, valid: writePeriod({ from, until: input.on }) };
    return put(kind, kind === 'affiliation' ? { ...cut, ...ended } : cut);
  });
  return ok({ changes: [...changes, put('departure', departure)], value: { id: input.departureId } });
};

/** «Bỏ dòng ghi nhầm» — everything it had closed holds again as before. */
export const decideUndoDeparture: Decide<UndoDeparture, Done> = (rows, input, desk) => {
  const departure = rows.one<DepartureRow>('departure', input.departureId);
  if (departure?.organisationNo !== desk.organisation.no) return refuse(problems.departureNotFound);
  const again = departure.closed.flatMap(({ kind, id, valid }): RowChange[] => {
    const row = rows.one<Dated>(kind, id);
    if (!row) return [];
    const open = { ...row, valid };
    const whole: Dated = kind === 'affiliation' ? { ...open, ...notEnded } : open;
    return [put(kind, whole)];
  });
  return ok({
    changes: [...again, { kind: 'departure', key: departure.id, row: null }],
    value: { id: departure.id },
  });
};

/** Of who belongs here today, the day is wrong; of anybody else, the place. */
function notThere(rows: Rows, { personId }: { readonly personId: Id }, desk: Desk) {
  return belongs(rows, personId, desk, todayOf(desk)) ? moveProblems.notAMemberThen : moveProblems.notAMember;
}

const notEnded = { endedBy: null, endedAct: null };
const kinds: readonly ClosedPeriod['kind'][] = ['affiliation', 'standing', 'circumstance', 'office-term'];

function openRows(
  rows: Rows,
  kind: ClosedPeriod['kind'],
  { personId, on }: EndMembership,
  desk: Desk,
): readonly Dated[] {
  const stillOpen = ({ until }: Period) => until === null || until > on;
  return rows
    .all<Dated>(kind)
    .filter(
      (row) =>
        row.personId === personId &&
        row.organisationNo === desk.organisation.no &&
        stillOpen(readPeriod(row.valid)),
    );
}

function standingOn(rows: Rows, personId: Id, day: Period['from']): StandingRow | undefined {
  return rows
    .all<StandingRow>('standing')
    .find((row) => row.personId === personId && includes(readPeriod(row.valid), day));
}

/** Probation goes on from cell to cell: of who came on probation only the day of joining tells when it began. */
function probationFrom(rows: Rows, personId: Id): Period['from'] | null {
  const joined = rows.one<{ readonly joinedOn: Period['from'] }>('joined', personId);
  if (joined) return joined.joinedOn;
  const came = rows.all<ArrivalRow>('arrival').some((row) => row.personId === personId);
  const begun = rows
    .all<StandingRow>('standing')
    .filter((row) => row.personId === personId && row.standing === 'probationary')
    .map((row) => readPeriod(row.valid).from)
    .toSorted();
  return came ? null : (begun[0] ?? null);
}

function put(kind: string, row: { readonly id: string }): RowChange {
  return { kind, key: row.id, row };
}
