import type { Id } from '#kernel/id.ts';
import { readPeriod, writePeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fold } from '#kernel/vietnamese.ts';
import { endRows, holdsOn } from '#platform/database/periods.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reaction } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type {
  NewOrganisation,
  OrganisationChange,
  Restructured,
  Restructuring,
  SignedAct,
  SuperiorsChanged,
} from '../public.ts';
import { openCustody, rehang, superiorsOf } from '../rules/custody.ts';
import { problems } from '../rules/problems.ts';
import { keepingOf, numbersOf, saveCustody } from '../sql/rows.ts';
import {
  act,
  lineage,
  placement,
  profile,
  type ActRow,
  type PlacementRow,
  type ProfileRow,
} from '../tables.ts';

/** «Ghi quyết định» — the act enters the book of the superior who decided. */
export const signAct: Reaction = {
  to: 'act-signed',
  run(tx, event) {
    const signed = event.of as SignedAct;
    tx.put(act, [{ ...signed, kind: signed.kind as ActRow['kind'], organisationNo: tx.home.no }]);
    return Promise.resolve(ok(null));
  },
};

/**
 * «Thực hiện quyết định về tổ chức» — periods of the organisations concerned are cut on the day and go on as the
 * act says; custody passes on at once; who became what is noted for both ends.
 */
export const restructure: Reaction = {
  to: 'organisations-restructured',
  async run(tx, event) {
    const given = event.of as Restructuring;
    const work = await workOf(tx, given);
    if (work.hasLater) return refuse(problems.laterRows);
    for (const [organisationId, wanted] of work.wanted) writeOne(tx, given, work, organisationId, wanted);
    tx.put(profile, work.newProfiles);
    tx.put(placement, work.newPlacements);
    hangAll(work, given.changes);
    const changed = saveCustody(tx, work.before, work.book);
    tx.put(
      lineage,
      given.lineage.map((line) => ({
        ...line,
        id: newId(tx.now),
        organisationNo: tx.home.no,
        actId: given.act,
        onDay: given.on,
        undoneAct: null,
      })),
    );
    const ended = new Set(
      given.changes.flatMap((one) =>
        one.kind === 'end' ? (work.numbers.get(one.organisationId) ?? []) : [],
      ),
    );
    const superiors = new Map(
      [...work.book.keepers.keys()].map((no) => [no, superiorsOf(work.book, no)] as const),
    );
    const told: SuperiorsChanged = {
      on: given.on,
      decision: given.decision,
      superiors: new Map([...superiors].filter(([no]) => changed.includes(no) && !ended.has(no))),
    };
    const done = await tx.react({ name: 'superiors-changed', of: told });
    return done.ok ? ok({ numbers: work.numbers, superiors } satisfies Restructured) : done;
  },
};

/** What becomes of one organisation by all steps of the act together. */
interface Wanted {
  readonly founded?: NewOrganisation;
  readonly ends?: boolean;
  readonly parentId?: Id | null;
  readonly released?: boolean;
  readonly described?: Partial<Pick<ProfileRow, 'name' | 'code' | 'kind' | 'category'>>;
}

interface Work {
  readonly wanted: ReadonlyMap<Id, Wanted>;
  readonly numbers: ReadonlyMap<Id, number>;
  readonly profiles: readonly ProfileRow[];
  readonly placements: readonly PlacementRow[];
  readonly hasLater: boolean;
  readonly before: Awaited<ReturnType<typeof keepingOf>>;
  readonly book: ReturnType<typeof openCustody>;
  readonly newProfiles: ProfileRow[];
  readonly newPlacements: PlacementRow[];
}

async function workOf(tx: Ordering, { on, changes }: Restructuring): Promise<Work> {
  const wanted = wantedOf(changes);
  const founded = [...wanted].flatMap(([id, { founded: one }]) => (one ? [id] : []));
  const keepers = changes.flatMap((change) =>
    'keeperId' in change
      ? [change.keeperId]
      : 'parentId' in change
        ? [change.parentId]
        : change.kind === 'found' && change.organisation.parentId !== null
          ? [change.organisation.parentId]
          : [],
  );
  const known = await numbersOf(tx, [...wanted.keys(), ...keepers]);
  const given = founded.length > 0 ? await tx.found(founded) : [];
  const numbers = new Map([...known, ...founded.map((id, index) => [id, given[index] ?? 0] as const)]);
  const own = [...wanted.keys()].flatMap((id) => known.get(id) ?? []);
  const [profiles, placements, before] = await Promise.all([
    wholeRows(tx, profile, sql`t.organisation_no = any(${own}::integer[])`),
    wholeRows(tx, placement, sql`t.organisation_no = any(${own}::integer[])`),
    keepingOf(
      tx,
      own,
      keepers.flatMap((id) => known.get(id) ?? []),
    ),
  ]);
  const hasLater = [...profiles, ...placements].some((row) => readPeriod(row.valid).from > on);
  const book = openCustody(before);
  return {
    wanted,
    numbers,
    profiles,
    placements,
    hasLater,
    before,
    book,
    newProfiles: [],
    newPlacements: [],
  };
}

