import type { Id } from '#kernel/id.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { newId } from './builders.ts';
import type { Worker } from './by-http.ts';
import type { SampleHouse } from './sample-house.ts';

const counts = { form: 'show-of-hands', threshold: 'majority', against: 0, abstaining: 0 };

/** Everybody on the roll is here. */
export async function markAllPresent(house: SampleHouse, worker: Worker, meetingId: Id): Promise<void> {
  const { rows } = await house.pool.query<{ personId: Id }>(
    'select person_id as "personId" from meetings.roll_entry where meeting_id = $1',
    [meetingId],
  );
  const entries = rows.map(({ personId }) => ({ personId, attendance: 'present' }));
  await worker.order('record-attendance', { meetingId, entries });
}

/** From the last item discussed to the locked minutes, without a browser. */
export async function lockByOrders(
  house: SampleHouse,
  worker: Worker,
  { id: meetingId, day }: { readonly id: Id; readonly day: CivilDate },
): Promise<void> {
  const { rows: items } = await house.pool.query<{ id: Id; kind: string; state: string }>(
    'select id, kind, state from meetings.agenda_item where meeting_id = $1 order by position',
    [meetingId],
  );
  for (const { id } of items.filter(({ state, kind }) => state === 'open' && kind !== 'minutes'))
    await worker.order('conclude-item', { meetingId, itemId: id, conclusion: null });
  const frame = ruleOn(loadRuleBundle('rule-packs'), 'meetings.score-frame', day)?.value;
  const lines = (frame?.criteria ?? [])
    .flatMap(({ parts }) => parts)
    .filter(({ measure }) => measure === 'cell' || measure === 'last-resolution')
    .map((part) => ({ criterion: part.id, points: part.maximum, evidence: 'Chi bộ thống nhất' }));
  await worker.order('score-meeting', { meetingId, lines });
  await worker.order('read-back-minutes', { meetingId, at: '01:30' });
  const { rows: official } = await house.pool.query<{ count: number }>(
    `select count(*)::int from meetings.roll_entry where meeting_id = $1 and standing = 'official' and attendance = 'present'`,
    [meetingId],
  );
  const voteId = newId();
  const itemId = items.find(({ kind }) => kind === 'minutes')?.id;
  const vote = { ...counts, id: voteId, meetingId, itemId, question: 'Thông qua biên bản' };
  await worker.order('record-vote', { ...vote, inFavour: official[0]?.count ?? 0 });
  await worker.order('adopt-minutes', { meetingId, voteId });
  await worker.order('lock-minutes', { meetingId, endedAt: '01:40' });
}
