import type { Text } from '#kernel/text.ts';

/** «Cột của một bảng» — a field that a column may hold. */
export interface Field<Name extends string = string> {
  readonly name: Name;
  readonly label: Text;
  /** Without it a row cannot be saved. */
  readonly required: boolean;
  /** Folded header words; `group > leaf` under a merged heading. */
  readonly headers: readonly string[];
}

function field<const Name extends string>(name: Name, vi: string, en: string, headers: string): Field<Name> {
  return { name, label: { vi, en }, required: false, headers: headers.split(' | ') };
}

function required<const Name extends string>(
  name: Name,
  vi: string,
  en: string,
  headers: string,
): Field<Name> {
  return { ...field(name, vi, en, headers), required: true };
}

/** Country, province and address of one of the three places. */
function place<const Name extends string>(name: Name, vi: string, en: string, groups: readonly string[]) {
  const under = (leaves: string) =>
    groups.flatMap((group) => leaves.split(' | ').map((leaf) => `${group} > ${leaf}`)).join(' | ');
  return [
    field(`${name}.country`, `${vi}: quốc gia`, `${en}: country`, under('quoc gia | nuoc')),
    field(`${name}.province`, `${vi}: tỉnh`, `${en}: province`, under('tinh | tinh thanh pho | tinh tp')),
    field(
      `${name}.detail`,
      `${vi}: địa chỉ`,
      `${en}: address`,
      `${under('dia chi chi tiet | dia chi | xa')} | ${groups.join(' | ')}`,
    ),
  ] as const;
}

/** «Các cột của danh sách tổ chức đảng» — with the header words under which they are found. */
export const organisationFields = [
  field('number', 'STT', 'No.', 'stt | tt | so tt | so thu tu'),
  field(
    'code',
    'Mã tổ chức',
    'Code',
    'ma to chuc | ma to chuc dang | ma tcd | ma don vi | ma so to chuc dang',
  ),
  required(
    'name',
    'Tên tổ chức',
    'Name',
    'ten to chuc | ten to chuc dang | to chuc dang | ten don vi | ten chi bo dang bo',
  ),
  required(
    'kind',
    'Loại tổ chức',
    'Kind',
    'loai to chuc | loai to chuc dang | loai hinh | loai hinh to chuc | loai hinh to chuc dang | phan loai',
  ),
  field('block', 'Khối', 'Block', 'khoi | thuoc khoi | ten khoi'),
  field(
    'parent',
    'Trực thuộc',
    'Superior',
    'truc thuoc | to chuc cap tren | cap tren truc tiep | dang bo cap tren | to chuc dang cap tren | don vi truc thuoc',
  ),
  field(
    'foundedOn',
    'Ngày thành lập',
    'Founded on',
    'ngay thanh lap | thanh lap ngay | ngay ky quyet dinh | ngay quyet dinh',
  ),
  field(
    'decisionNumber',
    'Số quyết định',
    'Decision',
    'so quyet dinh | so qd | quyet dinh so | quyet dinh thanh lap',
  ),
  field(
    'distanceKm',
    'Khoảng cách tới trung tâm xã (km)',
    'Distance (km)',
    'khoang cach toi trung tam xa | khoang cach den trung tam xa | khoang cach | cach trung tam xa',
  ),
  field('note', 'Ghi chú', 'Note', 'ghi chu | chu thich'),
] as const;

