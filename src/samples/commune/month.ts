import { addDays, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { paper as paperTable } from '#modules/kit/tables.ts';
import { isMeantFor } from '#modules/kit/rules/papers.ts';
import type { PaperRow } from '#modules/kit/rules/rows.ts';
import type { SamplePen } from '../pen.ts';
import { comingSitting, excusedIn, sittingsOf, type Sitting } from './calendar.ts';
import { holderOf, type CellDesk } from './cell-desk.ts';
import type { Diary } from './diary.ts';
import { finish, reportTasks, send } from './finish.ts';
import { earlier, momentOf, monthEnd } from './moment.ts';
import { convene, excuse, plan, toldAt } from './prepare.ts';
import { sit } from './sit.ts';

/** What writing a month takes. */
export interface Chronicle {
  readonly pen: SamplePen;
  readonly diary: Diary;
  readonly today: CivilDate;
  readonly now: Instant;
}

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
  const { diary, today, now } = chronicle;
  const excused = excusedIn(traits.name, month);
  if (excused)
    diary.on(momentOf(addDays(month, 1), '09:00'), () =>
      excuse(desk, excused, momentOf(addDays(month, 1), '08:30')),
    );
  const sittings =
    traits.name === naPong && ago === 0
      ? [comingSitting(traits, month, today)]
      : sittingsOf(traits, month, ago, today).filter((sitting) => !excused || sitting.kind === 'thematic');
  for (const sitting of sittings) noteSitting(chronicle, desk, sitting);
  for (const day of [addDays(month, 9), addDays(month, 19), monthEnd(month)])
    if (day < today) diary.on(earlier(momentOf(day, '08:00'), now), () => upkeep(desk, addDays(day, -1)));
  diary.on(earlier(momentOf(monthEnd(month), '08:00'), now), () =>
    desk.book.forgetBefore(addDays(month, -100)),
  );
}

/** «Văn bản xuống đến chi bộ» — published, waiting for the next agenda, received within days. */
export function notePapers(
  { pen, diary, now, today }: Chronicle,
  papers: readonly PaperRow[],
  desks: readonly CellDesk[],
  opened: CivilDate,
): void {
  for (const paper of papers) {
    const issued = paper.issuedOn ?? opened;
    const day = issued < opened ? opened : issued;
    diary.on(earlier(momentOf(day, '08:00'), now), () => {
      pen.put(paperTable, [paper]);
      for (const desk of desks) if (isMeantFor(paper, desk.place.plan.category)) desk.papers.push(paper);
    });
    const seen = addDays(day, 2);
    if (seen >= today) continue;
    diary.on(momentOf(seen, '20:00'), () => {
      for (const desk of desks)
        if (isMeantFor(paper, desk.place.plan.category)) receive(desk, paper, seen, today);
    });
  }
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
  ]);
}

function upkeep(desk: CellDesk, day: CivilDate): void {
  reportTasks(desk, day);
}

function noteSitting(chronicle: Chronicle, desk: CellDesk, sitting: Sitting): void {
  const { diary, today, now } = chronicle;
  const { day, stage, habits } = sitting;
  const told = toldAt(day, habits.care < careless, now);
  const planned = earlier(momentOf(addDays(day, -6), '20:00'), now);
  if (stage === 'planned') {
    diary.on(planned < told ? planned : told, () => plan(desk, sitting, planned));
    return;
  }
  if (stage === 'convened') {
    diary.on(told, () => convene(plan(desk, sitting, planned), told));
    return;
  }
  const sentAt = momentOf(addDays(day, habits.sentAfter), habits.sentAfter === 0 ? '22:40' : '09:15');
  const receivedAt = momentOf(addDays(day, habits.sentAfter + 1), '10:00');
  const written = receivedAt <= now ? receivedAt : sentAt <= now ? sentAt : momentOf(day, '23:30');
  diary.on(written, () => {
    reportTasks(desk, addDays(day, -1));
    const sat = sit(conveneAfterPlan());
    desk.papers.splice(0);
    finish(sat, today);
    if (sentAt <= now) send(sat, sentAt, receivedAt <= now ? receivedAt : null);
  });
  function conveneAfterPlan() {
    const underway = plan(desk, sitting, planned);
    convene(underway, told);
    return underway;
  }
}
