import { addDays, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { suggestion, itemProposal, plannedTheme } from '#modules/preparation/tables.ts';
import { holdsThemesApart, themeOf } from './calendar.ts';
import { holderOf, type CellDesk } from './cell-desk.ts';
import { earlier, momentOf } from './moment.ts';
import { diaryOf, type Chronicle } from './month.ts';
import { commune } from './tree-plan.ts';
import { placeOf, type Tree } from './tree.ts';

/** Nobody there has thought of the year. */
const withoutPlan = ['Chi bộ thôn Khuổi Lịa', 'Chi bộ thôn Pác Nghiên', 'Chi bộ Trạm Y tế xã'];
const monthsOfPlan = 14;

/** «Kế hoạch năm» — one theme in the middle of every quarter, written down when the year begins. */
export function noteYearPlans(chronicle: Chronicle, desks: readonly CellDesk[], opened: CivilDate): void {
  const { pen, today } = chronicle;
  const begins = `${today.slice(0, 4)}-01-01` as CivilDate;
  const on = momentOf(addDays(begins > opened ? begins : opened, 8), '15:00');
  for (const [index, desk] of desks.entries()) {
    if (withoutPlan.includes(desk.place.plan.key)) continue;
    const months = Array.from({ length: monthsOfPlan }, (_, at) => monthStart(begins, at));
    const rows = months
      .filter((month) => Number(month.slice(5, 7)) % 3 === 2)
      .map((month) => ({
        id: desk.pen.id('planned-theme', desk.place.plan.key, month),
        organisationNo: desk.place.no,
        month,
        topic: themeOf(month),
        kind: holdsThemesApart({ index }) ? ('thematic' as const) : ('ordinary' as const),
        presenterId: holderOf(desk, 'deputy-secretary', today),
        standing: 'planned' as const,
        reason: null,
      }));
    diaryOf(chronicle, desk, on).on(on, () => pen.put(plannedTheme, rows));
  }
}

const matters = [
  [
    'Phòng chống rét cho trâu bò, giữ lúa giống',
    'Hỏi từng hộ: chuồng, rơm, thóc giống còn thiếu gì',
    ['village'],
    'local',
  ],
  ['Bảo vệ rừng mùa khô', 'Giao rõ ai trông khoảnh nào', ['village'], 'local'],
  ['Kiểm điểm cuối năm: chuẩn bị của từng đảng viên', null, [], 'above'],
] as const;

/** «Nội dung gợi ý» — of the commune, for this month and the next. */
export function noteSuggestions({ pen, diary, today, now }: Chronicle, tree: Tree): void {
  const month = monthStart(today);
  const at = earlier(momentOf(addDays(monthStart(month, -1), 24), '10:00'), now);
  const rows = [month, monthStart(month, 1)].flatMap((each) =>
    matters.map(([title, note, audience, source]) => ({
      id: pen.id('suggestion', title, each),
      organisationNo: placeOf(tree, commune).no,
      month: each,
      audience,
      title,
      note,
      source,
      withdrawn: false,
    })),
  );
  diary.on(at, () => pen.put(suggestion, rows));
}

const proposed = [
  ['Ma Văn Chức', 'Sửa đoạn đường vào xóm Thượng trước mùa mưa', 'Xe chở chè không vào được khi mưa', null],
  ['Chẩu Thị Thêu', 'Góp ngày công dựng lại nhà cho hộ ông Páo', null, null],
  [
    'Quan Văn Hỏi',
    'Xin thêm cột điện đầu xóm',
    null,
    'Việc này xã đã đưa vào kế hoạch quý tới, chi bộ thông tin ở mục tình hình.',
  ],
] as const;

/** «Đề nghị của đảng viên» — two wait in Nà Pồng, one was answered. */
export function noteProposals(chronicle: Chronicle, desk: CellDesk): void {
  const { pen, today, now } = chronicle;
  const day = addDays(today, -3);
  const at = earlier(momentOf(day, '19:00'), now);
  const secretary = holderOf(desk, 'secretary', today);
  const rows = proposed.flatMap(([name, title, reason, answer]) => {
    const member = [...desk.members.values()].find((each) => each.fullName === name);
    if (!member) return [];
    return [
      {
        id: pen.id('item-proposal', title),
        organisationNo: desk.place.no,
        personId: member.id,
        title,
        reason,
        proposedOn: day,
        standing: answer === null ? ('waiting' as const) : ('declined' as const),
        answer,
        answeredBy: answer === null ? null : secretary,
        answeredOn: answer === null ? null : day,
      },
    ];
  });
  diaryOf(chronicle, desk, at).on(at, () => pen.put(itemProposal, rows));
}
