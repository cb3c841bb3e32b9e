import { addMonths, monthStart, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import { ruleOn, type RuleBundle } from '#kernel/rule-pack.ts';
import type { Text } from '#kernel/text.ts';
import { dayOf } from '#platform/clock.ts';
import type { Desktop, Holder, Written } from '../sample-set.ts';
import type { SamplePen } from '../pen.ts';
import { openDesk, type CellDesk } from './cell-desk.ts';
import { Diary } from './diary.ts';
import { LiveRoad } from './live.ts';
import { monthEnd, momentOf } from './moment.ts';
import { noteMonth, notePapers, type Chronicle } from './month.ts';
import { latestPaper, papersFor } from './papers.ts';
import { attachedTo, enterAttached } from './attached.ts';
import { noteModels, noteProgramme } from './programmes.ts';
import { noteProposals, noteSuggestions, noteYearPlans } from './prepared.ts';
import { otherCommunes, yenThuong } from './places.ts';
import { enter, enterTerm, openedOn, type Opening } from './register.ts';
import { commune, planTree } from './tree-plan.ts';
import { enterTransfers } from './transfers.ts';
import { putTree, type Tree } from './tree.ts';
import { enterWork } from './careers.ts';
import { planPeople, type People } from './yen-thuong.ts';

const monthsInFull = 12;
const monthsElsewhere = 2;
const endOfTime = '9999' as Instant;

interface Told {
  readonly desk: CellDesk;
  readonly traits: { readonly name: string; readonly index: number; readonly size: number };
  readonly months: number;
}

/** «Đảng bộ xã Yên Thượng» — an invented province, one commune of it in full, a year of meetings up to today. */
export async function writeCommune({ pen, clock, rules, tell, app }: Desktop): Promise<Written> {
  const now = clock.now();
  const today = dayOf(now);
  const current = monthStart(today);
  const opened = openedOn(monthStart(current, -monthsInFull));
  const [diary, lastDiary] = [new Diary('load-sample'), new Diary('load-sample')];
  tell({ vi: 'tổ chức, đảng viên', en: 'organisations, members' });
  const tree = await putTree(pen);
  await pen.act('load-sample', momentOf(opened, '07:00'));
  await pen.fold();
  const committeeFrom = ruleOn(rules, 'organisation.committee-from-official', today)?.value ?? 0;
  const people = planPeople(pen, today, committeeFrom);
  const opening: Opening = { pen, diary, tree, opened, today, now };
  for (const members of people.members.values()) for (const member of members) enter(opening, member);
  for (const term of people.terms) enterTerm(opening, term);
  enterWork(opening, people.members.get('Chi bộ thôn Nà Pồng') ?? []);
  enterTransfers(opening, people.members);
  enterAttached(opening);

  const told = desksOf(pen, rules, tree, people, today);
  const live = new LiveRoad(app, pen, people.terms);
  const lastFrom = momentOf(monthStart(current, -1), '00:00');
  const chronicle: Chronicle = { pen, diary, lastDiary, lastFrom, live, today, now };
  const own = told.filter((one) => one.months === monthsInFull).map((one) => one.desk);
  noteYearPlans(chronicle, own, opened);
  noteSuggestions(chronicle, tree);
  noteProgramme(chronicle, tree, own, opened);
  noteModels(chronicle, tree, people.terms);
  for (const desk of own) if (desk.place.plan.key === 'Chi bộ thôn Nà Pồng') noteProposals(chronicle, desk);
  for (let ago = monthsInFull; ago >= 0; ago -= 1) {
    const month = monthStart(current, -ago);
    tell(inMonth(month));
    notePapers(chronicle, papersFor(pen, tree, month, today), own, opened);
    for (const { desk, traits, months } of told)
      if (ago <= months) noteMonth(chronicle, desk, traits, month, ago);
    if (ago > 0) await write(diary, momentOf(monthEnd(month), '23:59'), pen, told);
  }
  const coming = papersFor(pen, tree, addMonths(current, 1), today);
  notePapers(chronicle, [...coming, latestPaper(pen, tree, today)], own, opened);
  await write(diary, endOfTime, pen, told);
  await diary.close();
  return {
    holders: holdersOf(people),
    afterwards: async () => {
      await write(lastDiary, endOfTime, pen, told);
      await lastDiary.close();
    },
  };
}

async function write(diary: Diary, until: Instant, pen: SamplePen, told: readonly Told[]): Promise<void> {
  await diary.writeUntil(until, pen, async () => {
    const fresh = told.map((one) => one.desk.book).filter((book) => book.isFresh);
    const heads = await pen.heads(fresh.map((book) => book.organisation.no));
    for (const book of fresh) book.putInto(pen, heads.get(book.organisation.no) ?? { entry: 0, hash: '' });
  });
}

function desksOf(pen: SamplePen, rules: RuleBundle, tree: Tree, people: People, today: CivilDate): Told[] {
  const everybody = [...people.members.values()].flat();
  const receiverOf = (place: string) =>
    people.terms.find((term) => term.place === place && term.office === 'office-staff')?.personId ??
    pen.id('nobody');
  const open = (key: string, superior: string, hall: string, startsAt: string) =>
    openDesk({
      pen,
      rules,
      tree,
      key,
      hall,
      startsAt,
      members: people.members.get(key) ?? [],
      guests: everybody.filter((member) => member.circumstances.some((each) => each.cell === key)),
      terms: people.terms,
      attached: attachedTo(pen, tree, key, today),
      receiver: receiverOf(superior),
    });
  const full = yenThuong.map((cell, index) => ({
    desk: open(cell.name, commune, cell.hall, cell.startsAt),
    traits: { name: cell.name, index, size: cell.size },
    months: monthsInFull,
  }));
  const plans = planTree();
  const elsewhere = otherCommunes.flatMap((plan) =>
    plans
      .filter(
        (each) => each.kind === 'cell' && each.place === plan.name && each.stages.at(-1)?.until === null,
      )
      .map((each, index) => ({
        desk: open(each.key, `Đảng bộ xã ${plan.name}`, 'Nhà văn hóa', '19:30'),
        // Their themes go with the ordinary meeting.
        traits: { name: each.key, index: index * 3 + 1, size: people.members.get(each.key)?.length ?? 0 },
        months: monthsElsewhere,
      })),
  );
  return [...full, ...elsewhere];
}

function inMonth(month: CivilDate): Text {
  const [year, number] = month.split('-').map(Number);
  return { vi: `tháng ${number}-${year}`, en: month.slice(0, 7) };
}

function holdersOf(people: People): Holder[] {
  const offices = people.terms
    .filter((term) => term.until === null)
    .map(({ place, office, personId, fullName }) => ({ organisation: place, office, personId, fullName }));
  const members = [...people.members].flatMap(([organisation, all]) =>
    all
      .filter((member) => member.until === null)
      .map(({ id, fullName }) => ({ organisation, office: 'member', personId: id, fullName })),
  );
  return [...offices, ...members];
}
