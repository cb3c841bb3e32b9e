import type { Id } from '#kernel/id.ts';
import { newId } from './builders.ts';
import type { Stage } from './stage.ts';

/** A meeting under way, with everything a test may want to name. */
export interface HeldMeeting {
  readonly id: Id;
  readonly items: Readonly<Record<'roll-call' | 'discussion' | 'resolution' | 'minutes', Id>>;
  readonly resolution: Id;
  readonly vote: Id;
  keep(name: string, input: Record<string, unknown>): ReturnType<Stage['must']>;
  /** The code of the problem, or the outcome where there is none. */
  code(name: string, input: Record<string, unknown>): Promise<string>;
}

/** A meeting of the cell up to where the test begins. */
export async function holdMeeting(
  stage: Stage,
  until: 'planned' | 'convened' | 'open' | 'marked' | 'adopted' | 'locked' | 'sent',
  day = '2026-11-03',
  options: {
    readonly resolution?: boolean;
    readonly tasks?: number;
    /** What is written down between the roll call and the end. */
    readonly discussing?: (meeting: HeldMeeting) => Promise<void>;
  } = {},
): Promise<HeldMeeting> {
  const { cell, secretary, people } = stage;
  const [id, resolution, vote, adoption] = [newId(), newId(), newId(), newId()] as [Id, Id, Id, Id];
  const items = { 'roll-call': newId(), discussion: newId(), resolution: newId(), minutes: newId() };
  const meeting: HeldMeeting = {
    id,
    items,
    resolution,
    vote,
    keep: (name, input) => stage.must(secretary, cell, name, { meetingId: id, ...input }),
    async code(name, input) {
      const receipt = await stage.send(secretary, cell, name, { meetingId: id, ...input });
      return receipt.problem?.code ?? receipt.outcome;
    },
  };
  const steps = ['planned', 'convened', 'open', 'marked', 'adopted', 'locked', 'sent'];
  const reaches = (step: string) => steps.indexOf(until) >= steps.indexOf(step);
  const counts = {
    form: 'show-of-hands',
    threshold: 'majority',
    against: 0,
    abstaining: 0,
    inFavour: people.length - 1,
  };
  const agenda = Object.entries(items).map(([kind, item]) => ({
    id: item,
    part: 'proceedings',
    kind,
    title: `Mục ${kind}`,
  }));
  await meeting.keep('plan-meeting', {
    id,
    month: `${day.slice(0, 7)}-01`,
    kind: 'ordinary',
    plannedOn: day,
    startsAt: '19:30',
    place: 'Nhà văn hóa',
    items: agenda,
  });
  if (reaches('convened')) await meeting.keep('convene-meeting', {});
  if (reaches('open')) {
    // No meeting is opened before its day.
    const evening = `${day}T12:30:00.000Z`;
    if (stage.road.clock.now() < evening) stage.clock.set(evening);
    await meeting.keep('open-meeting', {
      heldOn: day,
      openedAt: '19:30',
      chairId: people[0],
      clerkId: people[1],
    });
  }
  if (reaches('marked')) {
    await meeting.keep('record-attendance', {
      entries: people.map((personId) => ({ personId, attendance: 'present' })),
    });
  }
  if (reaches('marked')) await options.discussing?.(meeting);
  if (reaches('adopted')) {
    for (let task = 0; task < (options.tasks ?? 0); task += 1) {
      await meeting.keep('set-task', {
        id: newId(),
        title: `Việc ${task}`,
        ownerId: people[1],
        helperIds: [],
        dueOn: '2026-12-31',
      });
    }
  }
  if (reaches('adopted') && options.resolution !== false) {
    await meeting.keep('draft-resolution', { id: resolution, title: 'Nghị quyết', text: '' });
    await meeting.keep('record-vote', {
      ...counts,
      id: vote,
      itemId: items.resolution,
      question: 'Thông qua nghị quyết',
    });
    await meeting.keep('adopt-resolution', {
      resolutionId: resolution,
      voteId: vote,
      withoutTasks: (options.tasks ?? 0) === 0,
    });
  }
  if (reaches('locked')) {
    for (const item of Object.values(items))
      await meeting.keep('conclude-item', { itemId: item, conclusion: null });
    const frame = stage.rules.packs['meetings.score-frame'].values.findLast(
      (entry) => entry.value && entry.area === null,
    )?.value;
    const parts = (frame?.criteria ?? []).flatMap((criterion) => criterion.parts);
    const lines = parts
      .filter((part) => part.measure === 'cell' || part.measure === 'last-resolution')
      .map((part) => ({ criterion: part.id, points: part.maximum, evidence: 'Chi bộ thống nhất' }));
    await meeting.keep('score-meeting', { lines });
    await meeting.keep('read-back-minutes', { at: '21:00' });
    await meeting.keep('record-vote', {
      ...counts,
      id: adoption,
      itemId: items.minutes,
      question: 'Thông qua biên bản',
    });
    await meeting.keep('adopt-minutes', { voteId: adoption });
    await meeting.keep('lock-minutes', { endedAt: '21:10' });
  }
  if (reaches('sent')) await meeting.keep('send-minutes', {});
  return meeting;
}
