import { addDays, monthStart, writeDate, type CivilDate } from '#kernel/civil-date.ts';
import { writeMonth } from '#kernel/clock-time.ts';
import type { PaperRow } from '#modules/kit/rules/rows.ts';
import type { SamplePen } from '../pen.ts';
import { range } from './register.ts';
import { commune, province } from './tree-plan.ts';
import { placeOf, type Tree } from './tree.ts';

interface Draft {
  readonly issuer: string;
  readonly sign: string;
  readonly kind: string;
  readonly title: string;
  readonly audience: readonly string[];
  readonly discuss: boolean;
  /** The day of the month before the meeting it is meant for. */
  readonly day: number;
}

const guidance: readonly (readonly [string, readonly string[]])[] = [
  ['Hướng dẫn kiểm điểm, xếp loại chất lượng cuối năm', []],
  ['Kế hoạch vận động trồng rừng vụ xuân', ['village', 'other']],
  ['Hướng dẫn xây dựng quy chế làm việc của chi ủy', []],
  ['Kế hoạch phòng chống thiên tai, tìm kiếm cứu nạn', ['village', 'armed-forces', 'public-service']],
  ['Kế hoạch giúp hộ nghèo sửa nhà', ['village', 'commune-office']],
  ['Hướng dẫn nâng chất lượng sinh hoạt chi bộ', []],
  ['Kế hoạch kiểm tra, giám sát quý', []],
  ['Kế hoạch tuyển quân và công tác quốc phòng địa phương', ['village', 'armed-forces']],
  ['Hướng dẫn rà soát, tạo nguồn phát triển đảng viên', []],
  ['Kế hoạch năm học mới, chống bỏ học', ['village', 'public-service']],
  ['Dự thảo quy chế làm việc của Đảng ủy xã: lấy ý kiến chi bộ', []],
  ['Kế hoạch tổ chức Ngày hội Đại đoàn kết', ['village']],
];

/** «Văn bản gửi xuống» — what province and commune publish for the meetings of the month, as far as it is issued. */
export function papersFor(
  pen: SamplePen,
  tree: Tree,
  month: CivilDate,
  today: CivilDate,
): readonly PaperRow[] {
  const before = monthStart(month, -1);
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const [title = '', audience = []] = guidance[number % guidance.length] ?? [];
  const drafts: readonly Draft[] = [
    {
      issuer: province,
      sign: 'HD/BTCTU',
      kind: 'hướng dẫn',
      title: `Hướng dẫn nội dung sinh hoạt chi bộ ${writeMonth(month)}`,
      audience: [],
      discuss: false,
      day: 22,
    },
    { issuer: commune, sign: 'KH/ĐU', kind: 'kế hoạch', title, audience, discuss: number % 3 === 1, day: 25 },
    {
      issuer: commune,
      sign: 'TB/ĐU',
      kind: 'thông báo',
      title: `Thông tin nội bộ ${writeMonth(month)}`,
      audience: [],
      discuss: false,
      day: 25,
    },
  ];
  return drafts
    .map((draft, index) =>
      paperOf(pen, tree, draft, addDays(before, draft.day - 1), Number(before.slice(5, 7)) * 3 - 2 + index),
    )
    .filter((paper) => paper.issuedOn !== null && paper.issuedOn <= today);
}

/** «Giấy mới đến cặp» — came down in the last days; nobody in Nà Pồng has seen it yet. */
export function latestPaper(pen: SamplePen, tree: Tree, today: CivilDate): PaperRow {
  const draft: Draft = {
    issuer: commune,
    sign: 'CV/ĐU',
    kind: 'công văn',
    title: `Rà soát nhiệm vụ trọng tâm, báo cáo trước ${writeDate(addDays(today, 14))}`,
    audience: [],
    discuss: true,
    day: 1,
  };
  return paperOf(pen, tree, draft, addDays(today, -1), 61);
}

function paperOf(pen: SamplePen, tree: Tree, draft: Draft, issuedOn: CivilDate, number: number): PaperRow {
  return {
    id: pen.id('paper', draft.issuer, draft.title, issuedOn),
    organisationNo: placeOf(tree, draft.issuer).no,
    number: `${String(number).padStart(2, '0')}-${draft.sign}`,
    title: draft.title,
    kind: draft.kind,
    issuedOn,
    fileSha256: null,
    audience: draft.audience,
    discuss: draft.discuss,
    valid: range(issuedOn, null),
    withdrawn: false,
  };
}
