import type { Text } from '#kernel/text.ts';
import type {
  CellOffice,
  GrassrootsOffice,
  ImportedCategory,
  ImportedKind,
  ImportedState,
} from './intake-row.ts';

/** «Danh mục trạng thái» — folded words of the national sheet and of its shorter export. */
export const states: ReadonlyMap<string, ImportedState> = new Map(
  Object.entries({
    'dang sinh hoat dang': 'active',
    'dang sinh hoat': 'active',
    'sinh hoat binh thuong': 'active',
    'mien sinh hoat': 'exempt',
    'mien sinh hoat dang': 'exempt',
    'mien cong tac va sinh hoat dang': 'exempt',
    'dinh chi sinh hoat': 'suspended',
    'dinh chi sinh hoat dang': 'suspended',
    'gian doan sinh hoat': 'interrupted',
    'gian doan sinh hoat dang': 'interrupted',
    'roi khoi dang': 'left',
    'ra khoi dang': 'left',
    'tu tran': 'died',
    'da mat': 'died',
    'da chuyen sinh hoat': 'transferred',
    'chuyen sinh hoat': 'transferred',
  }),
);

/** «Tên trạng thái trong câu» — how a state is named where its day is missing. */
export const stateDayNames: Readonly<Record<Exclude<ImportedState, 'active'>, Text>> = {
  exempt: { vi: 'được miễn sinh hoạt', en: 'exempt' },
  suspended: { vi: 'bị đình chỉ sinh hoạt', en: 'suspended' },
  interrupted: { vi: 'gián đoạn sinh hoạt', en: 'interrupted' },
  left: { vi: 'rời khỏi Đảng', en: 'out of the Party' },
  died: { vi: 'từ trần', en: 'dead' },
  transferred: { vi: 'chuyển sinh hoạt', en: 'transferred' },
};

/** «Danh mục giới tính». */
export const sexes: ReadonlyMap<string, 'male' | 'female'> = new Map(
  Object.entries({ nam: 'male', nu: 'female' }),
);

/** «Chức vụ trong chi bộ» — longest first: «phó bí thư» begins like nothing else, «bí thư» ends many. */
export const cellOffices: readonly {
  readonly words: string;
  readonly office: CellOffice;
  readonly title: string;
}[] = [
  { words: 'pho bi thu', office: 'deputy-secretary', title: 'Phó Bí thư' },
  { words: 'bi thu', office: 'secretary', title: 'Bí thư' },
  { words: 'chi uy vien', office: 'committee-member', title: 'Chi ủy viên' },
  { words: 'uy vien', office: 'committee-member', title: 'Chi ủy viên' },
  { words: 'cap uy vien', office: 'committee-member', title: 'Chi ủy viên' },
  { words: 'chi uy', office: 'committee-member', title: 'Chi ủy viên' },
];

/** «Chức vụ trong đảng ủy cơ sở». */
export const grassrootsOffices: ReadonlyMap<string, GrassrootsOffice> = new Map(
  Object.entries({
    'bi thu': 'secretary',
    'bi thu dang uy': 'secretary',
    'pho bi thu': 'deputy-secretary',
    'pho bi thu dang uy': 'deputy-secretary',
    'pho bi thu thuong truc': 'deputy-secretary',
    'pho bi thu thuong truc dang uy': 'deputy-secretary',
    'uy vien ban thuong vu': 'standing-member',
    'uy vien ban thuong vu dang uy': 'standing-member',
    'uy vien btv': 'standing-member',
    'dang uy vien': 'committee-member',
    'uy vien ban chap hanh': 'committee-member',
  }),
);

/** «Chức danh trong đảng ủy cơ sở» — as the term of office carries it: by its title it is told from an office in the cell. */
export const grassrootsTitles: Readonly<Record<GrassrootsOffice, string>> = {
  secretary: 'Bí thư Đảng ủy',
  'deputy-secretary': 'Phó Bí thư Đảng ủy',
  'standing-member': 'Ủy viên Ban Thường vụ Đảng ủy',
  'committee-member': 'Đảng ủy viên',
};

/** «Chức vụ của chức danh» — the office behind such a title; `null` for every other title. */
export function grassrootsOfficeOf(title: string | null): GrassrootsOffice | null {
  const found = Object.entries(grassrootsTitles).find(([, known]) => known === title);
  return (found?.[0] ?? null) as GrassrootsOffice | null;
}

/** «Loại tổ chức» — the first whose words begin the folded text counts. */
export const kinds: readonly {
  readonly words: string;
  readonly kind: ImportedKind;
  readonly category: ImportedCategory | null;
}[] = [
  { words: 'dang bo tinh', kind: 'province-chapter', category: null },
  { words: 'dang bo thanh pho truc thuoc trung uong', kind: 'province-chapter', category: null },
  { words: 'dang bo huyen', kind: 'district-chapter', category: null },
  { words: 'dang bo quan', kind: 'district-chapter', category: null },
  { words: 'dang bo thi xa', kind: 'district-chapter', category: null },
  { words: 'dang bo thanh pho thuoc tinh', kind: 'district-chapter', category: null },
  { words: 'dang bo xa', kind: 'commune-chapter', category: null },
  { words: 'dang bo phuong', kind: 'commune-chapter', category: null },
  { words: 'dang bo dac khu', kind: 'commune-chapter', category: null },
  { words: 'dang bo co so', kind: 'grassroots-chapter', category: null },
  { words: 'dang bo khoi', kind: 'bloc-chapter', category: null },
  { words: 'dang bo truc thuoc co so', kind: 'inner-chapter', category: null },
  { words: 'dang bo bo phan', kind: 'section', category: null },
  { words: 'chi bo co so', kind: 'grassroots-cell', category: null },
  { words: 'chi bo co quan xa', kind: 'cell', category: 'commune-office' },
  { words: 'chi bo co quan', kind: 'cell', category: 'agency' },
  { words: 'chi bo don vi su nghiep', kind: 'cell', category: 'public-service' },
  { words: 'chi bo truong', kind: 'cell', category: 'public-service' },
  { words: 'chi bo tram y te', kind: 'cell', category: 'public-service' },
  { words: 'chi bo doanh nghiep ngoai', kind: 'cell', category: 'private-enterprise' },
  { words: 'chi bo doanh nghiep tu nhan', kind: 'cell', category: 'private-enterprise' },
  { words: 'chi bo doanh nghiep', kind: 'cell', category: 'state-enterprise' },
  { words: 'chi bo to dan pho', kind: 'cell', category: 'street' },
  { words: 'chi bo khu pho', kind: 'cell', category: 'street' },
  { words: 'chi bo thon', kind: 'cell', category: 'village' },
  { words: 'chi bo ap', kind: 'cell', category: 'village' },
  { words: 'chi bo ban', kind: 'cell', category: 'village' },
  { words: 'chi bo lang', kind: 'cell', category: 'village' },
  { words: 'chi bo buon', kind: 'cell', category: 'village' },
  { words: 'chi bo xom', kind: 'cell', category: 'village' },
  { words: 'chi bo khu dan cu', kind: 'cell', category: 'village' },
  { words: 'chi bo luc luong vu trang', kind: 'cell', category: 'armed-forces' },
  { words: 'chi bo quan su', kind: 'cell', category: 'armed-forces' },
  { words: 'chi bo cong an', kind: 'cell', category: 'armed-forces' },
  { words: 'chi bo bien phong', kind: 'cell', category: 'armed-forces' },
  { words: 'chi bo ngoai nuoc', kind: 'cell', category: 'other' },
  { words: 'chi bo', kind: 'cell', category: 'other' },
];
