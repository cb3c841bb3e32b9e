import { addDays, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import { dayInVietnam } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { RowChange } from '#kernel/sync/replica.ts';
import { paper as paperTable } from '#modules/kit/tables.ts';
import { isMeantFor } from '#modules/kit/rules/papers.ts';
import { readersOn } from '#modules/kit/rules/readings.ts';
import type { PaperReadingRow, PaperRow } from '#modules/kit/rules/rows.ts';
import type { SamplePen } from '../pen.ts';
import { comingSitting, excusedIn, sittingsOf, type Sitting } from './calendar.ts';
import { holderOf, type CellDesk } from './cell-desk.ts';
import type { Diary } from './diary.ts';
import type { LiveRoad } from './live.ts';
import { finish, reportTasks, send } from './finish.ts';
import { earlier, momentOf, monthEnd } from './moment.ts';
import { convene, excuse, plan, toldAt } from './prepare.ts';
import { shareDraft, tickSteps } from './prepare-steps.ts';
import { noted } from './register.ts';
import { sit } from './sit.ts';
import { commune } from './tree-plan.ts';
import { assignEverybody, helpAndPersuade, passOn, tagPapers } from './work.ts';

/** What writing a month takes. */
export interface Chronicle {
  readonly pen: SamplePen;
  /** What is written in one go, all or nothing. */
  readonly diary: Diary;
  /** What three cells do from last month on: written afterwards, among real commands. */
  readonly lastDiary: Diary;
  readonly lastFrom: Instant;
  readonly live: LiveRoad;
  readonly today: CivilDate;
  readonly now: Instant;
}

/** Their last meeting, and the plan of Nà Pồng for the coming one, are real commands. */
const onTheRoad = ['Chi bộ thôn Nà Pồng', 'Chi bộ thôn Nà Vài', 'Chi bộ thôn Khuổi Mạ Trong'];
const naPong = 'Chi bộ thôn Nà Pồng';
const careless = 0.62;

/** «Một tháng của một chi bộ» — notes every step of the month at its moment. */
export function noteMonth(
  chronicle: Chronicle,
  desk: CellDesk,
  traits: { readonly name: string; readonly index: number; readonly size: number },
  month: CivilDate,
  ago: number,
): void {
  const { today, now } = chronicle;
  const on = (at: Instant, entry: () => void) => diaryOf(chronicle, desk, at).on(at, entry);
  const excused = excusedIn(traits.name, month);
  if (excused)
    on(momentOf(addDays(month, 1), '09:00'), () =>
      excuse(desk, excused, momentOf(addDays(month, 1), '08:30')),
    );
  const sittings =
    traits.name === naPong && ago === 0
      ? [comingSitting(traits, month, today)]
      : sittingsOf(traits, month, ago, today).filter((sitting) => !excused || sitting.kind === 'thematic');
  if (ago === 12) on(momentOf(addDays(month, 1), '20:00'), () => assignEverybody(desk, addDays(month, 1)));
  if (ago === 0 && traits.name === naPong)
    on(earlier(momentOf(addDays(today, -1), '20:30'), now), () => helpAndPersuade(desk, today));
  const isLive = onTheRoad.includes(traits.name) && (ago === 1 || (ago === 0 && traits.name === naPong));
  for (const sitting of sittings)
    noteSitting(chronicle, desk, sitting, isLive && sitting.kind === 'ordinary');
  for (const day of [addDays(month, 9), addDays(month, 19), monthEnd(month)])
    if (day < today) on(earlier(momentOf(day, '08:00'), now), () => reportTasks(desk, addDays(day, -1)));
  on(earlier(momentOf(monthEnd(month), '08:00'), now), () => desk.book.forgetBefore(addDays(month, -100)));
}

/** «Văn bản xuống đến chi bộ» — published, waiting for the next agenda, received within days. */
export function notePapers(
  chronicle: Chronicle,
  papers: readonly PaperRow[],
  desks: readonly CellDesk[],
  opened: CivilDate,
): void {
  const { pen, diary, now, today } = chronicle;
  for (const paper of papers) {
    const issued = paper.issuedOn ?? opened;
    const day = issued < opened ? opened : issued;
    const published = earlier(momentOf(day, '08:00'), now);
    const seen = addDays(day, 2);
    const received = earlier(momentOf(noted(seen), '08:00'), now);
    diary.on(published, () => pen.put(paperTable, [paper]));
    for (const desk of desks) {
      if (!isMeantFor(paper, desk.place.plan.category)) continue;
      diaryOf(chronicle, desk, published).on(published, () => void desk.papers.push(paper));
      if (seen < today)
        diaryOf(chronicle, desk, received).on(received, () => receive(desk, paper, seen, today));
    }
  }
}

/** Where something of a cell is noted: what three cells do of late is written among real commands. */
export function diaryOf(chronicle: Chronicle, desk: CellDesk, at: Instant): Diary {
  const isLast = at >= chronicle.lastFrom && onTheRoad.includes(desk.place.plan.key);
  return isLast ? chronicle.lastDiary : chronicle.diary;
}

function receive(desk: CellDesk, paper: PaperRow, seen: CivilDate, today: CivilDate): void {
  const personId = holderOf(desk, 'secretary', seen);
  const name = desk.place.plan.key;
  // The latest papers still wait in Nà Pồng; in Khuổi Lịa nobody looks.
  const waits = name === naPong && addDays(seen, 12) >= today;
  if (waits || name === 'Chi bộ thôn Khuổi Lịa' || personId === null) return;
  const organisationNo = desk.place.no;
  desk.book.apply([
    {
      kind: 'paper-receipt',
      key: `${paper.id}/${organisationNo}`,
      row: {
        paperId: paper.id as Id,
        organisationNo,
        personId,
        receivedAt: momentOf(addDays(seen, -1), '19:30'),
      },
    },
    ...(name === naPong && addDays(seen, 100) >= today ? readings(desk, paper.id, personId, seen) : []),
  ]);
}

/** «Ai đã đọc» — of three members one reads in the book, one is given a print, one waits for the meeting. */
function readings(desk: CellDesk, paperId: Id, keeper: Id, readOn: CivilDate): readonly RowChange[] {
  const organisationNo = desk.place.no;
  return readersOn(desk.book.rows, organisationNo, readOn).flatMap((personId, index) => {
    const how = ([null, 'app', 'printed'] as const)[index % 3] ?? null;
    if (how === null) return [];
    const row: PaperReadingRow = {
      paperId,
      organisationNo,
      personId,
      how,
      readOn,
      notedBy: how === 'app' ? personId : keeper,
    };
    return [{ kind: 'paper-reading', key: `${paperId}/${organisationNo}/${personId}`, row }];
  });
}

function noteSitting(chronicle: Chronicle, desk: CellDesk, sitting: Sitting, isLive: boolean): void {
  const { today, now } = chronicle;
  const { day, stage, habits } = sitting;
  const told = toldAt(day, habits.care < careless, now);
  const planned = earlier(momentOf(addDays(day, -6), '20:00'), told);
  const sentAt = momentOf(addDays(day, habits.sentAfter), habits.sentAfter === 0 ? '22:40' : '09:15');
  const receivedAt = momentOf(addDays(day, habits.sentAfter + 1), '10:00');
  switch (stage) {
    case 'planned':
      return note(chronicle, desk, planned, isLive, () => {
        const coming = plan(desk, sitting, planned);
        tickSteps(coming, ['assigned', 'committee'], planned);
        shareDraft(coming, planned);
      });
    case 'convened':
      return note(chronicle, desk, told, isLive, () => {
        const coming = plan(desk, sitting, planned);
        tickSteps(coming, ['assigned', 'committee', 'draft', 'superior', 'papers'], told);
        convene(coming, told);
      });
    case 'held': {
      const written = receivedAt <= now ? receivedAt : sentAt <= now ? sentAt : momentOf(day, '23:30');
      return note(chronicle, desk, written, isLive, () => {
        const underway = plan(desk, sitting, planned);
        tickSteps(underway, ['assigned', 'committee', 'draft', 'superior', 'papers'], told);
        convene(underway, told);
        const sat = sit(underway);
        desk.papers.splice(0);
        finish(sat, today);
        if (sentAt <= now) send(sat, sentAt, receivedAt <= now ? receivedAt : null);
        if (sentAt <= now) tagPapers(sat);
        if (sentAt <= now) passOn(sat, sentAt);
      });
    }
  }
}

/** Written with the act of that moment; or, on the road, order by order once the act before it is written. */
function note(chronicle: Chronicle, desk: CellDesk, at: Instant, isLive: boolean, entry: () => void): void {
  const diary = diaryOf(chronicle, desk, at);
  const yesterday = addDays(dayInVietnam(at), -1);
  diary.on(at, () => reportTasks(desk, yesterday));
  if (!isLive) return diary.on(at, entry);
  diary.after(at, async () => {
    desk.book.takeDown();
    entry();
    await chronicle.live.give(desk.book.handOver(), desk.place.id, [desk.place.plan.key, commune]);
  });
}
