import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { answerFeed } from '#platform/feed.ts';
import { newId } from '#support/builders.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';
import { linesBehind, type ThemeFilter } from './rules/theme-lines.ts';
import { tables } from './tables.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(3);
});
afterAll(() => stage.close());

const code = async (actor: Actor, name: string, input: unknown, place = stage.cell) => {
  const receipt = await stage.send(actor, place, name, input);
  return receipt.problem?.code ?? receipt.outcome;
};

async function meetingWith(items: readonly object[], day = '2026-11-20'): Promise<Id> {
  const id = newId();
  await stage.must(stage.secretary, stage.cell, 'plan-meeting', {
    id,
    month: '2026-11-01',
    kind: 'extraordinary',
    plannedOn: day,
    startsAt: '19:30',
    place: 'Nhà văn hóa',
    items: items.map((item) => ({ id: newId(), part: 'proceedings', kind: 'discussion', ...item })),
  });
  return id;
}

test('a member proposes, the secretary declines with a reason, and nobody else answers or takes it back', async () => {
  const id = newId();
  expect(await code(stage.member, 'propose-item', { id, title: 'Sửa đường xóm Thượng' })).toBe('applied');
  expect(await code(stage.member, 'propose-item', { id: newId(), title: 'Sửa đường xóm Thượng' })).toBe(
    'preparation.proposedAlready',
  );
  expect(await code(stage.secretary, 'withdraw-proposal', { proposalId: id })).toBe(
    'preparation.proposalNotFound',
  );
  expect(await code(stage.member, 'decline-proposal', { proposalId: id, reason: 'Không' })).not.toBe(
    'applied',
  );
  expect(await code(stage.neighbourSecretary, 'propose-item', { id: newId(), title: 'Việc khác' })).not.toBe(
    'applied',
  );
  expect(await code(stage.secretary, 'decline-proposal', { proposalId: id, reason: 'Xã đã duyệt vốn' })).toBe(
    'applied',
  );
  expect(await code(stage.member, 'withdraw-proposal', { proposalId: id })).toBe(
    'preparation.proposalIsAnswered',
  );
  const own = newId();
  expect(await code(stage.member, 'propose-item', { id: own, title: 'Nước sạch' })).toBe('applied');
  expect(await code(stage.member, 'withdraw-proposal', { proposalId: own })).toBe('applied');
});

test('a proposal on an agenda is answered by it; whose matter an item is and its minutes are kept', async () => {
  const [id, itemId] = [newId(), newId()];
  await stage.must(stage.member, stage.cell, 'propose-item', {
    id,
    title: 'Nước sạch xóm Hạ',
    reason: 'Mùa khô',
  });
  const meetingId = await meetingWith([
    { id: itemId, title: 'Nước sạch', originKind: 'proposed', originId: id, source: 'local', minutes: 20 },
  ]);
  expect(await code(stage.secretary, 'decline-proposal', { proposalId: id, reason: 'Không' })).toBe(
    'preparation.proposalIsOnAgenda',
  );
  // A device that knows nothing of sources arranges the agenda: what was said of the item stays.
  await stage.must(stage.secretary, stage.cell, 'arrange-agenda', {
    meetingId,
    items: [{ id: itemId, part: 'proceedings', kind: 'discussion', title: 'Nước sạch xóm Hạ' }],
  });
  const found = await stage.builder.client.query(
    'select source, minutes, origin_kind from meetings.agenda_item where id = $1',
    [itemId],
  );
  expect(found.rows).toEqual([{ source: 'local', minutes: 20, origin_kind: 'proposed' }]);
});

test('somebody assigned to attend proposes too', async () => {
  const [, , third] = stage.people;
  const term = await stage.builder.term(third as Id, stage.neighbour, 'follower');
  const actor = { person: third as Id, term };
  expect(
    await code(actor, 'propose-item', { id: newId(), title: 'Việc của thôn bạn' }, stage.neighbour),
  ).toBe('applied');
});

