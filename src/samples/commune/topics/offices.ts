import type { Topic } from './topic.ts';

/** What cells of agencies, schools, health, the armed forces and production talk about. */
export const schoolTopics: readonly Topic[] = [
  {
    title: 'Chất lượng dạy và học, phụ đạo học sinh yếu',
    said: [
      'môn Toán lớp 9 còn 12 em dưới trung bình, cần phụ đạo riêng.',
      'giờ tự học buổi tối của học sinh bán trú phải có thầy cô trực.',
      'đề nghị dự giờ lẫn nhau mỗi tháng hai tiết.',
      'thiết bị phòng học bộ môn hỏng một nửa, ảnh hưởng thực hành.',
    ],
    conclusion:
      'Mỗi tổ chuyên môn lập danh sách, phụ đạo hai buổi một tuần; đảng viên nhận kèm học sinh yếu.',
    tasks: ['Phụ đạo 12 học sinh yếu môn Toán', 'Kiểm kê, đề nghị sửa thiết bị phòng bộ môn'],
  },
  {
    title: 'Duy trì sĩ số sau kỳ nghỉ',
    said: [
      'sau Tết sĩ số đạt 96 %, còn 9 em ở thôn xa chưa ra lớp.',
      'nên đi cùng chi bộ thôn đến từng nhà.',
      'xe đưa đón chỉ đến được đầu đường, cần báo giờ cho phụ huynh.',
    ],
    conclusion: 'Phối hợp chi bộ thôn vận động; giáo viên chủ nhiệm báo sĩ số hằng ngày.',
    tasks: ['Phối hợp vận động 9 học sinh ra lớp', 'Báo cáo sĩ số hằng tuần'],
  },
  {
    title: 'Bữa ăn bán trú, an toàn trường học',
    said: [
      'nguồn thực phẩm phải có hóa đơn, lưu mẫu đủ 24 giờ.',
      'bờ rào phía suối đã sạt, cần rào tạm ngay.',
      'đề nghị công khai thực đơn cho phụ huynh.',
    ],
    conclusion: 'Công khai thực đơn hằng tuần; rào tạm trong tháng; chi bộ kiểm tra bếp ăn đột xuất.',
    tasks: ['Rào tạm bờ suối', 'Kiểm tra bếp ăn bán trú'],
  },
];

export const healthTopics: readonly Topic[] = [
  {
    title: 'Lịch trực và chất lượng khám chữa bệnh',
    said: [
      'đêm chỉ có một người trực, ca khó phải gọi thêm.',
      'người dân chờ lâu buổi sáng, nên chia giờ phát số.',
      'thuốc huyết áp sắp hết, đã đề nghị cấp bổ sung.',
    ],
    conclusion: 'Sắp lại lịch trực, chia giờ khám; báo cáo nhu cầu thuốc trước ngày 20 hằng tháng.',
    tasks: ['Sắp lại lịch trực đêm', 'Lập nhu cầu thuốc quý tới'],
  },
  {
    title: 'Tiêm chủng và phòng dịch ở thôn xa',
    said: [
      'còn 14 cháu chưa tiêm đủ mũi, đều ở ba thôn xa.',
      'y tá thôn bản cần được nhắc lịch trước một tuần.',
      'mùa mưa phải để ý bệnh đường ruột.',
    ],
    conclusion: 'Tiêm lưu động tại ba thôn; y tá thôn bản đến từng nhà mời.',
    tasks: ['Tiêm lưu động tại 3 thôn xa', 'Phun khử khuẩn khu chợ'],
  },
];

export const forcesTopics: readonly Topic[] = [
  {
    title: 'Nắm tình hình địa bàn, sẵn sàng chiến đấu',
    said: [
      'địa bàn ổn định, chú ý nhóm cho vay nặng lãi qua mạng.',
      'tuần tra đêm ở khu giáp ranh cần phối hợp hai lực lượng.',
      'phương tiện cũ, đề nghị bảo dưỡng trước mùa mưa.',
      'quân số trực phải đủ trong các ngày lễ.',
    ],
    conclusion: 'Duy trì trực đủ quân số; tuần tra phối hợp hai buổi mỗi tuần.',
    tasks: ['Tuần tra phối hợp khu giáp ranh', 'Bảo dưỡng phương tiện'],
  },
  {
    title: 'Kỷ luật, huấn luyện và quan hệ với nhân dân',
    said: [
      'kết quả huấn luyện đạt yêu cầu, còn hai đồng chí phải kiểm tra lại.',
      'giữ thái độ đúng mực khi tiếp dân, không để dân đi lại nhiều lần.',
      'đề nghị mỗi đồng chí giúp một hộ khó khăn.',
    ],
    conclusion: 'Kiểm tra lại trong tháng; mỗi đảng viên nhận giúp một hộ.',
    tasks: ['Tổ chức kiểm tra lại nội dung huấn luyện', 'Giúp dân thôn Khuổi Lịa làm đường'],
  },
];

