import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { dice, type Dice } from './chance.ts';
import { earlier } from './moment.ts';
import type { Sat } from './sit.ts';
import { results } from './topics/said.ts';

const everyMonth = [
  'Thăm hỏi đảng viên cao tuổi, đảng viên ốm',
  'Vệ sinh đường làng, ngõ xóm',
  'Tuyên truyền văn bản mới đến từng hộ',
  'Nắm tình hình dư luận, báo cáo Đảng ủy',
  'Thu đảng phí, quyết toán với Đảng ủy xã',
];
const inOffices = [
  'Cập nhật hồ sơ đảng viên',
  'Tuyên truyền văn bản mới đến toàn cơ quan',
  'Chuẩn bị nội dung chuyên đề quý tới',
  'Thu đảng phí, quyết toán với Đảng ủy xã',
];

const routine = new Set([...everyMonth, ...inOffices]);

/** «Hạn chế sau kiểm điểm» — one of the cell, put right and checked by another; one of somebody, still open. */
export function reviewCell(sat: Sat, today: CivilDate): void {
  const { desk, sitting, keeper, endAt, clerk } = sat;
  if (desk.place.plan.key !== 'Chi bộ thôn Nà Pồng' || sitting.kind === 'thematic') return;
  if (!isLastMonth(sitting.month, today)) return;
  const [own, another] = [desk.pen.id('shortcoming', 'own'), desk.pen.id('shortcoming', 'another')];
  const found = { source: 'Kiểm điểm cuối năm 2025', foundOn: addDays(today, -320) };
  const order = { ...found, personId: null, responsibleId: keeper };
  const text = 'Có tháng họp sau ngày 10, chưa báo cáo cấp trên';
  const remedy = 'Định họp ngày 3 hằng tháng, lùi ngày thì báo trước';
  desk.book.order(
    'record-shortcoming',
    { ...order, id: own, text, remedy, dueOn: addDays(today, -140) },
    keeper,
    endAt,
  );
  desk.book.order(
    'report-shortcoming',
    { shortcomingId: own, evidence: 'Năm tháng liền họp đúng ngày, sổ ghi đủ' },
    keeper,
    endAt,
  );
  if (clerk !== keeper)
    desk.book.order('close-shortcoming', { shortcomingId: own, verdict: 'Đã xem sổ, đúng' }, clerk, endAt);
  desk.book.order(
    'record-shortcoming',
    {
      ...order,
      id: another,
      text: 'Chưa đảng viên nào được cử học nghiệp vụ',
      remedy: 'Đề nghị xã xếp hai người vào lớp gần nhất',
      dueOn: addDays(today, -20),
    },
    keeper,
    endAt,
  );
}

/** «Giao nhiệm vụ» — each with who, with whom, by when; what will become of it is decided here too. */
export function giveTasks(sat: Sat, today: CivilDate): void {
  const { desk, sitting, id, keeper, endAt } = sat;
  if (sitting.kind === 'thematic') return;
  const chance = dice('tasks', id);
  const titles = titlesOf(sat, chance);
  const able = sat.present.filter((entry) => entry.circumstance === null).map((entry) => entry.personId);
  const isLast = desk.place.plan.key === 'Chi bộ thôn Nà Pồng' && isLastMonth(sitting.month, today);
  titles.forEach((title, index) => {
    const due = addDays(sitting.day, chance.yes(0.1) ? chance.between(32, 45) : chance.between(9, 26));
    give(sat, chance, able, {
      id: desk.pen.id('task', id, index),
      title,
      due: isLast ? earlier(due, addDays(today, -4)) : due,
      inTime:
        isLast || chance.yes(routine.has(title) ? (1 + sitting.habits.deeds) / 2 : sitting.habits.deeds),
    });
  });
  if (isLast) stillOpen(sat, today);
  function stillOpen({ id: meetingId }: Sat, day: CivilDate): void {
    const late = [
      ['Góp ý dự thảo quy chế làm việc của xã', 'Nông Thị Duyên', -3],
      ['Tu sửa mương Khuổi Mạ', 'Ma Văn Chức', -2],
    ] as const;
    late.forEach(([title, name, days], index) => {
      const owner = [...desk.members.values()].find((member) => member.fullName === name)?.id;
      const input = { title, ownerId: owner ?? keeper, helperIds: [], dueOn: addDays(day, days) };
      desk.book.order(
        'set-task',
        { id: desk.pen.id('task', meetingId, 50 + index), meetingId, ...input },
        keeper,
        endAt,
      );
    });
  }
}

interface Given {
  readonly id: Id;
  readonly title: string;
  readonly due: CivilDate;
  readonly inTime: boolean;
}

function give(sat: Sat, chance: Dice, able: readonly Id[], { id, title, due, inTime }: Given): void {
  const { desk, sitting, keeper, endAt } = sat;
  const [owner, ...helpers] = chance.some(able, 1 + chance.between(0, 2));
  desk.book.order(
    'set-task',
    { id, meetingId: sat.id, title, ownerId: owner ?? keeper, helperIds: helpers, dueOn: due },
    keeper,
    endAt,
  );
  if (inTime) {
    const day = earlier(due, addDays(sitting.day, chance.between(5, 24)));
    desk.fates.set(id, { day, state: 'done', words: chance.pick(results) });
    return;
  }
  const kept = chance.yes(0.75);
  desk.fates.set(id, {
    day: addDays(due, kept ? chance.between(4, 40) : chance.between(35, 60)),
    state: kept ? 'done' : 'dropped',
    words: kept ? chance.pick(results) : 'Gộp vào nhiệm vụ của nghị quyết sau.',
  });
}

function titlesOf(sat: Sat, chance: Dice): string[] {
  const own = [...sat.topics.values()].flatMap((topic) => topic.tasks);
  const isVillage = sat.desk.place.plan.category === 'village';
  const isNaPong = sat.desk.place.plan.key === 'Chi bộ thôn Nà Pồng';
  const common = chance.some(isVillage ? everyMonth : inOffices, isNaPong ? 5 : chance.between(1, 3));
  const all = [...new Set([...own, ...common])].filter(
    (title) => !isNaPong || title !== 'Tu sửa mương Khuổi Mạ',
  );
  return isNaPong ? all.slice(0, 9) : all.slice(0, Math.max(3, Math.min(6, all.length)));
}

function isLastMonth(month: CivilDate, today: CivilDate): boolean {
  return addDays(`${today.slice(0, 7)}-01` as CivilDate, -1).slice(0, 7) === month.slice(0, 7);
}
