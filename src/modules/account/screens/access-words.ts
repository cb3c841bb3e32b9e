import type { DataClass, Right } from '#kernel/access.ts';
import type { Text } from '#kernel/text.ts';

/** Every class of data in words people use. */
export const classWords: Readonly<Record<DataClass, Text>> = {
  public: { vi: 'tên, nơi của tổ chức', en: 'names and places of organisations' },
  internal: {
    vi: 'họ tên, chức vụ, nơi sinh hoạt, lịch họp',
    en: 'names, offices, belonging, dates of meetings',
  },
  working: {
    vi: 'nội dung sinh hoạt, biên bản, nhiệm vụ',
    en: 'what is said in meetings, minutes, tasks',
  },
  confided: {
    vi: 'tâm tư, nguyện vọng, ý kiến chờ trả lời, mục giữ trong chi ủy',
    en: 'wishes and opinions to be answered, items kept in the committee',
  },
  personal: { vi: 'lý lịch, số định danh, điện thoại', en: 'personal records, numbers, phones' },
  sensitive: {
    vi: 'dân tộc, tôn giáo (khi có lý do được ghi)',
    en: 'ethnic group, religion (with a recorded purpose)',
  },
};

/** Every right in words people use. */
export const rightWords: Readonly<Record<Right, Text>> = {
  'meetings.keep': { vi: 'ghi sổ sinh hoạt', en: 'keep the book of meetings' },
  'meetings.answer': { vi: 'nhận báo họp, xin vắng, góp ý kiến', en: 'answer notices, give opinions' },
  'meetings.propose': {
    vi: 'đề nghị nội dung, góp ý dự thảo trước buổi họp',
    en: 'propose matters, comment on drafts before a meeting',
  },
  'tasks.keep': { vi: 'giao và theo dõi nhiệm vụ', en: 'give out and follow tasks' },
  'tasks.work': { vi: 'ghi kết quả việc được giao', en: 'report on own tasks' },
  'shortcomings.check': { vi: 'kiểm tra, đóng hạn chế sau kiểm điểm', en: 'check and close shortcomings' },
  'papers.publish': { vi: 'gửi tài liệu', en: 'send papers' },
  'papers.receive': { vi: 'nhận tài liệu', en: 'receive papers' },
  'minutes.receive': { vi: 'nhận biên bản cấp dưới gửi lên', en: 'receive minutes from below' },
  'meetings.excuse': {
    vi: 'ghi lý do tháng chi bộ không họp',
    en: 'record why a cell did not meet in a month',
  },
  'concerns.answer': { vi: 'trả lời điều cấp dưới chuyển lên', en: 'answer what was passed up' },
  'members.keep': { vi: 'ghi đảng viên, chức vụ', en: 'keep members and offices' },
  'attachments.note': {
    vi: 'ghi nhật ký, ý kiến nhân dân khi được phân công dự',
    en: 'keep the log of an assigned attendance',
  },
  'workplace.give': {
    vi: 'giao việc, nhận xét người công tác tại đơn vị',
    en: 'give tasks to, and appraise, those who work here',
  },
  'organisation.keep': { vi: 'ghi tổ chức', en: 'keep organisations' },
  'import.save': { vi: 'nhập từ bảng tính', en: 'import spreadsheets' },
  'identity.recover': { vi: 'cấp mã vào sổ, khóa tài khoản', en: 'give entry codes, close accounts' },
  'late.settle': {
    vi: 'nhận hoặc không nhận việc đến muộn của người trước',
    en: 'take or refuse late work of the predecessor',
  },
  'programmes.keep': {
    vi: 'lập chương trình, mô hình, kết luận đánh giá',
    en: 'set up programmes and models, conclude reviews',
  },
  'sensitive.grant': {
    vi: 'ghi lý do để mở dân tộc, tôn giáo',
    en: 'record a purpose that opens ethnic group and religion',
  },
};
