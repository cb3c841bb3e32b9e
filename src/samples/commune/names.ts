import type { Dice } from './chance.ts';

export type Sex = 'male' | 'female';

interface NameStock {
  /** How many of a hundred people of the highlands bear such names here. */
  readonly share: number;
  readonly group: string;
  readonly families: readonly string[];
  readonly middle: Readonly<Record<Sex, readonly string[]>>;
  readonly given: Readonly<Record<Sex, readonly string[]>>;
}

const words = (text: string) => text.split(' ');

// Family, middle and given names as they are common in the northern highlands; put together by chance, they name nobody.
const stocks: readonly NameStock[] = [
  {
    share: 42,
    group: 'Tày',
    families: words('Hoàng Nông Ma Lý Quan Chẩu Hứa Hà Bế Lương Mã Lèo Lục Đàm'),
    middle: {
      male: words('Văn Văn Văn Đình Quốc Đức Minh Thanh'),
      female: words('Thị Thị Thị Thu Hồng Bích'),
    },
    given: {
      male: words(
        'Bằng Chài Chức Cường Dèn Dũng Đạo Đoàn Hỏi Huấn Kiên Khìn Khoa Lâm Luyện Mạnh Nghĩa Nhất Nhuận Quyền Sơn Tài Thái Thiện Thọ Thụ Tòng Tuấn Ửng Vịnh Vượng Xuân',
      ),
      female: words(
        'Ái Bích Chiêm Duyên Điệp Hằng Hiên Huệ Hương Lả Lan Liễu Luyến Mai Mến Ngoan Nhung Phấy Phượng Quế Sen Thắm Thêu Thơm Thúy Tươi Vân Xoan Yến',
      ),
    },
  },
  {
    share: 20,
    group: 'Nùng',
    families: words('Nông Vi Lộc Hoàng Long Lâm Dương Chu Hứa Lý'),
    middle: { male: words('Văn Văn Văn Tiến Hữu Trung'), female: words('Thị Thị Thị Kim Ngọc') },
    given: {
      male: words(
        'Báo Chính Coóng Điểm Hảo Hiệp Khánh Lập Mằn Ngân Phúc Quảng Slấn Sáng Tấn Thắng Thuận Tiến Toàn Vàng',
      ),
      female: words('Chanh Dung Đào Hạnh Hoa Kẻo Lành Loan Lụa Mận Nga Nhình Oanh Slao Thoa Tâm Uyên Vui'),
    },
  },
  {
    share: 15,
    group: 'Dao',
    families: words('Bàn Đặng Triệu Phùng Tẩn Lý Chảo'),
    middle: { male: words('Văn Văn Tài Phúc Kim'), female: words('Thị Thị Mùi') },
    given: {
      male: words('Chẹo Chiêu Dất Giàng Hín Lềnh Liều Nhàn Páo Quẩy Sểnh Sinh Tình Toàn Vạn Vượng'),
      female: words('Chẹo Coi Ghến Khé Liều Mẩy Mủi Mụi Nái Pham Pu San Xuân'),
    },
  },
  {
    share: 8,
    group: 'Mông',
    families: words('Giàng Vàng Sùng Thào Lý Hầu Mùa Cháng'),
    middle: { male: words('A A Mí Seo'), female: words('Thị Thị') },
    given: {
      male: words('Chơ Dế Dơ Giống Lử Páo Pó Sáo Sình Súa Tủa Vảng'),
      female: words('Chía Dợ Máy Mỷ Pà Sai Sua Vừ Xia'),
    },
  },
  {
    share: 15,
    group: 'Kinh',
    families: words('Nguyễn Trần Phạm Lê Vũ Đỗ Bùi Đinh Đào'),
    middle: { male: words('Văn Văn Quang Minh Ngọc Xuân'), female: words('Thị Thị Thu Minh Thanh') },
    given: {
      male: words(
        'Anh Bình Cảnh Chung Đạt Giang Hải Hưng Khải Long Nam Phong Quân Sỹ Thành Trường Tùng Việt',
      ),
      female: words('Chi Diệp Giang Hà Hiền Hòa Khuyên Linh Nhàn Nguyệt Phương Quyên Thảo Thủy Trang Tuyết'),
    },
  },
];

/** A name nobody in `taken` bears, with the people whose names are made that way. */
export function inventName(
  dice: Dice,
  sex: Sex,
  taken: Set<string>,
): { readonly fullName: string; readonly group: string } {
  for (;;) {
    let left = dice.between(1, 100);
    const stock = stocks.find((each) => (left -= each.share) <= 0) ?? stocks[0];
    if (!stock) throw new Error('no stock of names');
    const parts = [dice.pick(stock.families), dice.pick(stock.middle[sex]), dice.pick(stock.given[sex])];
    const fullName = parts.join(' ').normalize('NFC');
    if (taken.has(fullName)) continue;
    taken.add(fullName);
    return { fullName, group: stock.group };
  }
}
