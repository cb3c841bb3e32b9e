import { addDays, addMonths, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { AgendaItemRow, TaskRow } from '#modules/meetings/public.ts';
import type { MeasureRow, MeasureTagRow, ModelUnitRow } from '#modules/programmes/rules/rows.ts';
import { measure, measureTag, model, modelUnit, programme, review } from '#modules/programmes/tables.ts';
import type { SamplePen } from '../pen.ts';
import type { CellDesk } from './cell-desk.ts';
import { earlier, momentOf } from './moment.ts';
import { diaryOf, type Chronicle } from './month.ts';
import { otherCommunes, yenThuong } from './places.ts';
import type { TermPlan } from './offices.ts';
import { commune, province } from './tree-plan.ts';
import { placeOf, type Tree } from './tree.ts';

const naPong = 'Chi bộ thôn Nà Pồng';

type Planned = Pick<MeasureRow, 'title' | 'unitName'> &
  Partial<Pick<MeasureRow, 'indicator' | 'goal' | 'stated' | 'statedReason'>>;

/** What the commune set out at the beginning of the year; a unit that stands in the tree is named as there. */
const measures: readonly Planned[] = [
  {
    title: 'Đảng viên dự sinh hoạt thường kỳ từ 85 % trở lên',
    unitName: commune,
    indicator: 'attendance',
    goal: 8500,
  },
  { title: 'Tu sửa mương, đường nội đồng trước mùa khô', unitName: naPong },
  { title: 'Mỗi chi bộ thôn giúp hộ nghèo bằng việc cụ thể', unitName: naPong },
  {
    title: 'Tập huấn bí thư, phó bí thư về chuẩn bị và điều hành buổi sinh hoạt',
    unitName: 'Trung tâm Chính trị khu vực',
    stated: 'done',
    statedReason: 'Báo cáo kết quả lớp tập huấn: 78 đồng chí dự đủ hai ngày.',
  },
  { title: 'Mỗi quý một buổi sinh hoạt chuyên đề ở thôn', unitName: 'Ban Xây dựng Đảng' },
];

/** «Chương trình của Đảng ủy xã» — its measures, and the work of Nà Pồng that serves them. */
export function noteProgramme(
  chronicle: Chronicle,
  tree: Tree,
  desks: readonly CellDesk[],
  opened: CivilDate,
): void {
  const { pen, diary, today, now } = chronicle;
  const { no } = placeOf(tree, commune);
  const [begunOn, dueOn] = [monthStart(today, -10), addDays(monthStart(today, 14), -1)];
  const announced = later(addDays(begunOn, -5), opened);
  const id = pen.id('programme', commune);
  diary.on(momentOf(announced, '10:00'), () => {
    const title = 'Nâng cao chất lượng sinh hoạt chi bộ thôn';
    const document = 'Chương trình số 07-CTr/ĐU của Đảng ủy xã';
    const basis = 'Nghị quyết Đại hội Đảng bộ xã; hướng dẫn của tỉnh về sinh hoạt chi bộ.';
    const days = { begunOn, dueOn, closedOn: null, conclusion: null };
    pen.put(programme, [
      { id, organisationNo: no, kind: 'programme', title, document, basis, paperId: null, ...days },
    ]);
    pen.put(
      measure,
      measures.map((planned, at): MeasureRow => ({
        id: pen.id('measure', at),
        organisationNo: no,
        programmeId: id,
        position: at + 1,
        unitId: tree.get(planned.unitName)?.id ?? null,
        begunOn,
        dueOn,
        indicator: null,
        goal: null,
        stated: null,
        statedReason: null,
        ...planned,
        statedOn: planned.stated ? announced : null,
      })),
    );
  });
  const desk = desks.find(({ place }) => place.plan.key === naPong);
  const at = earlier(momentOf(addDays(today, -1), '20:45'), now);
  if (desk) diaryOf(chronicle, desk, at).on(at, () => pen.put(measureTag, tagsOf(pen, desk)));
}

/** Digging ditches serves the second measure, help for households the third; one meeting has talked of it. */
function tagsOf(pen: SamplePen, { book, place }: CellDesk): MeasureTagRow[] {
  const tasks = book.rows.all<TaskRow>('task').filter(({ state }) => state === 'open' || state === 'done');
  const items = book.rows.all<AgendaItemRow>('agenda-item').filter(({ part }) => part === 'proceedings');
  const tag = (of: MeasureTagRow['of'], at: number, itemId: Id, meetingId: Id | null): MeasureTagRow => ({
    itemId,
    organisationNo: place.no,
    of,
    measureId: pen.id('measure', at),
    meetingId,
  });
  const talked = items.find(({ title }) => /hộ nghèo|giúp hộ/i.test(title));
  return [
    ...tasks.filter(({ title }) => /mương|đường/i.test(title)).map(({ id }) => tag('task', 1, id, null)),
    ...tasks.filter(({ title }) => /giúp hộ|hộ nghèo/i.test(title)).map(({ id }) => tag('task', 2, id, null)),
    ...(talked ? [tag('agenda-item', 2, talked.id, talked.meetingId)] : []),
  ];
}

/** «Mô hình của tỉnh và của xã» — each with its pilot, its roll-out and, of the commune's, what came of it. */
export function noteModels({ pen, diary, today }: Chronicle, tree: Tree, terms: readonly TermPlan[]): void {
  const began = addDays(monthStart(today, -7), 9);
  const [agency, groups] = [pen.id('model', province), pen.id('model', commune)];
  const unit = (owner: string, modelId: Id, key: string, more: Partial<ModelUnitRow>): ModelUnitRow => ({
    modelId,
    unitId: placeOf(tree, key).id,
    organisationNo: placeOf(tree, owner).no,
    plannedOn: addMonths(began, 2),
    dueOn: null,
    startedOn: null,
    level: null,
    chosenBy: null,
    decision: null,
    endedOn: null,
    endReason: null,
    ...more,
  });
  const others = otherCommunes.map(({ name }, at) => {
    const startedOn = at < 3 ? addDays(addMonths(began, 3 + at), at * 4) : null;
    return unit(province, agency, `Đảng bộ xã ${name}`, {
      dueOn: addMonths(began, at < 4 ? 6 : 12),
      startedOn,
    });
  });
  const villages = yenThuong.filter(({ category, name }) => category === 'village' && name !== naPong);
  const copied = villages.slice(0, 20).map(({ name }, at) => {
    const startedOn = at < 12 ? addDays(addMonths(began, 3), at * 9) : null;
    return unit(commune, groups, name, { dueOn: addMonths(began, at % 2 === 0 ? 7 : 11), startedOn });
  });
  const pilot = { startedOn: began, level: 'province', chosenBy: 'Ban Thường vụ Tỉnh ủy Mẫu Sơn' } as const;
  const ownPilot = { startedOn: began, level: 'commune', chosenBy: commune, plannedOn: null } as const;
  diary.on(momentOf(addDays(began, 1), '09:00'), () => {
    pen.put(model, [
      {
        id: agency,
        organisationNo: placeOf(tree, province).no,
        name: 'Chi bộ cơ quan ở xã sinh hoạt theo khối việc',
        description:
          'Cán bộ các ngành sinh hoạt ở chi bộ cơ quan; mỗi quý từng khối việc báo cáo, chi bộ đánh giá theo ngành, đơn vị.',
        document: 'Hướng dẫn số 11-HD/BTCTU của Ban Tổ chức Tỉnh ủy',
        reviewMonths: null,
        begunOn: addDays(began, -20),
      },
      {
        id: groups,
        organisationNo: placeOf(tree, commune).no,
        name: 'Đảng viên phụ trách nhóm hộ',
        description: 'Mỗi đảng viên theo dõi, giúp đỡ 5 đến 7 hộ; nêu việc của nhóm hộ ở buổi sinh hoạt.',
        document: 'Kế hoạch số 15-KH/ĐU của Đảng ủy xã',
        reviewMonths: 5,
        begunOn: addDays(began, -20),
      },
    ]);
    pen.put(modelUnit, [
      unit(province, agency, commune, { ...pilot, decision: '212-QĐ/TU' }),
      unit(commune, groups, naPong, { ...ownPilot, decision: '31-QĐ/ĐU' }),
    ]);
  });
  diary.on(momentOf(addDays(today, -2), '09:00'), () => pen.put(modelUnit, [...others, ...copied]));
  const head = terms.find((term) => term.place === commune && term.office === 'secretary');
  if (!head) return;
  const concludedOn = addDays(today, -3);
  diary.on(momentOf(concludedOn, '15:00'), () =>
    pen.put(review, [
      {
        id: pen.id('review', groups),
        organisationNo: placeOf(tree, commune).no,
        of: 'pilot',
        subjectId: groups,
        unitId: placeOf(tree, naPong).id,
        conclusion:
          'Việc của nhóm hộ được nêu và giao ngay tại buổi họp. Nhân rộng ra các thôn, bắt đầu từ thôn xa trung tâm.',
        concludedOn,
        concludedBy: head.personId,
      },
    ]),
  );
}

function later(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
