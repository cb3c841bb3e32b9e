import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { answerFeed } from '#platform/feed.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Stage } from '#support/stage.ts';
import { tables } from './tables.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set('2026-11-03T12:00:00.000Z');
});

afterAll(() => stage.close());

/** The ids of one kind that reach a device of the person. */
async function onDevice(person: Id, kind: string, approved: boolean): Promise<readonly unknown[]> {
  const question = { epoch: null, cursors: {}, stage: 2, scope: null } as const;
  const answer = await answerFeed(stage.road, tables, person, question, approved);
  return (answer.tables[kind]?.rows ?? []).map(([id]) => id);
}

test('an item with a level is for the committee on an approved device, and stands in no paper', async () => {
  const meeting = await holdMeeting(stage, 'locked', '2026-11-03', {
    async discussing({ id, items, keep }) {
      const item = items.discussion;
      const said = { id: newId(), itemId: item, personId: stage.people[2], text: 'Điều chỉ chi ủy biết' };
      await keep('note-contribution', said);
      const pass = async (itemId: Id) => {
        const [concernId, passed] = [newId(), newId()];
        const raised = { kind: 'matter', itemId, personId: null, text: 'Điều hỏi kín' };
        await keep('raise-concern', { ...raised, id: concernId });
        await keep('pass-concern', { id: passed, concernId, agreed: false, text: 'Đề nghị xã xem lại' });
        return passed;
      };
      const passed = [await pass(item)];
      await keep('set-item-level', { itemId: item, level: 'committee' });
      passed.push(await pass(item));
      await keep('note-contribution', { ...said, id: newId(), text: 'Điều nói sau' });
      const [secretary, member] = [stage.secretary.person, stage.member.person];
      expect(await onDevice(secretary, 'agenda-item', true)).toContain(item);
      expect(await onDevice(secretary, 'contribution', true)).toHaveLength(2);
      expect((await onDevice(secretary, 'passed-concern', true)).toSorted()).toEqual(passed.toSorted());
      for (const [person, approved] of [
        [secretary, false],
        [member, true],
        [stage.office.person, true],
      ] as const) {
        expect(await onDevice(person, 'agenda-item', approved)).not.toContain(item);
        expect(await onDevice(person, 'contribution', approved)).toEqual([]);
        expect(await onDevice(person, 'passed-concern', approved)).toEqual([]);
      }
      // Taken back, the scope is another one: the device asks anew, and the item does not come back.
      const asked = { epoch: null, cursors: {}, stage: 2, scope: null } as const;
      const before = await answerFeed(stage.road, tables, secretary, asked, true);
      const again = { ...asked, epoch: before.epoch, scope: before.scope, cursors: before.cursors };
      const stands = await answerFeed(stage.road, tables, secretary, again, true);
      const revoked = await answerFeed(stage.road, tables, secretary, again, false);
      expect([stands.scope === before.scope, stands.tables['agenda-item']]).toEqual([true, undefined]);
      expect(revoked.scope).not.toBe(before.scope);
      expect(revoked.tables['passed-concern']?.rows ?? []).toEqual([]);
      const left = revoked.tables['agenda-item']?.rows.map(([key]) => key);
      expect(left).toHaveLength(3);
      expect(left).not.toContain(item);
      // An office taken up and laid down in the same cell is another scope as well: all is asked anew.
      const plain = await answerFeed(stage.road, tables, member, asked, true);
      const onward = { ...asked, epoch: plain.epoch, scope: plain.scope, cursors: plain.cursors };
      const term = await stage.builder.term(member, stage.cell, 'deputy-secretary');
      const taken = await answerFeed(stage.road, tables, member, onward, true);
      expect(taken.scope).not.toBe(plain.scope);
      expect(taken.tables['agenda-item']?.rows.map(([key]) => key)).toContain(item);
      await stage.builder.client.query('delete from members.office_term where id = $1', [term]);
      const held = { ...onward, scope: taken.scope, cursors: taken.cursors };
      const laidDown = await answerFeed(stage.road, tables, member, held, true);
      expect(laidDown.scope).toBe(plain.scope);
      expect(laidDown.tables['agenda-item']?.rows.map(([key]) => key)).not.toContain(item);
      // A device that does not hold the item arranges the others around it.
      const others = (['minutes', 'resolution', 'roll-call'] as const).map((kind) => ({
        id: items[kind],
        part: 'proceedings',
        kind,
        title: `Mục ${kind}`,
      }));
      await keep('arrange-agenda', { items: others });
      const { rows } = await stage.builder.client.query<{ id: Id; level: string | null }>(
        'select id, level from meetings.agenda_item where meeting_id = $1 order by position',
        [id],
      );
      expect(rows.map((row) => row.id)).toEqual([items.minutes, item, items.resolution, items['roll-call']]);
      expect(rows[1]?.level).toBe('committee');
    },
  });
  const { minutes } = await stage.ask<{ minutes: { blocks: unknown[] } }>(
    stage.secretary,
    'meeting-minutes',
    {
      meetingId: meeting.id,
    },
  );
  const text = JSON.stringify(minutes.blocks);
  expect(text).toContain('Mục resolution');
  expect(text).not.toContain('Mục discussion');
  expect(text).not.toContain('Điều ');
  const denied = await stage.send(stage.secretary, stage.cell, 'set-item-level', {
    meetingId: meeting.id,
    itemId: meeting.items.discussion,
    level: null,
  });
  expect(denied.problem?.code).toBe('meetings.meetingIsLocked');
});
