import type { ConcernKind } from '#modules/meetings/rules/concerns.ts';

/** What may be raised in a cell, and what becomes of it. */
interface ConcernText {
  readonly kind: ConcernKind;
  readonly text: string;
  readonly answer: string;
  readonly cause: string | null;
  readonly solution: string | null;
  /** In words for the level above, where it may have to answer. */
  readonly passed?: string;
}

/** «Điều hay nêu» — wishes of members, opinions of the people, matters of the cell. */
export const concernTexts: readonly ConcernText[] = [
  {
    kind: 'wish',
    text: 'Đề nghị họp buổi tối để người đi làm xa kịp về dự.',
    answer: 'Từ tháng sau họp 19 giờ 30; chi ủy báo trước năm ngày.',
    cause: null,
    solution: null,
  },
  {
    kind: 'wish',
    text: 'Mong được cử đi học lớp nghiệp vụ công tác đảng.',
    answer: 'Chi ủy đã ghi vào danh sách đề nghị với Đảng ủy xã.',
    passed:
      'Ở {place} có đồng chí chưa qua lớp bồi dưỡng nào; xin một chỗ ở lớp gần nhất của trung tâm chính trị.',
    cause: null,
    solution: null,
  },
  {
    kind: 'people',
    text: 'Bà con hỏi bao giờ điện chiếu sáng trục thôn được sửa.',
    answer: 'Xã đã xếp lịch sửa trong quý này; trưởng thôn đã báo lại ở họp thôn.',
    passed: 'Điện chiếu sáng trục đường ở {place} hỏng nhiều đoạn, đề nghị xã cho biết lịch sửa.',
    cause: null,
    solution: null,
  },
  {
    kind: 'people',
    text: 'Bà con đề nghị công khai tiền công trình nước.',
    answer: 'Đã niêm yết thu, chi tại nhà văn hóa và đọc ở họp thôn.',
    passed:
      'Nhân dân {place} muốn biết kinh phí trên cấp làm bể nước sạch đã về bao nhiêu; xin xã gửi bản quyết toán.',
    cause: null,
    solution: null,
  },
  {
    kind: 'matter',
    text: 'Mương nội đồng bị bồi lấp, cuối nguồn thiếu nước',
    answer: 'Đã nạo vét xong, nước về đủ.',
    cause: 'Đất lở sau mưa, lâu chưa nạo vét',
    solution: 'Mỗi hộ góp hai công, chi đoàn làm trước đoạn đầu mối',
    passed:
      'Tuyến dẫn nước ra ruộng ở {place} bị đất đá vùi; dân đã góp công mà không có máy xúc, xin xã giúp máy hai ngày.',
  },
  {
    kind: 'matter',
    text: 'Một số thanh niên đi làm xa không giữ liên lạc với thôn',
    answer: 'Đã có số điện thoại của các gia đình; chi đoàn gọi mỗi tháng.',
    cause: 'Chưa ai được giao giữ liên lạc',
    solution: 'Giao chi đoàn lập sổ liên lạc, báo chi ủy hằng tháng',
  },
];
