import { afterAll, beforeAll, expect, test } from 'vitest';
import type pg from 'pg';
import { begin } from '#platform/database/begin.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';

let stage: Stage;
let client: pg.PoolClient;

/** One meeting sent up and one under way in the cell, papers and tasks around them. */
beforeAll(async () => {
  stage = await openStage(5);
  stage.clock.set('2026-11-28T12:00:00.000Z');
  for (const [until, day] of [
    ['sent', '2026-11-03'],
    ['adopted', '2026-11-20'],
  ] as const) {
    const meeting = await holdMeeting(stage, until, day, { tasks: until === 'sent' ? 1 : 0 });
    if (until === 'sent') continue;
    await meeting.keep('note-contribution', {
      id: newId(),
      itemId: meeting.items.discussion,
      personId: stage.people[1],
      text: 'Ý kiến',
    });
    await meeting.keep('score-meeting', { lines: [] });
  }
  const planned = await holdMeeting(stage, 'open', '2026-11-25');
  await planned.keep('draft-resolution', { id: planned.resolution, title: 'Dự thảo', text: '' });
  await planned.keep('set-task', {
    id: newId(),
    title: 'Giúp hộ',
    ownerId: stage.member.person,
    helperIds: [],
    dueOn: '2026-12-01',
  });
  const paper = { issuedOn: '2026-11-01', audience: [], discuss: false, validFrom: '2026-11-01' };
  const fromAbove = newId();
  await stage.must(stage.office, stage.commune, 'publish-paper', {
    ...paper,
    id: fromAbove,
    title: 'Của xã',
  });
  await stage.must(stage.secretary, stage.cell, 'publish-paper', {
    ...paper,
    id: newId(),
    title: 'Của chi bộ',
  });
  await stage.must(stage.secretary, stage.cell, 'receive-paper', { paperId: fromAbove });
  client = await stage.road.pool.connect();
});

afterAll(async () => {
  client.release();
  await stage.close();
});

async function rowsSeen(actor: Actor, table: string, condition = 'true'): Promise<number> {
  await begin(client, actor.person, '2026-11-28', []);
  const { rows } = await client.query<{ count: number }>(
    `select count(*) as count from ${table} where ${condition}`,
  );
  await client.query('rollback');
  return Number(rows[0]?.count);
}

// Own secretary, member, neighbour cell, commune office, province board, nobody, ended term.
const expected: Readonly<Record<string, readonly [number, number, number, number, number, number, number]>> =
  {
    'meetings.meeting': [3, 3, 0, 3, 3, 0, 0],
    'meetings.agenda_item': [12, 12, 0, 0, 0, 0, 0],
    'meetings.roll_entry': [15, 15, 0, 15, 15, 0, 0],
    'meetings.contribution': [1, 1, 0, 0, 0, 0, 0],
    'meetings.vote': [3, 3, 0, 0, 0, 0, 0],
    'meetings.score_sheet': [2, 2, 0, 2, 2, 0, 0],
    'meetings.resolution': [3, 3, 0, 1, 1, 0, 0],
    'meetings.minutes': [1, 1, 0, 1, 1, 0, 0],
    'meetings.number_series': [1, 1, 0, 0, 0, 0, 0],
    'tasks.task': [2, 2, 0, 1, 1, 0, 0],
    'kit.paper': [2, 2, 1, 2, 2, 0, 1],
    'kit.paper_receipt': [1, 1, 0, 1, 1, 0, 0],
  };

test.each(Object.entries(expected))('%s is open to whom it concerns', async (table, counts) => {
  const { secretary, member, neighbourSecretary, office, board, nobody, retired } = stage;
  const seen: number[] = [];
  for (const actor of [secretary, member, neighbourSecretary, office, board, nobody, retired]) {
    seen.push(await rowsSeen(actor, table));
  }
  expect(seen).toEqual([...counts]);
});

test('superseded versions, and drafts of resolutions and tasks, stay within the cell', async () => {
  for (const table of [
    'meetings.contribution_history',
    'meetings.agenda_item_history',
    'meetings.resolution_history',
  ]) {
    expect([table, await rowsSeen(stage.office, table)]).toEqual([table, 0]);
    expect([table, await rowsSeen(stage.neighbourSecretary, table)]).toEqual([table, 0]);
  }
  expect(await rowsSeen(stage.office, 'meetings.resolution', 'sent_at is null')).toBe(0);
  expect(await rowsSeen(stage.office, 'tasks.task', `state = 'draft'`)).toBe(0);
  expect(await rowsSeen(stage.secretary, 'meetings.resolution', 'sent_at is null')).toBe(2);
});

test('nobody writes past the road: rows of another cell cannot be changed or taken', async () => {
  for (const actor of [stage.neighbourSecretary, stage.office, stage.nobody]) {
    await begin(client, actor.person, '2026-11-28', [stage.neighbour.no]);
    const changed = await client.query(`update meetings.meeting set place = 'x'`);
    const removed = await client.query('delete from meetings.vote');
    await client.query('rollback');
    expect([changed.rowCount, removed.rowCount]).toEqual([0, 0]);
  }
});
