import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { holdMeeting, type HeldMeeting } from '#support/held-meeting.ts';
import { openStage, type Stage } from '#support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set('2026-11-28T12:00:00.000Z');
});

afterAll(() => stage.close());

test('minutes are not locked over a decision on a person that came into them without its vote', async () => {
  const [deputy, business] = [stage.people[1], newId()];
  if (!deputy) throw new Error('there is no deputy');
  const second = { person: deputy, term: await stage.builder.term(deputy, stage.cell, 'deputy-secretary') };
  const held: HeldMeeting[] = [];
  const locking = holdMeeting(stage, 'locked', '2026-11-03', {
    async discussing(meeting) {
      held.push(meeting);
      const items = Object.entries(meeting.items).map(([kind, id]) => ({
        id,
        part: 'proceedings',
        kind,
        title: `Mục ${kind}`,
      }));
      const item = { id: business, part: 'proceedings', kind: 'business', title: 'Việc cần biểu quyết' };
      await meeting.keep('arrange-agenda', { items: [...items, item] });
      await meeting.keep('conclude-item', { itemId: business, conclusion: 'Bàn thêm' });
      // Another hand wrote beside it; joining the two writes a decision on a person into an item that is concluded.
      const beside = { itemId: business, basedOn: null, text: 'Chi bộ bàn kỹ' };
      await stage.must(second, stage.cell, 'write-paragraph', { meetingId: meeting.id, ...beside });
      const { rows } = await stage.builder.client.query<{ id: string }>(
        'select id from meetings.second_version where item_id = $1',
        [business],
      );
      const joined = {
        choice: 'joined',
        text: 'Thi hành kỷ luật khiển trách đồng chí Mẫu',
        over: 'Bàn thêm',
      };
      await meeting.keep('settle-version', { versionId: rows[0]?.id, ...joined });
    },
  });
  await expect(locking).rejects.toThrow('meetings.voteIsMissing');
  const [meeting] = held;
  const end = { endedAt: '21:10' };
  expect(await meeting?.code('lock-minutes', end)).toBe('meetings.voteIsMissing');
  const counts = { form: 'secret-ballot', threshold: 'two-thirds', inFavour: 5, against: 0, abstaining: 0 };
  const vote = { ...counts, id: newId(), itemId: business, question: 'Khiển trách đồng chí Mẫu' };
  expect(await meeting?.code('record-vote', { ...vote, form: 'show-of-hands' })).toBe('applied');
  expect(await meeting?.code('lock-minutes', end)).toBe('applied');
});