test('the commune suggests, cells do not, and what it withdrew is told apart', async () => {
  const id = newId();
  const input = {
    id,
    title: 'Bảo vệ rừng mùa khô',
    month: '2026-12-01',
    audience: ['village'],
    source: 'local',
  };
  expect(await code(stage.office, 'publish-suggestion', input, stage.commune)).toBe('applied');
  expect(await code(stage.member, 'publish-suggestion', { ...input, id: newId() })).not.toBe('applied');
  const better = { ...input, title: 'Chống rét cho trâu bò', note: null };
  expect(await code(stage.office, 'publish-suggestion', better, stage.commune)).toBe(
    'preparation.suggestionIsPublished',
  );
  expect(await code(stage.office, 'publish-suggestion', { ...better, corrects: true }, stage.commune)).toBe(
    'applied',
  );
  expect(await code(stage.office, 'withdraw-suggestion', { suggestionId: id }, stage.commune)).toBe(
    'applied',
  );
  expect(await code(stage.office, 'publish-suggestion', { ...better, corrects: true }, stage.commune)).toBe(
    'preparation.suggestionNotFound',
  );
  const { suggestions } = await stage.ask<{ suggestions: unknown[] }>(stage.office, 'suggestions-of', {
    organisationId: stage.commune.id,
  });
  expect(suggestions).toMatchObject([{ id, title: better.title, month: '2026-12-01', withdrawn: true }]);
});

test('a level above sets a figure of the system, which goes down to its cells; a cell sets none', async () => {
  const figure = { about: 'step:told', figure: 4, validFrom: '2026-12-01', paper: '15-QĐ/ĐU' };
  const set = (actor: Actor, place: typeof stage.cell, about = figure.about) =>
    stage.send(actor, place, 'set-house-figure', { ...figure, about, id: newId() });
  expect((await set(stage.secretary, stage.cell)).problem?.code).toBe('preparation.figureIsOfACell');
  const fixed = (await set(stage.office, stage.commune, 'step:papers')).problem;
  expect([fixed?.code, fixed?.citation?.document]).toEqual([
    'preparation.figureIsFixed',
    expect.stringContaining('42-HD'),
  ]);
  expect((await set(stage.office, stage.commune)).outcome).toBe('applied');
  const question = { epoch: null, cursors: {}, stage: 2 as const, scope: null };
  const fed = await answerFeed(stage.road, tables, stage.member.person, question, true);
  expect(fed.tables['house-figure']?.rows).toHaveLength(1);
  const { figures } = await stage.ask<{ figures: readonly { about: string; set: readonly object[] }[] }>(
    stage.office,
    'house-figures-of',
    { organisationId: stage.commune.id },
  );
  expect(figures.find((each) => each.about === 'step:told')?.set).toMatchObject([{ figure: 4 }]);
});

test('themes of the year are counted above: planned, missed, and those of a cell without a plan', async () => {
  const plan = (month: string, topic: string, id = newId()) =>
    code(stage.secretary, 'plan-theme', { id, month, topic, kind: 'thematic' });
  expect(await plan('2026-10-01', 'Học tập tấm gương')).toBe('applied');
  const themeId = newId();
  expect(await plan('2026-12-01', 'Giảm nghèo', themeId)).toBe('applied');
  expect(await plan('2026-12-01', 'Việc khác')).toBe('preparation.monthHasTheme');
  const look = async () => {
    const { cells } = await stage.ask<{ cells: ThemedCells }>(stage.office, 'themes-of-cells', {
      organisationId: stage.commune.id,
      from: '2026-01-01',
      until: '2027-01-01',
    });
    // Each figure is as long as the list it opens.
    for (const { organisationId, planned, held, missed, heldUnplanned } of cells) {
      const lines = (only: ThemeFilter) => linesBehind(cells, only, organisationId).length;
      expect([lines('planned'), lines('held'), lines('missed')]).toEqual([planned, held, missed]);
      expect([lines('unplanned'), lines('without')]).toEqual([heldUnplanned, Number(planned === 0)]);
    }
    return cells;
  };
  const bare = { name: 'Chi bộ thôn Bản Mạ', planned: 0, held: 0, missed: 0, topics: [] };
  expect(await look()).toMatchObject([
    { name: 'Chi bộ thôn Nà Pồng', planned: 2, held: 0, missed: 1, heldUnplanned: 0 },
    bare,
  ]);
  const { client } = stage.builder;
  for (const month of ['2026-09', '2026-10'])
    await client.query(
      `insert into meetings.meeting (id, organisation_no, month, kind, theme, planned_on, starts_at, place, state, held_on, recorded_at)
       values ($1, $2, $3, 'thematic', 'Tự học', $4, '19:30', 'Nhà văn hóa', 'closed', $4, '2026-11-01')`,
      [newId(), stage.cell.no, `${month}-01`, `${month}-12`],
    );
  expect((await look()).find((cell) => cell.planned > 0)).toMatchObject({
    ...{ planned: 2, held: 1, missed: 0, heldUnplanned: 1 },
    unplanned: [{ month: '2026-09-01', topic: 'Tự học' }],
  });
  await client.query(`delete from meetings.meeting where theme = 'Tự học'`);
  const reason = 'Gộp vào tháng 1';
  expect(await code(stage.secretary, 'drop-theme', { themeId, reason })).toBe('applied');
  expect((await look()).find((cell) => cell.planned > 0)).toMatchObject({ planned: 1 });
});
type ThemedCells = Parameters<typeof linesBehind>[0];