export const agencyTopics: readonly Topic[] = [
  {
    title: 'Kỷ luật công vụ, giải quyết thủ tục cho dân',
    said: [
      'hồ sơ đất đai còn trễ 6 trường hợp, phải nêu rõ vướng ở khâu nào.',
      'cán bộ một cửa cần nói rõ ngay từ đầu giấy tờ thiếu gì.',
      'họp nhiều, thời gian xuống cơ sở ít, đề nghị ghép nội dung.',
      'đề nghị công khai lịch tiếp dân và số điện thoại.',
    ],
    conclusion:
      'Giải quyết xong hồ sơ trễ trong tháng; công khai lịch tiếp dân; lãnh đạo xuống thôn ít nhất hai ngày.',
    tasks: ['Giải quyết dứt điểm 6 hồ sơ trễ hạn', 'Công khai lịch tiếp dân'],
  },
  {
    title: 'Thực hiện nhiệm vụ trọng tâm của xã',
    said: [
      'giải ngân vốn nông thôn mới đạt 72 %, cần đốc thúc nhà thầu.',
      'chỉ tiêu giảm nghèo có khả năng đạt, nhưng chưa vững ở ba thôn xa.',
      'việc bố trí cán bộ sau sắp xếp cần được nói rõ để anh em yên tâm.',
      'số hóa hồ sơ còn chậm, thiếu máy quét.',
    ],
    conclusion: 'Phân công rõ người theo dõi từng chỉ tiêu, báo cáo vào ngày 25 hằng tháng.',
    tasks: ['Đốc thúc giải ngân vốn nông thôn mới', 'Số hóa hồ sơ năm trước'],
  },
  {
    title: 'Theo dõi, giúp chi bộ thôn yếu',
    said: [
      'hai chi bộ họp không đều, người theo dõi phải dự từ đầu.',
      'nghị quyết của một số chi bộ chưa ghi rõ người và thời hạn.',
      'đề nghị tập huấn ghi biên bản cho thư ký chi bộ.',
    ],
    conclusion: 'Người theo dõi dự đủ buổi họp tháng tới; tập huấn ghi biên bản trong quý.',
    tasks: ['Dự và giúp Chi bộ thôn Khuổi Lịa sinh hoạt', 'Tập huấn ghi biên bản cho thư ký chi bộ'],
  },
];

export const workTopics: readonly Topic[] = [
  {
    title: 'Kế hoạch sản xuất và việc làm của người lao động',
    said: [
      'đơn hàng đủ đến cuối quý, phải giữ ổn định chất lượng.',
      'máy sấy hỏng hai lần, cần dự phòng linh kiện.',
      'lương tháng trước trả đúng hạn, anh em yên tâm.',
      'đề nghị nhắc lại quy trình an toàn ở xưởng.',
    ],
    conclusion: 'Bảo đảm kế hoạch quý; huấn luyện lại an toàn lao động trong tháng.',
    tasks: ['Huấn luyện lại an toàn lao động', 'Mua linh kiện dự phòng máy sấy'],
  },
  {
    title: 'Quyền lợi người lao động, phát triển đảng viên',
    said: [
      'còn 5 lao động chưa đóng bảo hiểm, phải xong trong tháng.',
      'có một tổ trưởng trẻ xứng đáng để bồi dưỡng.',
      'đề nghị công khai quỹ phúc lợi.',
    ],
    conclusion: 'Đóng đủ bảo hiểm; giới thiệu một quần chúng học lớp nhận thức về Đảng.',
    tasks: ['Hoàn tất bảo hiểm cho 5 lao động', 'Giới thiệu quần chúng học lớp nhận thức'],
  },
];
