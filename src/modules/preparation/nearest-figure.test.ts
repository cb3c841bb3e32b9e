import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Stage } from '#support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set('2026-11-02T02:00:00.000Z');
});

afterAll(() => stage.close());

const set = (by: 'commune' | 'province', about: string, figure: number | null, validFrom: string) =>
  stage.must(by === 'commune' ? stage.office : stage.board, stage[by], 'set-house-figure', {
    id: newId(),
    about,
    figure,
    validFrom,
  });

test('points are held down by the figure of the nearest level, though the province has set one later', async () => {
  const about = 'part:preparation.draft';
  await set('commune', about, 0, '2026-11-02');
  await set('province', about, 2, '2026-11-03');
  const evidenceOf = async (day: string) => {
    const { id } = await holdMeeting(stage, 'locked', day);
    const { rows } = await stage.builder.client.query<{ evidence: string }>(
      `select evidence from meetings.score_line where meeting_id = $1 and criterion = 'preparation.draft'`,
      [id],
    );
    return rows[0]?.evidence;
  };
  expect(await evidenceOf('2026-11-05')).toContain('Mỗi bước trừ 0');
  // Where the commune sets none any more, the province's counts.
  await set('commune', about, null, '2026-11-06');
  expect(await evidenceOf('2026-11-07')).toContain('Mỗi bước trừ 2');
});

test('the superior is told late by the figure of the nearest level', async () => {
  stage.clock.set('2026-12-01T02:00:00.000Z');
  await holdMeeting(stage, 'planned', '2026-12-10');
  const late = async () => {
    const { cells } = await stage.ask<{ cells: { name: string; late: readonly string[] }[] }>(
      stage.board,
      'meetings-ahead',
      { organisationId: stage.province.id },
    );
    return cells.find(({ name }) => name === 'Chi bộ thôn Nà Pồng')?.late.includes('superior-not-told');
  };
  const about = 'step:superior';
  await set('commune', about, 2, '2026-12-01');
  await set('province', about, 20, '2026-12-01');
  expect(await late()).toBe(false);
  stage.clock.set('2026-12-02T02:00:00.000Z');
  await set('commune', about, null, '2026-12-02');
  expect(await late()).toBe(true);
});
