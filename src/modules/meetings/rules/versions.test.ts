import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsAfter, rowsFrom, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { aMeeting, anItem, idOf } from '#support/meetings.ts';
import { decideBookHandover, decideTakingBook } from './decisions/keeper.ts';
import { decideParagraph, decideVersion } from './decisions/versions.ts';
import type { AgendaItemRow, SecondVersionRow } from './rows.ts';
import type { OfficeTermRow } from './rows-of-others.ts';
import { keeperOf, waitingVersions } from './versions.ts';

const [secretary, deputy, committeeMember] = [idOf(11), idOf(12), idOf(13)];
const meeting = { ...aMeeting({ chairId: secretary }), organisationNo: 7, guests: null, excuse: null };
const item = { ...anItem({ id: idOf(101) }), organisationNo: 7 };

let commands = 0;

function deskOf(person: Id): Desk {
  commands += 1;
  return {
    command: idOf(9_000 + commands),
    person,
    now: '2026-11-03T13:00:00.000Z' as Desk['now'],
    organisation: { id: idOf(2), no: 7 },
    rules: null,
  };
}

function held(by: Id | null = secretary): Rows {
  const term = (personId: Id, office: string): [string, OfficeTermRow] => [
    personId,
    { personId, organisationNo: 7, office, title: null, valid: '[2020-01-01,)' },
  ];
  const book = {
    meetingId: meeting.id,
    organisationNo: 7,
    keeperId: by,
    since: meeting.convenedAt,
    how: 'opened',
    reason: null,
  };
  return rowsFrom({
    meeting: new Map([[meeting.id, meeting]]),
    'agenda-item': new Map([[item.id, item]]),
    book: new Map(by === null ? [] : [[meeting.id, book]]),
    'office-term': new Map([
      term(secretary, 'secretary'),
      term(deputy, 'deputy-secretary'),
      term(committeeMember, 'committee-member'),
    ]),
  });
}

function write(rows: Rows, person: Id, text: string | null, basedOn: string | null): Rows {
  const decided = decideParagraph(
    rows,
    { meetingId: meeting.id, itemId: item.id, text, basedOn },
    deskOf(person),
  );
  if (!decided.ok) throw new Error(decided.problem.code);
  return rowsAfter(rows, decided.value.changes);
}

const textOf = (rows: Rows) => rows.one<AgendaItemRow>('agenda-item', item.id)?.conclusion ?? null;
const versionsOf = (rows: Rows) => rows.all<SecondVersionRow>('second-version');

test('the keeper who saw the paragraph replaces it', () => {
  const rows = write(
    write(held(), secretary, 'Làm đường', null),
    secretary,
    'Làm đường trước Tết',
    'Làm đường',
  );
  expect([textOf(rows), versionsOf(rows)]).toEqual(['Làm đường trước Tết', []]);
});

test('what another hand writes stands beside, also of an empty paragraph', () => {
  const rows = write(held(), deputy, 'Làm cầu', null);
  expect(textOf(rows)).toBeNull();
  expect(waitingVersions(rows, meeting.id)).toMatchObject([{ text: 'Làm cầu', writtenBy: deputy }]);
});

test('the keeper over words that changed meanwhile writes beside too', () => {
  const rows = write(write(held(), secretary, 'Từ máy một', null), secretary, 'Từ máy hai', null);
  expect([textOf(rows), versionsOf(rows).map((version) => version.text)]).toEqual([
    'Từ máy một',
    ['Từ máy hai'],
  ]);
});

test('a second version corrected by its writer stays one version', () => {
  const rows = write(write(held(), deputy, 'Lam cau', null), deputy, 'Làm cầu', 'Lam cau');
  expect(versionsOf(rows).map((version) => version.text)).toEqual(['Làm cầu']);
});

test('whoever did not touch the paragraph changes nothing, however old the picture', () => {
  const rows = write(write(held(), secretary, 'Làm đường', null), deputy, null, null);
  expect([textOf(rows), versionsOf(rows)]).toEqual(['Làm đường', []]);
});

