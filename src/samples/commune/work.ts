import { addDays, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import { dayInVietnam } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { ResolutionRow, TaskRow } from '#modules/meetings/public.ts';
import { workByMember } from '#modules/tasks/rules/assignments/assign.ts';
import { factsOf } from '#modules/tasks/rules/assignments/stages.ts';
import { dice } from './chance.ts';
import { holderOf, type CellDesk } from './cell-desk.ts';
import { momentOf } from './moment.ts';
import type { Sat } from './sit.ts';

const areas = ['Xóm trên', 'Xóm giữa', 'Xóm dưới', 'Khu cầu treo', 'Khu trường học', 'Khu nhà văn hóa'];
const themes = ['Dân vận', 'Kinh tế hộ', 'Giữ gìn an ninh', 'Văn hóa, khuyến học', 'Tuyên truyền', 'Vệ sinh'];
const careless = 0.62;

/** «Phân công đầu kỳ» — nearly everybody answers for an area or a theme; the few without stay on the list. */
export function assignEverybody(desk: CellDesk, day: CivilDate): void {
  const keeper = holderOf(desk, 'secretary', day) ?? desk.receiver;
  const chance = dice('assignments', desk.place.id);
  const isVillage = desk.place.plan.category === 'village';
  for (const { person } of workByMember(desk.book.rows, desk.place.no, day)) {
    if (chance.yes(0.04)) continue;
    const kind = isVillage && chance.yes(0.7) ? 'area' : 'theme';
    const title = chance.pick(kind === 'area' ? areas : themes);
    const id = desk.pen.id('assignment', desk.place.id, person.id);
    desk.book.order(
      'assign-member',
      { id, personId: person.id, kind, title, from: day },
      keeper,
      momentOf(day, '20:00'),
    );
  }
}

/** «Gắn với văn bản cấp trên» — the papers that the meeting discussed; a careless cell names none. */
export function tagPapers({ desk, sitting, id, items }: Sat): void {
  const resolution = desk.book.rows.one<ResolutionRow>('resolution', desk.pen.id('resolution', id));
  const paperIds = items.flatMap((item) => (item.originKind === 'paper' ? (item.originId ?? []) : []));
  if (!resolution?.adoptedOn || sitting.habits.care < careless || paperIds.length === 0) return;
  const { id: resolutionId, organisationNo } = resolution;
  desk.book.apply(
    paperIds.map((paperId) => ({
      kind: 'serving',
      key: `${resolutionId}/${paperId}`,
      row: { resolutionId, paperId, organisationNo },
    })),
  );
}

/** «Quán triệt đến người vắng» — within days of the meeting; a careless cell forgets. */
export function passOn({ desk, sitting, id, keeper }: Sat, at: Instant): void {
  const resolution = desk.book.rows.one<ResolutionRow>('resolution', desk.pen.id('resolution', id));
  if (!resolution?.adoptedOn || sitting.habits.care < careless) return;
  if (factsOf(desk.book.rows, resolution, resolution.adoptedOn).everybodyCame) return;
  const reachedOn = dayInVietnam(at);
  const note = 'Đọc tại nhà cho đồng chí vắng';
  desk.book.order(
    'note-stage',
    { resolutionId: resolution.id, stage: 'passed-on', reachedOn, note },
    keeper,
    at,
  );
}

const poor = [
  ['Hộ bà Mẩy', 'Xóm trên', 'Sửa nhà dột trước mùa mưa'],
  ['Hộ ông Dũng', 'Xóm trên', 'Thoát nghèo trong năm'],
  ['Hộ bà Lìn', 'Xóm giữa', 'Làm nhà vệ sinh'],
  ['Hộ ông Sơn', 'Xóm giữa', 'Vay vốn nuôi trâu'],
  ['Hộ cô Thắm', 'Xóm dưới', 'Cho hai cháu đi học đều'],
  ['Hộ ông Kẻo', 'Xóm dưới', 'Thoát nghèo trong năm'],
  ['Hộ bà Chiên', 'Khu cầu treo', 'Trồng nửa héc-ta lê'],
  ['Hộ ông Tình', 'Khu cầu treo', 'Có nước sạch'],
  ['Hộ bà Xuyến', 'Khu trường học', 'Thoát cận nghèo'],
  ['Hộ ông Phin', 'Khu trường học', 'Chuyển chuồng trâu ra xa nhà'],
] as const;

/** «Giúp mười hộ, vận động trồng lê» — what Nà Pồng is at: households, a target shared out, a cause given. */
export function helpAndPersuade(desk: CellDesk, today: CivilDate): void {
  const { book, pen, place } = desk;
  const keeper = holderOf(desk, 'secretary', today) ?? desk.receiver;
  const at = momentOf(addDays(today, -1), '20:30');
  const named = (name: string): Id =>
    [...desk.members.values()].find((member) => member.fullName === name)?.id ?? keeper;
  const people = workByMember(book.rows, place.no, today).map(({ person }) => person.id);
  const [first, second, third] = [named('Hoàng Văn Nhất'), named('Bàn Thị Ái'), named('Ma Văn Chức')];
  poor.forEach(([label, hamlet, goal], index) => {
    const id = pen.id('household', place.id, index);
    const memberId = index === 9 ? null : ([first, second, third][index] ?? people[index * 3] ?? keeper);
    const since = addDays(today, -90);
    book.order('keep-household', { id, label, hamlet, memberId, goal, since }, keeper, at);
    if (memberId === null || index > 6) return;
    const visitedOn = addDays(today, -3 - index * 4);
    const visit = { id: pen.id('visit', id), householdId: id, visitedOn, note: 'Đến bàn cách làm' };
    book.order('note-visit', visit, memberId, at);
    const result = 'Đã xong, gia đình tự giữ được';
    if (index > 4) book.order('report-household', { householdId: id, state: 'done', result }, memberId, at);
  });
  persuade(desk, [first, second, third], keeper, today, at);
}

function persuade(
  desk: CellDesk,
  people: readonly [Id, Id, Id],
  keeper: Id,
  today: CivilDate,
  at: Instant,
): void {
  const { book, pen, place } = desk;
  const open = book.rows.all<TaskRow>('task').filter((row) => row.state === 'open');
  const [late, other] = open.toSorted((one, two) => ((one.dueOn ?? '9') < (two.dueOn ?? '9') ? -1 : 1));
  if (late)
    book.order('give-cause', { taskId: late.id, code: 'waits', words: 'xã chưa gửi bản cuối' }, keeper, at);
  const task = other ?? late;
  if (!task) return;
  const targetId = pen.id('target', place.id);
  const portions = people.map((personId, index) => ({ personId, goal: (5 - index) * 100 }));
  const order = {
    id: targetId,
    taskId: task.id,
    title: 'Hộ góp công tu sửa',
    unit: 'hộ',
    goal: 1500,
    portions,
  };
  book.order('set-target', order, keeper, at);
  people.forEach((personId, index) => {
    for (const turn of [1, 2].slice(index > 1 ? 1 : 0)) {
      const id = pen.id('progress', targetId, index, turn);
      const madeOn = addDays(today, -12 + turn * 4 + index);
      const line = { id, targetId, personId, amount: (turn + 1) * 100, madeOn, note: null };
      book.order('add-progress', line, personId, at);
    }
  });
}
