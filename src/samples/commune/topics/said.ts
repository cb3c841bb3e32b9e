import { dice } from '../chance.ts';
import { agencyTopics, forcesTopics, healthTopics, schoolTopics, workTopics } from './offices.ts';
import type { Topic } from './topic.ts';
import { villageTopics } from './village.ts';

/** The matters of a cell by what it is. */
export function topicsFor(category: string, name: string): readonly Topic[] {
  if (category === 'village') return villageTopics.map((topic) => inVillage(topic, name));
  if (category === 'armed-forces') return forcesTopics;
  if (category === 'public-service') return name.includes('Y tế') ? healthTopics : schoolTopics;
  return category === 'commune-office' || category === 'agency' ? agencyTopics : workTopics;
}

const corners = ['Pò Ngần', 'Khau Sáng', 'Nà Lùng', 'Thẳm Lầu', 'Cốc Pục', 'Nà Mò', 'Tát Leng', 'Lũng Sâu'];
const households = ['ông Bàn Văn S.', 'bà Nông Thị K.', 'ông Lý Văn T.', 'bà Đặng Thị M.', 'bà Hoàng Thị N.'];

/** Every village has its own corner and its own household in need, named no more than helping it takes. */
function inVillage(topic: Topic, name: string): Topic {
  const isNaPong = name === 'Chi bộ thôn Nà Pồng';
  const own = dice('village', name);
  const corner = isNaPong ? 'Khuổi Mạ' : own.pick(corners);
  const household = isNaPong ? 'bà Lý Thị D.' : own.pick(households);
  const named = (text: string) => text.replace('{khu}', corner).replace('{ho}', household);
  return { ...topic, title: named(topic.title), tasks: topic.tasks.map(named) };
}

/** «Chuyên đề» — one for each quarter. */
export const themes: readonly string[] = [
  'Giữ gìn đoàn kết, thống nhất trong chi bộ',
  'Đảng viên phụ trách hộ: việc làm và kết quả',
  'Nêu gương của người đứng đầu ở cơ sở',
  'Chi bộ với việc giảm nghèo bền vững ở địa bàn',
];

/** What people say under items that every agenda has. */
export const sayings = {
  'last-resolution': [
    'nhất trí với đánh giá kết quả tháng trước.',
    'việc giao cho tổ tôi đã xong, bà con hài lòng.',
    'một việc chậm do mưa nhiều, đề nghị cho thêm thời gian.',
    'nên ghi rõ người kiểm tra từng việc.',
  ],
  'member-tasks': ['đã báo kết quả với chi ủy.', 'xin nhận việc chậm, sẽ làm xong trong tuần.'],
  information: [
    'đề nghị phổ biến lại bằng tiếng dân tộc cho các cụ dễ hiểu.',
    'nội dung mới, nên in một bản để ở nhà văn hóa.',
    'đã đọc trước tài liệu, nhất trí.',
  ],
  discussion: [
    'nhất trí với dự thảo, đề nghị thêm thời hạn cho từng việc.',
    'đề nghị chi ủy phân công cụ thể, tránh trùng người.',
    'bà con quan tâm nhất là đường và nước.',
    'tôi nhận vận động các hộ trong họ.',
    'việc này nên bàn với Mặt trận và các đoàn thể trước.',
    'nên làm thử ở một khu rồi mới làm cả.',
    'cần nói rõ kinh phí lấy từ đâu.',
    'đề nghị biểu dương những người làm tốt.',
    'đề nghị nhắc lại lịch cho người đi làm xa.',
    'nhất trí, gia đình tôi sẽ làm trước.',
    'cần có người ghi chép, theo dõi hằng tuần.',
    'đề nghị người được phân công báo kết quả trên loa.',
    'tán thành, nhưng nên lùi sang tuần sau vụ gặt.',
    'phải giải thích kỹ cho bà con, không áp đặt.',
    'đề nghị chi bộ giúp tổ tôi thêm hai người.',
    'tôi đồng ý và xin nhận một phần việc.',
  ],
  'self-criticism': [
    'xin nhận khuyết điểm để chậm việc được giao, sẽ hoàn thành trong tháng.',
    'góp ý chi ủy báo họp sớm hơn vài ngày.',
    'tư tưởng đảng viên ổn định, tin tưởng vào việc sắp xếp lại.',
    'đề nghị đồng chí vắng nhiều buổi nói rõ lý do trước chi bộ.',
    'bà con còn lo giá vật tư, cần giải thích thêm.',
    'xin rút kinh nghiệm việc đến họp muộn.',
  ],
  theme: [
    'qua chuyên đề thấy việc nhỏ mà làm đều thì dân tin.',
    'đề nghị mỗi đảng viên đăng ký một việc làm theo chuyên đề.',
    'chi bộ nên chọn hai việc, làm đến nơi đến chốn.',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What people say to a paper that is to be discussed, and how the cell concludes. */
export const onPaper = [
  'nhất trí với bố cục, đề nghị ghi rõ hơn trách nhiệm từng người.',
  'thời hạn nên phù hợp với mùa vụ.',
  'đề nghị xã nói rõ kinh phí thực hiện.',
  'đề nghị giữ chế độ báo cáo gọn một trang.',
];
export const onPaperConcluded = 'Chi bộ nhất trí; thư ký tổng hợp ý kiến gửi Đảng ủy xã.';

/** Why people could not come; those who work far away have a reason of their own. */
export const reasons = ['ốm', 'việc gia đình', 'đi công tác', 'chăm người ốm', 'đi viện', 'có tang'];
export const farAway = 'đi làm xa chưa về';

/** What became of a task. */
export const results = [
  'Đã làm xong, chi ủy đã xem.',
  'Xong, bà con đồng tình.',
  'Hoàn thành đúng yêu cầu.',
  'Đã xong phần chính, đã bàn giao.',
  'Đã báo cáo kết quả với chi bộ.',
];
