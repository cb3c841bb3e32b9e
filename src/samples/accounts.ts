/** Accounts of the sample data, printed at the start. Every person is invented. */
export interface SampleAccount {
  readonly name: string;
  readonly password: string;
  readonly who: string;
  /** The person's place in the sample: which organisation's holder of which office. */
  readonly post: { readonly organisation: string; readonly office: string };
}

const password = 'so-chi-bo-mau';

export const sampleAccounts: readonly SampleAccount[] = [
  {
    name: 'bithu',
    password,
    who: 'Bí thư Chi bộ thôn Nà Pồng',
    post: { organisation: 'Chi bộ thôn Nà Pồng', office: 'secretary' },
  },
  {
    name: 'phobithu',
    password,
    who: 'Phó Bí thư Chi bộ thôn Nà Pồng',
    post: { organisation: 'Chi bộ thôn Nà Pồng', office: 'deputy-secretary' },
  },
  {
    name: 'dangvien',
    password,
    who: 'Đảng viên Chi bộ thôn Nà Pồng',
    post: { organisation: 'Chi bộ thôn Nà Pồng', office: 'member' },
  },
  {
    name: 'vanphong',
    password,
    who: 'Văn phòng Đảng ủy xã Yên Thượng',
    post: { organisation: 'Đảng bộ xã Yên Thượng', office: 'office-staff' },
  },
  {
    name: 'bantochuc',
    password,
    who: 'Ban Tổ chức Tỉnh ủy',
    post: { organisation: 'Đảng bộ tỉnh Mẫu Sơn', office: 'office-staff' },
  },
];
