/** One of the 41 cells as it was thought out: name, kind, strength, place. */
export interface CellPlan {
  readonly name: string;
  readonly category: string;
  readonly size: number;
  readonly km: number;
  readonly founded: string;
  /** Which of the two former communes it came from; agencies were founded with the new commune. */
  readonly former: 'Yên Thượng cũ' | 'Khuổi Lịa' | null;
  readonly hall: string;
  readonly startsAt: string;
}

const village = (
  place: string,
  size: number,
  km: number,
  former: CellPlan['former'] = 'Yên Thượng cũ',
  founded = '2001-05-10',
): CellPlan => ({
  name: `Chi bộ thôn ${place}`,
  category: 'village',
  size,
  km,
  founded,
  former,
  hall: `Nhà văn hóa thôn ${place}`,
  startsAt: '19:30',
});

const unit = (
  place: string,
  category: string,
  size: number,
  hall: string,
  former: CellPlan['former'] = null,
  startsAt = '14:00',
): CellPlan => ({
  name: `Chi bộ ${place}`,
  category,
  size,
  km: 1,
  founded: former === null ? '2025-07-01' : '2004-09-05',
  former,
  hall,
  startsAt,
});

/** «41 chi bộ của Đảng bộ xã Yên Thượng» — 1,684 members. */
export const yenThuong: readonly CellPlan[] = [
  village('Nà Pồng', 43, 19, 'Khuổi Lịa', '2002-03-20'),
  village('Nà Vài', 58, 4.5),
  village('Khuổi Lịa', 8, 23, 'Khuổi Lịa', '2009-06-01'),
  village('Bản Thẳm', 38, 14, 'Khuổi Lịa'),
  village('Pác Nghiên', 44, 9),
  village('Khuổi Mạ Trong', 36, 21, 'Khuổi Lịa'),
  village('Nà Lẹng', 62, 3),
  village('Bản Chang', 71, 2.5),
  village('Nà Cà', 55, 6),
  village('Pác Khoang', 49, 7.5),
  village('Nà Đông', 66, 1.2),
  village('Bản Piềng', 52, 5),
  village('Bản Lếch', 47, 8),
  village('Nà Tấu', 83, 0.8),
  village('Khuổi Nậm', 57, 11, 'Khuổi Lịa'),
  village('Pác Cáy', 61, 5.5),
  village('Cốc Lùng', 45, 10),
  village('Cốc Mạ', 68, 3.5),
  village('Thẳm Ngoàng', 54, 12, 'Khuổi Lịa'),
  village('Nà Phja', 59, 6.5),
  village('Tát Mạ', 42, 13, 'Khuổi Lịa'),
  village('Phiêng Luông', 76, 2),
  village('Phiêng Pẻn', 50, 9.5, 'Khuổi Lịa'),
  village('Nà Khoang', 64, 4),
  village('Khuổi Tẳng', 39, 17, 'Khuổi Lịa', '2019-04-01'),
  village('Lũng Phặc', 9, 26, 'Khuổi Lịa', '2011-08-15'),
  village('Lũng Mò', 46, 15, 'Khuổi Lịa'),
  village('Bản Cuôn', 73, 1.8),
  unit('Trường THCS Yên Thượng', 'public-service', 31, 'Phòng hội đồng nhà trường', 'Yên Thượng cũ', '15:00'),
  unit(
    'Trường Tiểu học Yên Thượng',
    'public-service',
    27,
    'Phòng hội đồng nhà trường',
    'Yên Thượng cũ',
    '15:00',
  ),
  unit(
    'Trường Mầm non Yên Thượng',
    'public-service',
    22,
    'Phòng hội đồng nhà trường',
    'Yên Thượng cũ',
    '16:30',
  ),
  unit('Trường PTDTBT Khuổi Lịa', 'public-service', 18, 'Phòng hội đồng nhà trường', 'Khuổi Lịa', '15:00'),
  unit('Trạm Y tế xã', 'public-service', 14, 'Phòng giao ban trạm y tế', 'Yên Thượng cũ'),
  unit('Công an xã', 'armed-forces', 16, 'Phòng họp Công an xã', 'Yên Thượng cũ'),
  unit('Quân sự xã', 'armed-forces', 9, 'Phòng họp Ban Chỉ huy Quân sự xã'),
  unit('cơ quan Đảng ủy xã', 'commune-office', 22, 'Phòng họp Đảng ủy xã'),
  unit('cơ quan Ủy ban nhân dân xã', 'commune-office', 34, 'Hội trường Ủy ban nhân dân xã'),
  unit('cơ quan Mặt trận và đoàn thể xã', 'commune-office', 13, 'Phòng họp Mặt trận Tổ quốc xã'),
  unit('HTX Chè Yên Thượng', 'other', 8, 'Nhà xưởng hợp tác xã', 'Yên Thượng cũ', '17:00'),
  unit('Công ty Lâm sản Yên Thượng', 'private-enterprise', 6, 'Phòng họp công ty', 'Yên Thượng cũ', '17:00'),
  unit('Trung tâm Dịch vụ tổng hợp xã', 'agency', 9, 'Phòng họp trung tâm'),
];

/** Another commune of the province: its organisations, its members, and three months of meetings. */
export interface CommunePlan {
  readonly name: string;
  readonly district: string;
  readonly former: readonly [string, string];
  readonly villages: readonly string[];
}

/** «Các xã khác» — each with its villages; agencies are the same everywhere. */
export const otherCommunes: readonly CommunePlan[] = [
  {
    name: 'Bình Khê',
    district: 'Khau Mồ',
    former: ['Bình Khê cũ', 'Nà Hin'],
    villages: ['Nà Hin', 'Khe Lầm', 'Bản Cháo', 'Nà Sla', 'Pò Lạn', 'Khe Mo', 'Nà Ngần', 'Bản Hòn', 'Pò Tấu'],
  },
  {
    name: 'Lũng Vân Hạ',
    district: 'Khau Mồ',
    former: ['Vân Hạ', 'Lũng Phầy'],
    villages: ['Lũng Phầy', 'Cốc Phường', 'Lũng Hoài', 'Nà Thấu', 'Khau Ra', 'Lũng Cà'],
  },
  {
    name: 'Tân Sơn Động',
    district: 'Pò Hèn',
    former: ['Tân Động', 'Sơn Khê'],
    villages: ['Sơn Khê', 'Đồng Mạ', 'Khe Sú', 'Đồng Lạng', 'Tân Lập', 'Khe Ngàn', 'Đồng Quặng', 'Tân Hòa'],
  },
  {
    name: 'Phiêng Khoài',
    district: 'Pò Hèn',
    former: ['Phiêng Khoài cũ', 'Huổi Sản'],
    villages: ['Huổi Sản', 'Phiêng Ban', 'Huổi Lạ', 'Bản Pe', 'Huổi Tăng', 'Phiêng Cải', 'Bản Nưa'],
  },
  {
    name: 'Đông Mẫu',
    district: 'Yên Lãng Thượng',
    former: ['Đông Mẫu cũ', 'Đèo Vai'],
    villages: [
      'Đèo Vai',
      'Nà Mu',
      'Co Muông',
      'Nà Ẻn',
      'Co Lải',
      'Bản Mạ',
      'Nà Luồng',
      'Co Tào',
      'Bản Soi',
      'Nà Ún',
    ],
  },
];
