import type { ReportedPart } from './report.ts';

/** «Bảng từng đơn vị» — heads and figures side by side, so that none stands under another's head. */
const partColumns: readonly (readonly [string, (part: ReportedPart) => string | number])[] = [
  ['Đơn vị', (part) => part.name],
  ['Phải họp', (part) => part.cells],
  ['Đúng hạn', (part) => part.onTime],
  ['Trễ', (part) => part.late],
  ['Họp bù', (part) => part.madeUp],
  ['Không họp', (part) => part.notHeld],
  ['Được phép', (part) => part.excused],
  ['Chưa họp', (part) => part.toCome + part.due + part.overdue],
  ['Đúng ngày đã định', (part) => part.asPlanned],
  ['Trực tuyến', (part) => part.online],
  ['Theo tổ đảng', (part) => part.byGroup],
  ['Phải dự', (part) => part.expected],
  ['Có mặt', (part) => part.present],
  ['Vắng không phép', (part) => part.absent],
  ['Phát biểu', (part) => part.speakers],
  ['Phát biểu, trên số có mặt', (part) => part.listeners],
  ['Mục của chi bộ', (part) => part.localItems],
  ['Mục của cấp trên', (part) => part.upperItems],
  ['Buổi có phê bình', (part) => part.criticised],
  ['Buổi không có phê bình', (part) => part.uncriticised],
  ['Tốt', (part) => part.good],
  ['Khá', (part) => part.fair],
  ['Trung bình', (part) => part.average],
  ['Kém', (part) => part.poor],
  ['Chưa chấm', (part) => part.ungraded],
  ['Biên bản đúng hạn', (part) => part.sentInTime],
  ['Biên bản trễ', (part) => part.sentLate],
  ['Biên bản chưa gửi, còn hạn', (part) => part.unsent],
  ['Biên bản chưa gửi, quá hạn', (part) => part.unsentLate],
  ['Nhiệm vụ đến hạn', (part) => part.tasks],
  ['Đã xong', (part) => part.tasksDone],
  ['Nhiệm vụ trễ', (part) => part.tasksLate],
  ['Văn bản gửi', (part) => part.papers],
  ['Văn bản đã nhận', (part) => part.papersReceived],
];

/** «Bảng từng đơn vị» — one line for each, the heads above. */
export function partLines(parts: readonly ReportedPart[]): readonly (readonly (string | number)[])[] {
  return [
    partColumns.map(([head]) => head),
    ...parts.map((part) => partColumns.map(([, value]) => value(part))),
  ];
}
