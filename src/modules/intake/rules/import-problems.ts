import type { Text } from '#kernel/text.ts';
import { problem } from './problem.ts';

/** «Điều cần xem lại của cả lần nhập» — what stops an import as a whole, and rows that stop at the book. */
export const importProblems = {
  fileUnknown: problem(
    'file-unknown',
    'Không tìm thấy tệp này trên máy chủ.',
    'This file is not on the server.',
    'Chọn lại tệp.',
    'Choose the file again.',
  ),
  nothingRecognised: problem(
    'nothing-recognised',
    'Không nhận ra danh sách tổ chức hay danh sách đảng viên trong tệp.',
    'No list of organisations or members was found in the file.',
    'Kiểm tra dòng tiêu đề của bảng: cần có Họ và tên và Ngày vào Đảng, hoặc Tên tổ chức và Loại tổ chức.',
    'Check the header: it needs name and day of joining, or name and kind of the organisation.',
  ),
  asOfMissing: problem(
    'as-of-missing',
    'Chưa biết số liệu đến ngày nào.',
    'The day of these figures is not known.',
    'Cho biết ngày của số liệu.',
    'Give the day of the figures.',
  ),
  asOfInFuture: problem(
    'as-of-in-future',
    'Ngày của số liệu sau ngày hôm nay.',
    'The day of the figures lies in the future.',
    'Sửa ngày của số liệu.',
    'Mend the day of the figures.',
  ),
  columnMissing: (label: Text) =>
    problem(
      'column-missing',
      `Chưa có cột ${label.vi}.`,
      `There is no column for: ${label.en}.`,
      `Chỉ ra cột ${label.vi}.`,
      'Say which column it is.',
    ),
  encodingUnconfirmed: problem(
    'encoding-unconfirmed',
    'Tệp có chữ mã cũ mà chưa ai xác nhận cách đọc.',
    'The file holds text in an old encoding that nobody has confirmed.',
    'Xem ví dụ và xác nhận cách đọc.',
    'Look at the example and confirm the reading.',
  ),
  purposeNotGranted: problem(
    'purpose-not-granted',
    'Chức vụ này không được nhập dân tộc, tôn giáo.',
    'This office may not import ethnic group or religion.',
    'Nhập không kèm hai cột đó, hoặc nhờ cấp trên nhập.',
    'Import without these columns, or ask the level above.',
  ),
  rowsHaveErrors: (count: number) =>
    problem(
      'rows-have-errors',
      `Còn ${count} dòng có lỗi nên chưa ghi dòng nào.`,
      `${count} rows have errors, so nothing was saved.`,
      'Sửa các dòng đó, hoặc chọn ghi những dòng đọc tốt.',
      'Mend these rows, or choose to save the good rows.',
    ),
  numberHeld: (label: string, english: string) =>
    problem(
      'number-held',
      `${label} đã có trong sổ, ở ngoài phần được xem. Dòng này để lại, chưa ghi.`,
      `${english} is in the book already, outside what may be seen here. This row is held.`,
      'Cấp trên chung của hai chi bộ xem và quyết định.',
      'The common superior of both cells looks and decides.',
    ),
  secretaryInBook: (place: string) =>
    problem(
      'secretary-in-book',
      `${place} đã có bí thư trong sổ.`,
      `${place} has a secretary in the book already.`,
      'Bỏ chức vụ ở dòng này, hoặc kết thúc nhiệm kỳ của bí thư đang có trong sổ.',
      'Drop the office in this row, or end the term of the present secretary.',
    ),
  codeElsewhere: (code: string) =>
    problem(
      'code-elsewhere',
      `Mã ${code} đã có ở một tổ chức ngoài phạm vi của cấp ủy này.`,
      `The code ${code} belongs to an organisation outside this committee.`,
      'Sửa mã ở dòng này, hoặc nhờ cấp trên nhập.',
      'Mend the code, or ask the level above to import.',
    ),
  outsideReach: problem(
    'outside-reach',
    'Tổ chức này không trực thuộc cấp ủy đang nhập.',
    'This organisation does not stand under the committee that imports.',
    'Sửa cột Trực thuộc, hoặc nhờ cấp trên nhập.',
    'Mend the superior, or ask the level above to import.',
  ),
  superiorNotSaved: (row: number) =>
    problem(
      'superior-not-saved',
      `Cấp trên của tổ chức này ở dòng ${row}, dòng đó chưa ghi được.`,
      `The superior stands in row ${row}, which cannot be saved yet.`,
      `Sửa dòng ${row} trước.`,
      `Mend row ${row} first.`,
    ),
  batchNotFound: problem(
    'batch-not-found',
    'Không tìm thấy lần nhập này.',
    'This import was not found.',
    'Mở lại danh sách các lần nhập.',
    'Open the list of imports again.',
  ),
  alreadyUndone: problem(
    'already-undone',
    'Lần nhập này đã hoàn tác rồi.',
    'This import has been undone already.',
    'Không cần làm gì thêm.',
    'Nothing more is needed.',
  ),
  somethingRests: (what: string, english: string) =>
    problem(
      'something-rests',
      `Không hoàn tác được nữa: sau lần nhập đã có ${what}.`,
      `This can no longer be undone: since then the book holds ${english}.`,
      'Sửa từng mục bằng việc thường ngày của sổ.',
      'Mend single entries by the ordinary work of the book.',
    ),
};
