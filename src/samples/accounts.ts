/** Accounts of the sample data, printed at the start. Every person is invented. */
export interface SampleAccount {
  readonly name: string;
  readonly password: string;
  readonly who: string;
  /** The person's place in the sample: which organisation's holder of which office. `null`: nobody in the register. */
  readonly post: {
    readonly organisation: string;
    readonly office: string;
    readonly fullName?: string;
  } | null;
}

const password = 'so-chi-bo-mau';
const naPong = 'Chi bộ thôn Nà Pồng';
const yenThuong = 'Đảng bộ xã Yên Thượng';

const account = (
  name: string,
  who: string,
  organisation: string,
  office: string,
  fullName?: string,
): SampleAccount => ({
  name,
  password,
  who,
  post: { organisation, office, ...(fullName === undefined ? {} : { fullName }) },
});

export const sampleAccounts: readonly SampleAccount[] = [
  account('bithu', 'Bí thư Chi bộ thôn Nà Pồng', naPong, 'secretary'),
  account('phobithu', 'Phó Bí thư Chi bộ thôn Nà Pồng', naPong, 'deputy-secretary'),
  account('chiuy', 'Chi ủy viên, thư ký Chi bộ thôn Nà Pồng', naPong, 'committee-member', 'Triệu Thị Tươi'),
  account('dangvien', 'Đảng viên Chi bộ thôn Nà Pồng', naPong, 'member', 'Ma Văn Chức'),
  account('bithu2', 'Bí thư Chi bộ thôn Khuổi Lịa', 'Chi bộ thôn Khuổi Lịa', 'secretary'),
  account('vanphong', 'Văn phòng Đảng ủy xã Yên Thượng', yenThuong, 'office-staff', 'Bế Thị Lan'),
  account('bithuxa', 'Bí thư Đảng ủy xã Yên Thượng', yenThuong, 'secretary'),
  account(
    'bantochuc',
    'Ban Tổ chức Tỉnh ủy',
    'Đảng bộ tỉnh Mẫu Sơn',
    'office-staff',
    'Phùng Thị Minh Nguyệt',
  ),
  { name: 'quantri', password, who: 'Quản trị máy chủ', post: null },
];