test('steps of the preparation are ticked with their day, by who keeps the book, and can be taken back', async () => {
  const meetingId = await meetingWith([], '2026-11-21');
  const tick = (step: string, doneOn: string, actor = stage.secretary) =>
    code(actor, 'tick-step', { meetingId, step, doneOn });
  expect(await tick('assigned', '2026-10-30')).toBe('applied');
  expect(await tick('assigned', '2026-10-31')).toBe('applied');
  expect(await tick('assigned', '2026-11-09')).toBe('preparation.stepIsToCome');
  expect(await tick('committee', '2026-10-30')).toBe('preparation.stepNeedsMinutes');
  expect(await tick('breakfast', '2026-10-30')).toBe('preparation.stepUnknown');
  expect(await tick('superior', '2026-10-30', stage.member)).not.toBe('applied');
  expect(await code(stage.secretary, 'untick-step', { meetingId, step: 'assigned' })).toBe('applied');
  const found = await stage.builder.client.query(
    `select (select count(*)::int from preparation.preparation_step) as now,
            (select count(*)::int from preparation.preparation_step_history) as before`,
  );
  expect(found.rows).toEqual([{ now: 0, before: 2 }]);
});

test('minutes of the committee are read by the committee alone; that it met is told to all', async () => {
  const id = newId();
  const person = stage.secretary.person;
  const met = {
    id,
    month: '2026-11-01',
    heldOn: '2026-10-29',
    presentIds: [person],
    chairId: person,
    clerkId: person,
    contents: 'Chương trình tháng 11',
    conclusions: 'Họp ngày 3',
  };
  expect(await code(stage.member, 'record-committee-meeting', met)).not.toBe('applied');
  expect(await code(stage.secretary, 'record-committee-meeting', met)).toBe('applied');
  expect(await code(stage.secretary, 'record-committee-meeting', { ...met, contents: ' ' })).toBe(
    'preparation.committeeMinutesAreEmpty',
  );
  expect(await code(stage.neighbourSecretary, 'record-committee-meeting', met, stage.neighbour)).not.toBe(
    'applied',
  );
  const mistaken = newId();
  expect(await code(stage.secretary, 'record-committee-meeting', { ...met, id: mistaken })).toBe('applied');
  const drop = { committeeMeetingId: mistaken };
  expect(await code(stage.secretary, 'drop-committee-meeting', drop)).toBe('applied');
  expect(await code(stage.secretary, 'sign-committee-meeting', { committeeMeetingId: id, version: 1 })).toBe(
    'applied',
  );
  const file = { committeeMeetingId: id, file: 'a'.repeat(64), fileName: 'biên bản.jpg' };
  expect(await code(stage.secretary, 'file-committee-paper', file)).toBe(
    'preparation.committeeFileHasNotArrived',
  );
  const fed = async (reader: Id) => {
    const question = { epoch: null, cursors: {}, stage: 2 as const, scope: null };
    const answer = await answerFeed(stage.road, tables, reader, question, true);
    return ['committee-meeting', 'committee-minutes'].map((kind) => answer.tables[kind]?.rows.length ?? 0);
  };
  expect(await fed(person)).toEqual([1, 1]);
  expect(await fed(stage.member.person)).toEqual([1, 0]);
  // Since when the book says so: other words leave it, another day is said anew.
  const notedAt = async () => {
    const question = { epoch: null, cursors: {}, stage: 2 as const, scope: null };
    const answer = await answerFeed(stage.road, tables, person, question, true);
    const found = answer.tables['committee-meeting'];
    return found?.rows[0]?.[found.columns.indexOf('notedAt')];
  };
  const first = await notedAt();
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  stage.clock.set(new Date(Date.parse(stage.road.clock.now()) + 60_000).toISOString());
  expect(await code(stage.secretary, 'record-committee-meeting', { ...met, contents: 'Thêm' })).toBe(
    'applied',
  );
  expect(await notedAt()).toBe(first);
  expect(await code(stage.secretary, 'record-committee-meeting', { ...met, heldOn: '2026-10-28' })).toBe(
    'applied',
  );
  expect(await notedAt()).not.toBe(first);
  const paper = await stage.ask<{ paper: { title: string } }>(stage.secretary, 'committee-paper', {
    committeeMeetingId: id,
  });
  expect(paper.paper.title).toBe('BIÊN BẢN HỘI Ý');
});