/** «Các cột của danh sách đảng viên» — the national sheet, the board's own columns and the shorter export. */
export const memberFields = [
  field('number', 'STT', 'No.', 'stt | tt | so tt | so thu tu'),
  field('nationalId', 'ID', 'National id', 'id | ma dang vien | ma so dang vien'),
  required(
    'fullName',
    'Họ và tên',
    'Full name',
    'ho va ten | ho ten | ho va ten dang vien | ho ten dang vien | ho va ten khai sinh | ten dang vien',
  ),
  field(
    'otherName',
    'Tên gọi khác',
    'Other name',
    'ten goi khac | bi danh | ten thuong goi | ho va ten dang dung',
  ),
  field('sex', 'Giới tính', 'Sex', 'gioi tinh | nam nu | phai'),
  field(
    'birthDate',
    'Ngày sinh',
    'Birth date',
    'sinh ngay | ngay sinh | ngay thang nam sinh | sinh ngay thang nam',
  ),
  field('ethnicGroup', 'Dân tộc', 'Ethnic group', 'dan toc'),
  field('religion', 'Tôn giáo', 'Religion', 'ton giao'),
  field(
    'citizenNumber',
    'Số định danh',
    'Citizen number',
    'so dinh danh ca nhan | so dinh danh | so cccd | cccd | so can cuoc | so can cuoc cong dan | can cuoc cong dan | ma dinh danh ca nhan',
  ),
  field(
    'cardNumber',
    'Số thẻ Đảng',
    'Card number',
    'so the dang | so the dang vien | so the | so tdv | the dang vien',
  ),
  field(
    'cardPlace',
    'Nơi cấp thẻ',
    'Card issued by',
    'noi cap the | noi cap the dang | noi cap the dang vien',
  ),
  field(
    'cardDate',
    'Ngày cấp thẻ',
    'Card issued on',
    'ngay cap the | ngay cap the dang | ngay cap the dang vien',
  ),
  field(
    'oldCardNumber',
    'Số thẻ theo Quyết định 85',
    'Card number under decision 85',
    'so the theo quyet dinh 85 | so the theo qd 85 | so the cu',
  ),
  field(
    'organisationName',
    'Chi bộ đang sinh hoạt',
    'Cell',
    'to chuc dang dang sinh hoat | chi bo dang sinh hoat | dang sinh hoat tai | chi bo | ten chi bo | to chuc dang',
  ),
  field('residenceCell', 'Chi bộ nơi cư trú', 'Cell of residence', 'chi bo noi cu tru'),
  ...place('birthPlace', 'Nơi đăng ký khai sinh', 'Birth place', [
    'noi dang ky khai sinh',
    'noi khai sinh',
    'noi sinh',
  ]),
  ...place('home', 'Quê quán', 'Home', ['que quan', 'nguyen quan']),
  ...place('residence', 'Thường trú', 'Residence', [
    'thuong tru',
    'noi thuong tru',
    'noi o hien nay',
    'ho khau thuong tru',
    'noi cu tru',
  ]),
  required(
    'joinedOn',
    'Ngày vào Đảng',
    'Joined on',
    'ngay vao dang | ngay ket nap | ngay ket nap dang | ngay vao dang du bi',
  ),
  field(
    'officialOn',
    'Ngày vào Đảng chính thức',
    'Official on',
    'ngay vao dang chinh thuc | ngay chinh thuc | ngay cong nhan chinh thuc | chinh thuc ngay',
  ),
  field('oldIdentityNumber', 'Số CMND cũ', 'Old identity number', 'so cmnd cu | so cmnd | cmnd'),
  field(
    'state',
    'Trạng thái hoạt động',
    'State',
    'trang thai hoat dong | trang thai | tinh trang | tinh trang sinh hoat',
  ),
  field(
    'stateOn',
    'Ngày của trạng thái',
    'State since',
    'ngay roi khoi mat mien sinh hoat | ngay mien sinh hoat | ngay thay doi trang thai',
  ),
  field('removalAsked', 'Đề nghị xóa', 'Removal asked', 'de nghi xoa'),
  field('cellCode', 'Mã chi bộ', 'Cell code', 'ma chi bo | ma to chuc dang | ma to chuc | ma tcd'),
  field(
    'education.general',
    'Giáo dục phổ thông',
    'School',
    'trinh do > giao duc pho thong | giao duc pho thong | trinh do pho thong | trinh do van hoa | hoc van | trinh do hoc van',
  ),
  field(
    'education.professional',
    'Chuyên môn, nghiệp vụ',
    'Profession',
    'trinh do > chuyen mon nghiep vu | trinh do > chuyen mon | chuyen mon nghiep vu | trinh do chuyen mon | trinh do chuyen mon nghiep vu | chuyen mon',
  ),
  field(
    'education.theory',
    'Lý luận chính trị',
    'Political theory',
    'trinh do > ly luan chinh tri | ly luan chinh tri | trinh do ly luan chinh tri | trinh do ly luan',
  ),
  field(
    'offices.cell',
    'Chức vụ trong chi bộ',
    'Office in the cell',
    'chuc vu > trong chi bo | chuc vu trong chi bo | chuc vu dang | chuc vu trong dang | chuc vu',
  ),
  field(
    'offices.grassroots',
    'Chức vụ trong đảng ủy cơ sở',
    'Office in the grassroots committee',
    'chuc vu > trong dang uy co so | chuc vu > trong dang uy | chuc vu trong dang uy co so',
  ),
  field(
    'offices.government',
    'Chức vụ chính quyền, đoàn thể',
    'Office outside the Party',
    'chuc vu > chinh quyen doan the | chuc vu chinh quyen doan the | chuc vu chinh quyen',
  ),
  field(
    'occupation',
    'Nghề nghiệp, nơi công tác',
    'Occupation',
    'nghe nghiep noi cong tac | nghe nghiep | noi cong tac | nghe nghiep hien nay',
  ),
  field('worksAway', 'Đi làm ăn xa', 'Works away', 'di lam an xa | lam an xa'),
  field(
    'exemptionReason',
    'Lý do miễn sinh hoạt',
    'Reason of exemption',
    'ly do mien sinh hoat | ly do mien',
  ),
  field('note', 'Ghi chú', 'Note', 'ghi chu | chu thich'),
] as const;

/** «Tên cột» of the list of organisations. */
export type OrganisationField = (typeof organisationFields)[number]['name'];

/** «Tên cột» of the list of members. */
export type MemberField = (typeof memberFields)[number]['name'];

/** «Ghép cột» — which column (from 0) holds which field. */
export type Mapping<Name extends string> = Partial<Readonly<Record<Name, number>>>;