test('the first to write where nobody holds the book holds it', () => {
  const rows = write(held(null), deputy, 'Làm cầu', null);
  expect([keeperOf(rows, meeting.id), textOf(rows)]).toEqual([deputy, 'Làm cầu']);
});

test('the keeper chooses one, the other, or joins them; what gives way is kept', () => {
  const both = write(write(held(), secretary, 'Bản một', null), deputy, 'Bản hai', null);
  const [version] = versionsOf(both);
  const settle = (choice: 'first' | 'second' | 'joined', by = secretary, over = 'Bản một') =>
    decideVersion(
      both,
      { versionId: version?.id as Id, meetingId: meeting.id, choice, over, text: 'Cả hai' },
      deskOf(by),
    );
  const after = (choice: 'first' | 'second' | 'joined') => {
    const decided = settle(choice);
    const rows = decided.ok ? rowsAfter(both, decided.value.changes) : both;
    return [textOf(rows), versionsOf(rows)[0]?.standing, versionsOf(rows)[0]?.replaced];
  };
  expect(after('first')).toEqual(['Bản một', 'set-aside', null]);
  expect(after('second')).toEqual(['Bản hai', 'chosen', 'Bản một']);
  expect(after('joined')).toEqual(['Cả hai', 'joined', 'Bản một']);
  expect(settle('second', deputy)).toMatchObject({ problem: { code: 'meetings.notTheKeeper' } });
  expect(settle('second', secretary, 'Bản không')).toMatchObject({
    problem: { code: 'meetings.versionsMovedOn' },
  });
});

test('secretary, deputy and chair take the book; others ask for it', () => {
  const take = (person: Id, rows = held(deputy)) =>
    decideTakingBook(rows, { meetingId: meeting.id, reason: 'Máy kia hỏng' }, deskOf(person));
  expect(take(secretary).ok).toBe(true);
  expect(take(committeeMember)).toMatchObject({ problem: { code: 'meetings.mayNotTakeBook' } });
  const give = (by: Id, to: Id) =>
    decideBookHandover(held(deputy), { meetingId: meeting.id, to }, deskOf(by));
  expect(give(deputy, committeeMember).ok).toBe(true);
  expect(give(secretary, committeeMember)).toMatchObject({ problem: { code: 'meetings.notTheKeeper' } });
  expect(give(deputy, idOf(77))).toMatchObject({ problem: { code: 'meetings.mayNotKeepBook' } });
});

test('three people, any pictures, any order: nothing is lost unseen, and one holds the book', () => {
  const people = [secretary, deputy, committeeMember] as const;
  const step = fc.record({
    who: fc.nat(2),
    kind: fc.constantFrom('write', 'write', 'write', 'take', 'give', 'look'),
    to: fc.nat(2),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let rows = held();
      /** What each device shows: the text it saw last, or wrote itself since. */
      const seen: (string | null)[] = [null, null, null];
      const wrote: { text: string; who: number; replacedBy: number | null }[] = [];
      for (const [index, { who, kind, to }] of steps.entries()) {
        const person = people[who] as Id;
        if (kind === 'look') seen[who] = textOf(rows);
        else if (kind === 'write') {
          const text = `Lời ${index}`;
          for (const one of wrote) if (one.text === seen[who]) one.replacedBy = who;
          rows = write(rows, person, text, seen[who] ?? null);
          wrote.push({ text, who, replacedBy: null });
          seen[who] = text;
        } else {
          const decided =
            kind === 'take'
              ? decideTakingBook(rows, { meetingId: meeting.id, reason: 'x' }, deskOf(person))
              : decideBookHandover(rows, { meetingId: meeting.id, to: people[to] as Id }, deskOf(person));
          if (decided.ok) rows = rowsAfter(rows, decided.value.changes);
        }
        expect(rows.all('book')).toHaveLength(1);
        const kept = new Set([textOf(rows), ...versionsOf(rows).flatMap((one) => [one.text, one.replaced])]);
        // Only words that their reader went on from may be gone.
        for (const one of wrote) if (one.replacedBy === null) expect(kept).toContain(one.text);
      }
    }),
    { numRuns: 1_000 },
  );
});
