import type { Topic } from './topic.ts';

/** What village cells talk about through the year. */
export const villageTopics: readonly Topic[] = [
  {
    title: 'Đường vào khu {khu}: góp công, hiến đất',
    said: [
      'đường dài 640 m, còn 4 hộ chưa đồng ý hiến đất.',
      'đề nghị làm trước Tết, mỗi hộ góp 5 công.',
      'nhận vận động các hộ còn băn khoăn, gia đình tôi hiến trước.',
      'cần đo lại mốc giới, có đủ chủ hộ hai bên cùng ký.',
      'đề nghị xã hỗ trợ xi măng, thôn lo cát sỏi và nhân công.',
      'đoạn qua khe phải đặt cống to hơn, mùa lũ năm ngoái đã ngập.',
    ],
    conclusion: 'Mỗi hộ góp 5 công; vận động xong các hộ còn lại trong tháng, làm dứt điểm trước Tết.',
    tasks: ['Vận động 4 hộ hiến đất làm đường {khu}', 'Đo mốc giới, lập danh sách góp công làm đường'],
  },
  {
    title: 'Giúp hộ nghèo, cận nghèo sửa nhà',
    said: [
      'thôn còn 3 nhà dột nát, hai hộ đã có gỗ, thiếu tấm lợp.',
      'đề nghị mỗi tổ giúp một nhà, làm gọn trong hai ngày.',
      'chi đoàn nhận phần dựng khung, cần thêm người biết mộc.',
      'nên ưu tiên hộ có người già ở một mình.',
      'quỹ thôn còn ít, đề nghị xin thêm Mặt trận xã.',
    ],
    conclusion: 'Giao mỗi tổ đảng giúp một hộ; xong phần mái trong tháng, báo lại tại buổi họp sau.',
    tasks: ['Giúp hộ {ho} sửa mái nhà', 'Xin Mặt trận xã hỗ trợ tấm lợp cho 3 hộ'],
  },
  {
    title: 'Thu hoạch và vụ mới: giống, nước, chuồng trại',
    said: [
      'ngô đã chín rộ, hai hộ neo đơn chưa có người thu.',
      'giống lúa vụ trước đạt khá, đề nghị đăng ký sớm với hợp tác xã.',
      'mương đầu nguồn sạt một đoạn, nước về cuối thôn rất yếu.',
      'mấy hộ vẫn nhốt trâu dưới gầm sàn, cần nhắc lại quy ước.',
      'rét đậm đến sớm, phải che chuồng và dự trữ rơm.',
    ],
    conclusion:
      'Giúp hộ neo đơn thu hoạch trước; sửa mương trong tháng; đảng viên làm chuồng mẫu để bà con xem.',
    tasks: [
      'Thu hoạch, phơi ngô cho 2 hộ neo đơn',
      'Tu sửa mương {khu}',
      'Vận động 6 hộ đưa trâu bò ra khỏi gầm sàn',
    ],
  },
  {
    title: 'An ninh, trật tự và phòng cháy rừng',
    said: [
      'tháng qua không có vụ việc, nhưng có người lạ hỏi mua gỗ.',
      'tổ an ninh cần thêm đèn pin, lịch trực phải dán ở nhà văn hóa.',
      'mùa khô đã đến, đề nghị nhắc từng nhà không đốt nương khi có gió.',
      'thanh niên đi làm xa về Tết đông, cần nhắc nhau giữ nếp.',
      'loa thôn hỏng một cụm, bà con khu trên không nghe được thông báo.',
    ],
    conclusion: 'Tổ an ninh trực theo lịch đến hết mùa khô; sửa loa, ký cam kết phòng cháy với từng hộ.',
    tasks: ['Ký cam kết phòng cháy rừng với các hộ', 'Sửa cụm loa khu trên'],
  },
  {
    title: 'Tiêu chí nông thôn mới: môi trường, nhà văn hóa',
    said: [
      'tiêu chí môi trường còn thiếu hố rác tập trung ở khu dưới.',
      'nhà văn hóa cần thêm ghế và một tủ sách có khóa.',
      'đề nghị mỗi tháng quét dọn chung một buổi vào chiều thứ bảy.',
      'phụ nữ đã làm đường hoa được 300 m, cần người tưới mùa khô.',
      'đề nghị công khai tiền đóng góp trên bảng tin.',
    ],
    conclusion: 'Mỗi tháng một buổi dọn vệ sinh chung; công khai đóng góp tại nhà văn hóa.',
    tasks: ['Làm hố rác tập trung khu dưới', 'Công khai tiền đóng góp trên bảng tin'],
  },
  {
    title: 'Tạo nguồn phát triển đảng viên',
    said: [
      'thôn có hai quần chúng tích cực, một là y tá thôn bản.',
      'thanh niên phần lớn đi làm ăn xa, nguồn ở lại rất ít.',
      'đề nghị phân công đảng viên giúp đỡ từng người, đừng giao chung chung.',
      'cần xem kỹ lai lịch, lấy ý kiến nơi cư trú sớm.',
      'nên cho các em tham gia việc thôn để chi bộ hiểu người.',
    ],
    conclusion: 'Phân công người giúp đỡ từng quần chúng; lấy ý kiến nơi cư trú trong tháng.',
    tasks: ['Lấy ý kiến nơi cư trú cho 3 đảng viên', 'Giúp đỡ quần chúng ưu tú hoàn thiện hồ sơ'],
  },
  {
    title: 'Chuẩn bị Ngày hội Đại đoàn kết ở khu dân cư',
    said: [
      'chương trình gọn trong một buổi sáng, có phần hội cho các cháu.',
      'mời các cụ cao tuổi và người đi xa về dự.',
      'kinh phí lấy từ quỹ thôn, không thu thêm của hộ nghèo.',
      'đề nghị biểu dương 5 gia đình tiêu biểu.',
    ],
    conclusion: 'Thống nhất chương trình, kinh phí; biểu dương 5 gia đình tiêu biểu.',
    tasks: ['Lập danh sách gia đình tiêu biểu', 'Trang trí nhà văn hóa, mời khách dự ngày hội'],
  },
  {
    title: 'Học sinh nghỉ học, việc học của con em',
    said: [
      'hai cháu lớp 8 nghỉ cả tuần, gia đình bảo đi làm nương.',
      'cô giáo đã đến nhà hai lần, cần chi bộ cùng đi.',
      'đường trơn mùa mưa, nên sắp xếp người lớn đưa các cháu nhỏ qua suối.',
      'đề nghị chi hội khuyến học tặng sách vở đầu năm.',
    ],
    conclusion: 'Đảng viên phụ trách hộ cùng nhà trường vận động, bảo đảm các cháu trở lại lớp trong tuần.',
    tasks: ['Vận động 2 học sinh trở lại lớp', 'Phân công đưa trẻ qua suối mùa mưa'],
  },
  {
    title: 'Chè và chăn nuôi: liên kết với hợp tác xã',
    said: [
      'hợp tác xã nhận mua chè búp tươi theo hợp đồng, giá ổn định hơn.',
      'nhiều hộ hái chưa đúng kỹ thuật, bị trả lại.',
      'đề nghị mở một buổi hướng dẫn ngay tại nương.',
      'vay vốn nuôi lợn phải tính kỹ, năm ngoái có hộ lỗ vì dịch.',
    ],
    conclusion: 'Đảng viên trồng chè ký hợp đồng trước; mời cán bộ khuyến nông hướng dẫn tại nương.',
    tasks: ['Mời khuyến nông hướng dẫn hái chè', 'Lập danh sách hộ ký hợp đồng với hợp tác xã'],
  },
  {
    title: 'Việc cưới, việc tang, bài trừ hủ tục',
    said: [
      'đám tang đã gọn hơn, không còn để quá hai ngày.',
      'cưới vẫn còn nhiều mâm, gia đình trẻ mang nợ.',
      'đề nghị người có uy tín nói trước ở họ tộc.',
      'đảng viên phải làm trước, không thách cưới.',
    ],
    conclusion: 'Đảng viên gương mẫu thực hiện quy ước; người có uy tín vận động trong họ.',
    tasks: ['Sửa quy ước thôn về việc cưới, việc tang'],
  },
  {
    title: 'Phòng chống thiên tai mùa mưa lũ',
    said: [
      'ba hộ dưới chân đồi có vết nứt, phải tính chỗ ở tạm.',
      'danh sách người già, trẻ nhỏ cần đưa đi trước đã có.',
      'đề nghị chuẩn bị gạo, nước ở nhà văn hóa.',
      'điện thoại khu trên mất sóng khi mưa, phải có kẻng báo.',
    ],
    conclusion: 'Lập phương án di dời 3 hộ; trực kẻng báo khi mưa to; dự trữ lương thực tại nhà văn hóa.',
    tasks: ['Lập phương án di dời 3 hộ chân đồi', 'Dự trữ gạo, nước tại nhà văn hóa'],
  },
  {
    title: 'Bảo hiểm y tế và khám sức khỏe người cao tuổi',
    said: [
      'còn 11 người chưa có thẻ, phần lớn đi làm xa.',
      'trạm y tế hẹn khám tại nhà văn hóa, cần người đưa các cụ đi.',
      'đề nghị nói rõ mức hỗ trợ để bà con yên tâm đóng.',
    ],
    conclusion: 'Đảng viên phụ trách hộ vận động đủ 11 người; tổ chức đưa người cao tuổi đi khám.',
    tasks: ['Vận động 11 người tham gia bảo hiểm y tế', 'Đưa người cao tuổi đi khám tại nhà văn hóa'],
  },
];
