import type { AgendaKind } from '#kernel/rule-values.ts';
import type { Text } from '#kernel/text.ts';

/** «Lúc cần gợi ý» — the item under way, or the work before and after the meeting. */
export type Helped = AgendaKind | 'plan' | 'notice' | 'send';

/** «Lời gợi ý cho người chủ trì» — what may be said under an item; a help, never a rule. */
export const chairHints: Readonly<Record<Helped, Text>> = {
  plan: {
    vi: 'Hỏi chi ủy và đảng viên cần bàn việc gì. Chọn ít việc, việc của chi bộ trước. Ghi rõ ngày, giờ, nơi họp.',
    en: 'Ask what needs discussing; few items, local ones first.',
  },
  notice: {
    vi: 'Báo sớm, kèm chương trình và dự thảo. Ai không dùng sổ thì gọi điện hoặc báo tận nhà, rồi ghi đã báo cách nào.',
    en: 'Tell people early, with agenda and drafts; note how each was told.',
  },
  send: {
    vi: 'Chủ trì và người ghi biên bản ký, hoặc ký tay rồi lưu ảnh. Gửi cấp trên, rồi báo người vắng và người được giao việc.',
    en: 'Sign, send up, then tell those absent and those with tasks.',
  },
  opening: {
    vi: 'Nêu lý do, giới thiệu đồng chí cấp trên dự và khách mời.',
    en: 'Say why the cell meets; introduce superiors and guests.',
  },
  clerk: {
    vi: 'Đề nghị chi bộ cử một đồng chí ghi biên bản.',
    en: 'Ask the cell to name who keeps the minutes.',
  },
  'roll-call': {
    vi: 'Đọc tên từng đồng chí. Ai vắng thì nói rõ lý do trước chi bộ.',
    en: 'Read the names; give the reasons of those absent.',
  },
  dues: {
    vi: 'Thông báo số đảng phí đã đóng, ai còn thiếu tháng nào.',
    en: 'Report the dues paid and outstanding.',
  },
  'adopt-agenda': {
    vi: 'Đọc chương trình, hỏi có đồng chí nào thêm, bớt mục nào không.',
    en: 'Read the agenda; ask for additions.',
  },
  'last-resolution': {
    vi: 'Nêu từng việc của nghị quyết tháng trước: xong chưa, vướng gì, ai chịu trách nhiệm.',
    en: 'Go through each task of the last resolution.',
  },
  'member-tasks': {
    vi: 'Mời đồng chí phụ trách nói ngắn: đã làm gì, còn gì, cần chi bộ giúp gì.',
    en: 'Ask who is in charge to report briefly.',
  },
  information: {
    vi: 'Nói điều chính của từng văn bản, việc nào chi bộ phải làm.',
    en: 'Give the main point of each paper and what it asks of the cell.',
  },
  theme: {
    vi: 'Mời người chuẩn bị trình bày, rồi hỏi ý kiến từng tổ.',
    en: 'Ask who prepared the theme to speak, then for opinions.',
  },
  discussion: {
    vi: 'Hỏi đồng chí chưa nói trước. Mỗi ý kiến nêu rõ: làm gì, ai làm, bao giờ xong.',
    en: 'Ask those who have not spoken first.',
  },
  'self-criticism': {
    vi: 'Mời đồng chí tự nêu trước, rồi chi bộ góp ý. Nói việc, không nói người.',
    en: 'Self-criticism first, then the cell.',
  },
  business: {
    vi: 'Đọc rõ điều phải biểu quyết, hỏi còn ý kiến khác không, rồi mới biểu quyết.',
    en: 'Read out what is voted on; ask for other opinions first.',
  },
  conclusion: {
    vi: 'Tóm lại điều đã thống nhất. Mỗi việc có một người phụ trách và một hạn.',
    en: 'Sum up; each task has one person in charge and one deadline.',
  },
  resolution: {
    vi: 'Đọc dự thảo nghị quyết và các việc, rồi biểu quyết.',
    en: 'Read the draft and its tasks, then vote.',
  },
  score: {
    vi: 'Đọc từng tiêu chí, chi bộ thống nhất điểm.',
    en: 'Go through the criteria; the cell agrees on points.',
  },
  minutes: {
    vi: 'Thư ký đọc lại biên bản. Ai thấy sai thì nói ngay trước khi biểu quyết.',
    en: 'The clerk reads the minutes back before the vote.',
  },
};
