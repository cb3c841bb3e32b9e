import type { Id } from '#kernel/id.ts';
import { newId } from './builders.ts';
import { assignmentsOf, heldClose, signedAndReviewed, type Order } from './close-orders.ts';
import type { Stage } from './stage.ts';

/** The month of one run as it should go; `pick` spoils some of the inputs. */
export function monthOf(stage: Stage, run: number, pick: (of: readonly unknown[]) => unknown): Order[] {
  const { people } = stage;
  const [meeting, resolution, vote, adoption, task, said, addendum, matter, wish, paper] = Array.from(
    { length: 10 },
    newId,
  ) as [Id, Id, Id, Id, Id, Id, Id, Id, Id, Id];
  const items = (['roll-call', 'discussion', 'resolution', 'minutes'] as const).map((kind) => ({
    id: newId(),
    part: 'proceedings',
    kind,
    title: `Mục ${kind}`,
    ...(kind === 'discussion' ? { originKind: 'paper' as const, originId: paper } : {}),
  }));
  const day = `2026-11-${String(1 + (run % 20)).padStart(2, '0')}`;
  const person = () => pick([...people, newId()]);
  const itemId = () => pick(items.map((item) => item.id));
  const count = {
    form: 'show-of-hands',
    threshold: pick(['majority', 'majority', 'two-thirds']),
    inFavour: pick([3, 3, 3, 2]),
    against: pick([0, 0, 1]),
    abstaining: 0,
  };
  const frame = stage.rules.packs['meetings.score-frame'].values.findLast(
    (entry) => entry.value && entry.area === null,
  )?.value;
  const lines = (frame?.criteria ?? [])
    .flatMap((criterion) => criterion.parts)
    .filter(
      (part) => part.measure === 'cell' || part.measure === 'last-resolution' || part.measure === 'length',
    )
    .map((part) => ({ criterion: part.id, points: part.maximum, evidence: 'Chi bộ thống nhất' }));
  // Two versions of a paragraph keep the book from being locked: not every month may have them.
  const versions: Order[] = [
    [
      'note-contribution',
      {
        id: said,
        meetingId: meeting,
        itemId: items[1]?.id,
        personId: pick([null, people[2]]),
        text: 'Rất nhất trí',
        basedOn: pick(['Nhất trí', 'Không nhất trí']),
      },
    ],
    [
      'write-paragraph',
      { meetingId: meeting, itemId: items[1]?.id, text: 'Đoạn một', basedOn: pick([null, 'Đoạn khác']) },
    ],
    [
      'write-paragraph',
      { meetingId: meeting, itemId: items[1]?.id, text: pick(['Đoạn hai', null]), basedOn: 'Đoạn một' },
    ],
    ['take-book', { meetingId: meeting, reason: 'Máy kia hỏng' }],
    ['hand-over-book', { meetingId: meeting, to: pick([people[0], people[1]]) }],
  ];
  return [
    [
      'plan-meeting',
      {
        id: meeting,
        month: '2026-11-01',
        kind: pick(['ordinary', 'thematic']),
        plannedOn: day,
        startsAt: '19:30',
        place: ' Nhà  văn hóa',
        items,
      },
    ],
    [
      'set-year-days',
      {
        days: [
          { month: '2026-12-01', plannedOn: pick(['2026-12-03', '2026-12-03', null, '2026-11-30']) },
          ...(pick([0, 1]) === 0 ? [] : [{ month: pick(['2026-11-01', '2026-10-01']), plannedOn: null }]),
        ],
      },
    ],
    ['change-plan', { meetingId: meeting, place: 'Trường học', theme: pick([null, 'Nước sạch']) }],
    ['arrange-agenda', { meetingId: meeting, items: pick([items, items.toReversed(), items.slice(1)]) }],
    ['convene-meeting', { meetingId: meeting }],
    ['change-plan', { meetingId: meeting, startsAt: pick(['19:30', '20:00']) }],
    ['answer-notice', { meetingId: meeting, answer: 'coming' }],
    ['tell-members', { meetingId: meeting, personIds: [person()], toldBy: 'phone' }],
    [
      'answer-invitation',
      { meetingId: meeting, answer: pick(['coming', 'leave-asked']), reason: pick([null, 'Ốm']) },
    ],
    [
      'open-meeting',
      {
        meetingId: meeting,
        heldOn: day,
        openedAt: '19:30',
        chairId: people[0],
        clerkId: pick([people[1], people[1], newId()]),
        guests: ['Khách'],
      },
    ],
    [
      'record-attendance',
      {
        meetingId: meeting,
        entries: [0, 1, 2].map((index) => ({ personId: people[index], attendance: 'present' })),
      },
    ],
    [
      'record-attendance',
      {
        meetingId: meeting,
        entries: [
          {
            personId: people[5],
            attendance: pick(['present', 'absent', 'excused']),
            reason: pick([null, 'Ốm']),
          },
        ],
      },
    ],
    [
      'record-attendance',
      { meetingId: meeting, entries: [{ personId: person(), attendance: pick(['present', null]) }] },
    ],
    [
      'note-contribution',
      { id: said, meetingId: meeting, itemId: itemId(), personId: pick([null, people[2]]), text: 'Nhất trí' },
    ],
    ...(run % 3 === 0 ? versions : []),
    ['withdraw-contribution', { contributionId: pick([said, newId()]) }],
    [
      'note-contribution',
      {
        id: newId(),
        meetingId: meeting,
        itemId: itemId(),
        personId: pick([people[1], null]),
        text: pick(['Chưa đến thăm hộ được giúp', '']),
        aboutId: pick([people[2], null, newId()]),
        accepted: pick([true, null]),
      },
    ],
    [
      'raise-concern',
      {
        id: matter,
        kind: 'matter',
        meetingId: meeting,
        itemId: itemId(),
        personId: person(),
        text: 'Mương cạn ',
        cause: pick(['Đất lở', null]),
      },
    ],
    [
      'raise-concern',
      { id: wish, kind: 'wish', personId: pick([people[1], null]), text: 'Xin chuyển buổi họp' },
    ],
    [
      'close-concern',
      { concernId: run % 2 === 0 ? wish : newId(), answer: pick(['Họp buổi tối từ tháng sau', null]) },
    ],
    [
      'close-concern',
      { concernId: pick([matter, newId()]), solution: pick(['Nạo vét', null]), ownerId: people[1] },
    ],
    ['withdraw-concern', { concernId: pick([newId(), matter]) }],
    ...heldClose({ meeting, item: items[1]?.id as Id, wish, matter, people, pick }),
    ['draft-resolution', { id: resolution, meetingId: meeting, title: 'Nghị quyết', text: '' }],
    [
      'set-task',
      {
        id: task,
        meetingId: meeting,
        title: 'Giúp hộ nghèo',
        ownerId: pick([people[1], people[1], null]),
        helperIds: [people[2]],
        dueOn: pick(['2026-12-01', '2026-12-01', null]),
      },
    ],
    [
      'record-vote',
      {
        ...count,
        id: vote,
        meetingId: meeting,
        itemId: items[2]?.id,
        question: 'Thông qua nghị quyết',
        probationaryInFavour: pick([null, 0, 1]),
      },
    ],
    ['adopt-resolution', { resolutionId: resolution, voteId: vote }],
    [
      'report-task',
      {
        taskId: task,
        state: pick(['done', 'open', 'dropped']),
        result: 'Đã làm',
        cause: pick([null, 'Hết kinh phí']),
      },
    ],
    ['drop-task', { taskId: task }],
    ['reopen-task', { taskId: task, reason: pick(['Chưa xong', 'Còn hai hộ']) }],
    ...assignmentsOf({ task, resolution, people }, pick),
    [
      'score-meeting',
      {
        meetingId: meeting,
        lines: pick([lines, lines, lines.slice(1), [{ criterion: 'length', points: 99 }]]),
      },
    ],
    ...items.map((item): Order => [
      'conclude-item',
      { meetingId: meeting, itemId: item.id, conclusion: pick([null, 'Thống nhất']) },
    ]),
    ['reopen-item', { meetingId: meeting, itemId: items[1]?.id }],
    ['conclude-item', { meetingId: meeting, itemId: items[1]?.id, conclusion: 'Bàn lại' }],
    ['read-back-minutes', { meetingId: meeting, at: '21:00' }],
    [
      'record-vote',
      { ...count, id: adoption, meetingId: meeting, itemId: items[3]?.id, question: 'Thông qua biên bản' },
    ],
    ['adopt-minutes', { meetingId: meeting, voteId: adoption }],
    ['lock-minutes', { meetingId: meeting, endedAt: '21:20' }],
    ['record-attendance', { meetingId: meeting, entries: [{ personId: people[1], attendance: 'absent' }] }],
    ['write-addendum', { id: addendum, meetingId: meeting, text: 'Mục 3: đúng là 5 hộ' }],
    ['withdraw-addendum', { addendumId: pick([addendum, newId()]) }],
    ['write-addendum', { id: addendum, meetingId: meeting, text: 'Mục 3 đúng là 5 hộ' }],
    ['adopt-addendum', { addendumId: addendum, voteId: vote }],
    ...signedAndReviewed({ meeting, people, pick }),
    ['send-minutes', { meetingId: meeting }],
    [
      'publish-paper',
      {
        id: paper,
        title: pick(['Kế hoạch', 'Báo cáo (Mật)']),
        text: pick([null, ' Tin của xã ']),
        issuedOn: day,
        audience: [],
        discuss: false,
        validFrom: day,
        validUntil: pick([null, day]),
      },
    ],
    ['confirm-reading', { paperId: paper, takenBack: pick([undefined, true]) }],
    [
      'note-reading',
      {
        paperId: paper,
        personIds: [people[2], person()],
        how: pick(['printed', 'printed', null]),
        on: pick(['2026-11-20', day, '2026-10-01']),
      },
    ],
    [
      'note-reading',
      { paperId: paper, personIds: [people[2]], how: pick([null, 'read-out']), on: '2026-11-20' },
    ],
    [
      'excuse-meeting',
      {
        id: newId(),
        month: pick(['2026-11-01', '2026-12-01']),
        kind: 'extraordinary',
        reason: 'Bão',
        plannedOn: '2026-12-03',
      },
    ],
  ];
}