function wantedOf(changes: readonly OrganisationChange[]): Map<Id, Wanted> {
  const wanted = new Map<Id, Wanted>();
  const add = (id: Id, more: Wanted) => {
    const known = wanted.get(id);
    wanted.set(id, { ...known, ...more, described: { ...known?.described, ...more.described } });
  };
  for (const change of changes) {
    if (change.kind === 'found')
      add(change.organisation.id, { founded: change.organisation, parentId: change.organisation.parentId });
    else if (change.kind === 'end') add(change.organisationId, { ends: true });
    else if (change.kind === 'hang') add(change.organisationId, { parentId: change.parentId });
    else if (change.kind === 'release') add(change.organisationId, { released: true });
    else {
      const { kind: _, organisationId, organisationKind, ...said } = change;
      add(organisationId, {
        described: { ...said, ...(organisationKind === undefined ? {} : { kind: organisationKind }) },
      });
    }
  }
  return wanted;
}

function writeOne(
  tx: Ordering,
  { act: actId, on, decision }: Restructuring,
  work: Work,
  organisationId: Id,
  wanted: Wanted,
): void {
  const organisationNo = work.numbers.get(organisationId) ?? 0;
  const begun = { begunAct: actId, endedAct: null, originAct: null };
  const { profiles, placements } = work;
  const now = profiles.find((row) => row.organisationId === organisationId && holdsOn(row.valid, on));
  const under = placements.find((row) => row.organisationId === organisationId && holdsOn(row.valid, on));
  if (wanted.founded)
    work.newProfiles.push({
      ...founded(wanted.founded, organisationNo, decision, on),
      id: newId(tx.now),
      ...begun,
    });
  const { described = {} } = wanted;
  if (now && (wanted.ends || Object.keys(described).length > 0)) {
    endRows(tx, profile, [now], on, { endedAct: actId });
    if (!wanted.ends) {
      const valid = writePeriod({ from: on, until: readPeriod(now.valid).until });
      const searchName = fold(described.name ?? now.name);
      work.newProfiles.push({ ...now, ...described, searchName, id: newId(tx.now), valid, ...begun });
    }
  }
  const parentNo = wanted.parentId ? (work.numbers.get(wanted.parentId) ?? null) : null;
  if (under && (wanted.ends || wanted.released || parentNo !== null))
    endRows(tx, placement, [under], on, { endedAct: actId });
  if (parentNo !== null && !wanted.ends) {
    const valid = writePeriod({ from: on, until: null });
    work.newPlacements.push({ id: newId(tx.now), organisationId, organisationNo, parentNo, valid, ...begun });
  }
}

function founded(
  { id: organisationId, parentId: _, ...said }: NewOrganisation,
  organisationNo: number,
  decision: string,
  on: Restructuring['on'],
): Omit<ProfileRow, 'id'> {
  const valid = writePeriod({ from: on, until: null });
  return {
    ...said,
    organisationId,
    organisationNo,
    decision,
    searchName: fold(said.name),
    place: null,
    valid,
  };
}

/** Keepers of those who change, in the order of the steps: a superior stands before what is hung below it. */
function hangAll({ book, numbers }: Work, changes: readonly OrganisationChange[]): void {
  for (const change of changes) {
    const keeper =
      change.kind === 'found'
        ? change.organisation.parentId
        : change.kind === 'end'
          ? change.keeperId
          : change.kind === 'hang'
            ? change.parentId
            : undefined;
    const id = change.kind === 'found' ? change.organisation.id : change.organisationId;
    const no = numbers.get(id);
    if (keeper !== undefined && no !== undefined)
      rehang(book, no, keeper === null ? null : (numbers.get(keeper) ?? null));
  }
}
