import { keepOne, problem } from './problem.ts';

/** «Điều cần xem lại ở dòng đảng viên» — what speaks against a member's row, alone or beside others. */
export const memberProblems = {
  cellUnknown: (code: string) =>
    problem(
      'cell-unknown',
      `Không có tổ chức mang mã ${code}; chọn chi bộ đúng hoặc nhập tổ chức trước.`,
      `No organisation has the code ${code}.`,
      'Chọn chi bộ đúng hoặc nhập danh sách tổ chức trước.',
      'Choose the right cell or import the organisations first.',
    ),
  cellNameUnknown: (name: string) =>
    problem(
      'cell-unknown',
      `Không có tổ chức tên “${name}”; chọn chi bộ đúng hoặc nhập tổ chức trước.`,
      `No organisation is named “${name}”.`,
      'Chọn chi bộ đúng hoặc nhập danh sách tổ chức trước.',
      'Choose the right cell or import the organisations first.',
    ),
  cellAmbiguous: (name: string) =>
    problem(
      'cell-ambiguous',
      `Có nhiều tổ chức tên “${name}”.`,
      `Several organisations are named “${name}”.`,
      'Thêm mã chi bộ hoặc tên cấp trên sau dấu phẩy.',
      'Add the code, or the superior behind a comma.',
    ),
  notACell: (name: string) =>
    problem(
      'not-a-cell',
      `${name} không phải chi bộ.`,
      `${name} is not a cell.`,
      'Ghi mã của chi bộ nơi đảng viên sinh hoạt.',
      'Give the code of the member’s cell.',
    ),
  cellMismatch: (code: string, name: string, written: string) =>
    problem(
      'cell-mismatch',
      `Mã ${code} là ${name}, cột tổ chức ghi ${written}.`,
      `Code ${code} is ${name}, but the file says ${written}.`,
      'Sửa mã hoặc tên để hai cột khớp nhau.',
      'Make code and name agree.',
    ),
  bornLater: (date: string) =>
    problem(
      'born-in-future',
      `Ngày sinh ${date} sau ngày hôm nay.`,
      `The birth date ${date} lies in the future.`,
      'Sửa lại ngày sinh theo hồ sơ.',
      'Correct the birth date from the record.',
    ),
  joinedLater: (date: string) =>
    problem(
      'joined-in-future',
      `Ngày vào Đảng ${date} sau ngày hôm nay.`,
      `The day of joining ${date} lies in the future.`,
      'Sửa lại ngày vào Đảng theo hồ sơ.',
      'Correct it from the record.',
    ),
  joinedBeforeBirth: problem(
    'joined-before-birth',
    'Ngày vào Đảng sớm hơn ngày sinh.',
    'Joined before being born.',
    'Kiểm tra lại hai ngày theo hồ sơ.',
    'Check both dates against the record.',
  ),
  joinedTooYoung: (age: number) =>
    problem(
      'joined-too-young',
      `Vào Đảng khi chưa đủ ${age} tuổi; kiểm tra lại ngày sinh hoặc ngày vào Đảng.`,
      `Joined before the age of ${age}.`,
      'Kiểm tra lại ngày sinh và ngày vào Đảng theo hồ sơ.',
      'Check both dates against the record.',
    ),
  officialBeforeJoining: problem(
    'official-before-joining',
    'Ngày vào Đảng chính thức sớm hơn Ngày vào Đảng.',
    'Official before joining.',
    'Kiểm tra lại hai ngày theo hồ sơ.',
    'Check both dates against the record.',
  ),
  officialLater: (date: string) =>
    problem(
      'official-in-future',
      `Ngày vào Đảng chính thức ${date} sau ngày hôm nay.`,
      `The official day ${date} lies in the future.`,
      'Sửa lại theo hồ sơ.',
      'Correct it from the record.',
    ),
  stateDateMissing: (label: string, english: string) =>
    problem(
      'state-date-missing',
      `Thiếu ngày ${label}.`,
      `The day of being ${english} is missing.`,
      'Điền ngày vào cột này khi có quyết định.',
      'Fill in the day when it is known.',
    ),
  removalAsked: problem(
    'removal-asked',
    'Dòng này đề nghị xóa khỏi chi bộ nên không ghi.',
    'The row asks to be removed from this cell and is not saved.',
    'Xóa dòng khỏi tệp, hoặc bỏ dấu ở cột Đề nghị xóa.',
    'Delete the row, or clear the mark.',
  ),
  citizenMissing: problem(
    'citizen-number-missing',
    'Thiếu số định danh.',
    'The citizen number is missing.',
    'Bổ sung sau; người được nhận ra theo số thẻ hoặc họ tên và ngày.',
    'Add it later.',
  ),
  identicalRow: (row: number) =>
    problem(
      'identical-row',
      `Trùng hẳn với dòng ${row}; không ghi lần thứ hai.`,
      `Identical with row ${row}; not saved twice.`,
      'Không cần làm gì; có thể xóa dòng này.',
      'Nothing to do; the row may be deleted.',
    ),
  inTwoCells: (row: number) =>
    problem(
      'in-two-cells',
      `Người này đã có ở chi bộ khác (dòng ${row}); một đảng viên chỉ sinh hoạt chính thức ở một chi bộ.`,
      `This person already stands in another cell (row ${row}).`,
      ...keepOne,
    ),
  citizenTwice: (number: string, row: number) =>
    problem(
      'citizen-number-twice',
      `Số định danh ${number} đã có ở dòng ${row}.`,
      `Citizen number ${number} already stands in row ${row}.`,
      'Sửa số định danh, hoặc giữ một dòng.',
      'Correct the number or keep one row.',
    ),
  cardTwice: (number: string, row: number) =>
    problem(
      'card-number-twice',
      `Số thẻ ${number} đã có ở người khác (dòng ${row}).`,
      `Card number ${number} belongs to somebody else (row ${row}).`,
      'Chép lại số thẻ từ thẻ đảng viên.',
      'Copy the number from the card.',
    ),
  perhapsSame: (row: number) =>
    problem(
      'perhaps-same-person',
      `Có thể là cùng người với dòng ${row} (cùng họ tên, ngày sinh, ngày vào Đảng).`,
      `Perhaps the same person as in row ${row} (same name, birth and joining date).`,
      'Kiểm tra hai dòng; nếu là một người thì giữ một dòng.',
      'Check both rows; keep one if it is one person.',
    ),
  perhapsInBook: problem(
    'perhaps-in-book',
    'Trong sổ đã có người cùng họ tên, ngày sinh, ngày vào Đảng nhưng khác số định danh.',
    'The book has somebody of the same name and dates with another citizen number.',
    'Kiểm tra số định danh trước khi ghi.',
    'Check the citizen number before saving.',
  ),
  alreadyInBook: (fields: string) =>
    problem(
      'already-in-book',
      `Đã có trong sổ; khác ở ${fields}. Sổ giữ nguyên.`,
      `Already in the book; differs in ${fields}. The book stays as it is.`,
      'Nếu tệp đúng hơn, sửa trong hồ sơ đảng viên.',
      'If the file is right, correct the member’s record.',
    ),
  inBookElsewhere: problem(
    'in-book-elsewhere',
    'Trong sổ người này đang ở chi bộ khác; một đảng viên chỉ sinh hoạt chính thức ở một chi bộ.',
    'In the book this person belongs to another cell.',
    'Làm thủ tục chuyển sinh hoạt thay vì nhập lại.',
    'Transfer the member instead of importing again.',
  ),
  cardInBook: (number: string) =>
    problem(
      'card-number-in-book',
      `Số thẻ ${number} trong sổ là của người khác.`,
      `In the book card number ${number} is somebody else’s.`,
      'Chép lại số thẻ từ thẻ đảng viên.',
      'Copy the number from the card.',
    ),
  officeElsewhere: (office: string, cell: string, own: string) =>
    problem(
      'office-elsewhere',
      `Ghi là ${office} ${cell} nhưng sinh hoạt ở ${own}.`,
      `Named ${office} of ${cell} but belongs to ${own}.`,
      'Sửa chi bộ hoặc bỏ chức vụ.',
      'Correct the cell or drop the office.',
    ),
  twoSecretaries: (cell: string, row: number) =>
    problem(
      'two-secretaries',
      `${cell} đã có bí thư (dòng ${row}).`,
      `${cell} already has a secretary (row ${row}).`,
      'Giữ bí thư đương nhiệm, sửa chức vụ của người kia.',
      'Keep the present secretary.',
    ),
  probationaryInOffice: (office: string) =>
    problem(
      'probationary-in-office',
      `Đảng viên dự bị không giữ chức ${office}.`,
      `A probationary member holds no office (${office}).`,
      'Bỏ chức vụ, hoặc điền ngày vào Đảng chính thức.',
      'Drop the office or give the official day.',
    ),
  committeeInSmallCell: (count: number, least: number, document: string, place: string) =>
    problem(
      'committee-in-small-cell',
      `Chi bộ có ${count} đảng viên chính thức (dưới ${least}) không bầu chi ủy (${document}, ${place}).`,
      `A cell with ${count} official members (fewer than ${least}) elects no committee.`,
      'Kiểm tra lại chức vụ; dòng vẫn được ghi.',
      'Check the office; the row is saved.',
    ),
} as const;