test('a draft is commented on by each member once, in the own name, until the meeting begins', async () => {
  const itemId = newId();
  const meetingId = await meetingWith([{ id: itemId, title: 'Việc chung' }], '2026-11-22');
  const id = newId();
  const draft = { id, meetingId, itemId, title: 'Dự thảo nghị quyết', text: 'Điều một.' };
  expect(await code(stage.member, 'send-draft', draft)).not.toBe('applied');
  expect(await code(stage.secretary, 'send-draft', draft)).toBe('applied');
  const comment = (actor: Actor, text: string | null) =>
    code(actor, 'comment-on-draft', { draftId: id, text });
  expect(await comment(stage.member, 'Thêm hạn')).toBe('applied');
  expect(await comment(stage.member, 'Thêm hạn và người làm')).toBe('applied');
  expect(await comment(stage.secretary, null)).toBe('applied');
  expect(await comment(stage.neighbourSecretary, 'Ý ngoài')).not.toBe('applied');
  const found = await stage.builder.client.query(
    'select text from preparation.draft_comment where draft_id = $1 order by text nulls last',
    [id],
  );
  expect(found.rows).toEqual([{ text: 'Thêm hạn và người làm' }, { text: null }]);
  // Who keeps the book reads all of it, everybody else what is his own: so it goes to the devices.
  const proposal = newId();
  expect(await code(stage.member, 'propose-item', { id: proposal, title: 'Bàn việc nước sạch' })).toBe(
    'applied',
  );
  const ofOthers = async (person: Id) => {
    const question = { epoch: null, cursors: {}, stage: 2 as const, scope: null };
    const answer = await answerFeed(stage.road, tables, person, question, true);
    return ['draft-comment', 'item-proposal'].map((kind) => {
      const { columns = [], rows = [] } = answer.tables[kind] ?? {};
      return rows.filter((row) => row[columns.indexOf('personId')] !== person).length;
    });
  };
  const [, , third] = stage.people as [Id, Id, Id];
  expect(await ofOthers(third)).toEqual([0, 0]);
  expect(await ofOthers(stage.member.person)).toEqual([0, 0]);
  const [comments = 0, proposals = 0] = await ofOthers(stage.secretary.person);
  expect([comments, proposals > 0]).toEqual([1, true]);
  // The author corrects it: a new version, and what was said stays with the one before.
  const correct = (version: number, actor: Actor, files: object[] = []) =>
    code(actor, 'correct-draft', { draftId: id, version, title: 'Dự thảo', text: 'Điều hai.', files });
  expect(await correct(1, stage.member)).not.toBe('applied');
  expect(await correct(1, stage.secretary, [{ sha256: 'b'.repeat(64), name: 'bảng.xlsx' }])).toBe(
    'preparation.draftFileHasNotArrived',
  );
  expect(await correct(1, stage.secretary)).toBe('applied');
  expect(await correct(1, stage.secretary)).toBe('preparation.draftIsCorrected');
  expect(await comment(stage.member, 'Nay đồng ý')).toBe('applied');
  const versions = await stage.builder.client.query(
    `select draft.version, draft.earlier -> 0 ->> 'text' as before, said.about, said.earlier -> 0 ->> 'text' as "saidBefore"
     from preparation.shared_draft as draft
     join preparation.draft_comment as said on said.draft_id = draft.id and said.person_id = $2 where draft.id = $1`,
    [id, stage.member.person],
  );
  expect(versions.rows).toEqual([
    { version: 2, before: 'Điều một.', about: 2, saidBefore: 'Thêm hạn và người làm' },
  ]);
  // Held back with its item, and opened again with it.
  const draftsAt = async (reader: Id, approved: boolean) => {
    const question = { epoch: null, cursors: {}, stage: 2 as const, scope: null };
    const answer = await answerFeed(stage.road, tables, reader, question, approved);
    return ['shared-draft', 'draft-comment'].map((kind) => answer.tables[kind]?.rows.length ?? 0);
  };
  const setLevel = (level: string | null) =>
    code(stage.secretary, 'set-item-level', { meetingId, itemId, level });
  expect(await setLevel('committee')).toBe('applied');
  expect(await draftsAt(stage.secretary.person, true)).toEqual([1, 2]);
  expect(await draftsAt(stage.secretary.person, false)).toEqual([0, 0]);
  expect(await draftsAt(stage.member.person, true)).toEqual([0, 1]);
  // Who kept its id is answered as if it were not there.
  const absent = await stage.send(stage.member, stage.cell, 'comment-on-draft', {
    draftId: newId(),
    text: 'Ý',
  });
  const hidden = await stage.send(stage.member, stage.cell, 'comment-on-draft', { draftId: id, text: 'Ý' });
  expect([hidden.outcome, hidden.problem]).toEqual([absent.outcome, absent.problem]);
  expect(hidden.problem?.code).toBe('preparation.draftNotFound');
  expect(await comment(stage.secretary, 'Chi ủy góp ý')).toBe('applied');
  expect(await setLevel(null)).toBe('applied');
  expect(await draftsAt(stage.member.person, true)).toEqual([1, 1]);
  await stage.builder.client.query(`update meetings.meeting set state = 'open' where id = $1`, [meetingId]);
  expect(await comment(stage.member, 'Muộn')).toBe('preparation.meetingHasBegun');
  expect(await code(stage.secretary, 'withdraw-draft', { draftId: id })).toBe('applied');
  expect(await comment(stage.member, 'Bản cũ')).toBe('preparation.draftIsWithdrawn');
});

test('the office sees what is ahead without the agenda, the one who follows sees it with the agenda', async () => {
  const follower = {
    person: stage.office.person,
    term: await stage.builder.term(stage.office.person, stage.cell, 'follower'),
  };
  interface Ahead {
    readonly cells: readonly {
      readonly name: string;
      readonly coming: { readonly agenda: readonly string[] } | null;
      readonly late: readonly string[];
    }[];
  }
  const above = await stage.ask<Ahead>(stage.board, 'meetings-ahead', { organisationId: stage.province.id });
  const seen = above.cells.find((cell) => cell.name === 'Chi bộ thôn Nà Pồng');
  expect(seen?.coming?.agenda).toEqual([]);
  const { cells } = await stage.ask<Ahead>(follower, 'meetings-ahead', { organisationId: null });
  expect(cells.map((cell) => cell.name)).toEqual(['Chi bộ thôn Nà Pồng']);
  expect(cells[0]?.coming?.agenda).toEqual(['Nước sạch xóm Hạ']);
});
