import { memberProblems } from './member-problems.ts';
import { confirm, mendCell, problem } from './problem.ts';

/** «Điều cần xem lại ở ô» — what a single cell can have wrong. */
export const cellProblems = {
  missing: (label: string, english: string) =>
    problem(
      'value-missing',
      `Thiếu ${label}.`,
      `${english} is missing.`,
      `Điền ${label} vào ô này.`,
      'Fill in this cell.',
    ),
  holdsFormula: (formula: string) =>
    problem(
      'holds-formula',
      `Ô chứa công thức (=${formula}), không phải họ tên.`,
      `The cell holds a formula (=${formula}).`,
      'Gõ giá trị thật thay cho công thức.',
      'Type the real value in place of the formula.',
    ),
  formulaValue: (formula: string, value: string) =>
    problem(
      'formula-value',
      `Ô là công thức (=${formula}); đọc giá trị “${value}”.`,
      `The cell is a formula (=${formula}); read as “${value}”.`,
      ...confirm,
    ),
  looksLikeFormula: (text: string) =>
    problem(
      'looks-like-formula',
      `Giữ nguyên là chữ “${text}”, không tính; xuất ra vẫn là chữ.`,
      `Kept as the text “${text}”; it is never calculated.`,
      ...confirm,
    ),
  cellError: (text: string) =>
    problem(
      'cell-error',
      `Ô báo lỗi ${text} của bảng tính.`,
      `The cell shows the spreadsheet error ${text}.`,
      ...mendCell,
    ),
  dateImpossible: (text: string) =>
    problem(
      'date-impossible',
      `${text} không có trong lịch.`,
      `${text} is not in the calendar.`,
      'Sửa lại ngày theo hồ sơ.',
      'Correct the date from the record.',
    ),
  dateSwapped: (text: string, suggestion: string) =>
    problem(
      'date-swapped',
      `${text} không phải dd/mm/yyyy; có phải ${suggestion}?`,
      `${text} is not dd/mm/yyyy; is it ${suggestion}?`,
      'Viết ngày trước, tháng sau.',
      'Write the day first, then the month.',
    ),
  dateYearOnly: (text: string) =>
    problem(
      'date-year-only',
      `“${text}” chỉ có năm.`,
      `“${text}” is only a year.`,
      'Điền đủ ngày, tháng, năm.',
      'Give day, month and year.',
    ),
  dateUnreadable: (text: string) =>
    problem(
      'date-unreadable',
      `“${text}” không phải dd/mm/yyyy.`,
      `“${text}” is not dd/mm/yyyy.`,
      'Viết dạng dd/mm/yyyy.',
      'Write it as dd/mm/yyyy.',
    ),
  dateFromNumber: (text: string, shown: string) =>
    problem(
      'date-from-number',
      `Ô là số ${text}; đọc là ngày ${shown}.`,
      `The cell is the number ${text}, read as ${shown}.`,
      ...confirm,
    ),
  numberShort: (label: string, count: number, read: string) =>
    problem(
      'number-lost-zero',
      `${label} còn ${count} chữ số; đọc là ${read}, đề nghị xác nhận.`,
      `Only ${count} digits are left; read as ${read}.`,
      ...confirm,
    ),
  numberTail: (label: string, read: string) =>
    problem(
      'number-lost-zero',
      `${label} đọc là ${read}, đề nghị xác nhận.`,
      `Read as ${read}; please confirm.`,
      ...confirm,
    ),
  numberHasLetterO: (label: string) =>
    problem(
      'number-has-letter',
      `${label} phải đủ 12 chữ số; có chữ O.`,
      'The number must have 12 digits; it contains a letter.',
      'Thay chữ bằng chữ số theo giấy tờ gốc.',
      'Replace the letter by the digit on the document.',
    ),
  numberForm: (label: string) =>
    problem(
      'number-form',
      `${label} phải đủ 12 chữ số.`,
      'The number must have 12 digits.',
      'Chép lại số từ giấy tờ gốc.',
      'Copy the number from the document.',
    ),
  distanceUnreadable: (text: string) =>
    problem(
      'distance-unreadable',
      `“${text}” không phải số km; bỏ qua ô này.`,
      `“${text}” is not a number of km; the cell is skipped.`,
      'Viết số km, ví dụ 1,5.',
      'Write a number of km, such as 1,5.',
    ),
  markUnreadable: (text: string) =>
    problem(
      'mark-unreadable',
      `“${text}” không rõ là có hay không; đọc là không.`,
      `“${text}” is neither yes nor no; read as no.`,
      'Đánh dấu x hoặc để trống.',
      'Mark it with x or leave it empty.',
    ),
  sexUnknown: (text: string) =>
    problem(
      'sex-unknown',
      `Giới tính chỉ nhận Nam hoặc Nữ; “${text}” là gì?`,
      `Sex is Nam or Nữ; what is “${text}”?`,
      'Sửa thành Nam hoặc Nữ.',
      'Write Nam or Nữ.',
    ),
  stateUnknown: (text: string) =>
    problem(
      'state-unknown',
      `Trạng thái “${text}” không có trong danh mục.`,
      `The state “${text}” is not in the list.`,
      'Chọn: Đang sinh hoạt Đảng, Miễn sinh hoạt, Đình chỉ sinh hoạt …',
      'Choose one of the states of the national sheet.',
    ),
  officeUnknown: (text: string) =>
    problem(
      'office-unknown',
      `Chức vụ “${text}” không có trong danh mục; không ghi chức vụ này.`,
      `The office “${text}” is not in the list and is not saved.`,
      'Viết: Bí thư, Phó Bí thư hoặc Chi ủy viên.',
      'Write Bí thư, Phó Bí thư or Chi ủy viên.',
    ),
  kindUnknown: (text: string) =>
    problem(
      'kind-unknown',
      `Loại tổ chức “${text}” không có trong danh mục.`,
      `The kind “${text}” is not in the list.`,
      'Sửa theo danh mục loại tổ chức.',
      'Use a kind from the list.',
    ),
  nameUnlikely: (text: string) =>
    problem(
      'name-unlikely',
      `“${text}” không phải họ tên.`,
      `“${text}” is not a name.`,
      'Điền họ và tên bằng chữ.',
      'Fill in the name in letters.',
    ),
} as const;

/** «Điều cần xem lại ở dòng tổ chức» — what speaks against an organisation's row. */
export const organisationProblems = {
  codeTwice: (code: string, row: number) =>
    problem(
      'code-twice',
      `Mã ${code} đã có ở dòng ${row}.`,
      `Code ${code} already stands in row ${row}.`,
      'Sửa mã, hoặc giữ một dòng.',
      'Correct the code or keep one row.',
    ),
  nameTwice: (name: string, row: number) =>
    problem(
      'name-twice',
      `${name} đã có ở dòng ${row}, cùng cấp trên.`,
      `${name} already stands in row ${row} under the same superior.`,
      'Kiểm tra có phải một tổ chức không.',
      'Check whether it is one organisation.',
    ),
  identicalRow: memberProblems.identicalRow,
  superiorUnknown: (name: string) =>
    problem(
      'superior-unknown',
      `Không có tổ chức cấp trên “${name}” trong tệp hay trong sổ.`,
      `The superior “${name}” is neither in the file nor in the book.`,
      'Sửa cột Trực thuộc, hoặc nhập tổ chức cấp trên trước.',
      'Correct the superior or import it first.',
    ),
  superiorOutside: (name: string) =>
    problem(
      'superior-outside',
      `“${name}” không có trong tệp hay trong sổ; ghi là cấp trên bên ngoài.`,
      `“${name}” is in neither file nor book and is kept as a body outside.`,
      ...confirm,
    ),
  superiorAmbiguous: (name: string) =>
    problem(
      'superior-ambiguous',
      `Có nhiều tổ chức tên “${name}”.`,
      `Several organisations are named “${name}”.`,
      'Ghi mã của tổ chức cấp trên thay cho tên.',
      'Give the superior’s code.',
    ),
  superiorCircle: problem(
    'superior-circle',
    'Tổ chức này trực thuộc chính nó qua các dòng khác.',
    'The organisation is its own superior.',
    'Sửa cột Trực thuộc.',
    'Correct the superior.',
  ),
  alreadyInBook: (fields: string) =>
    problem(
      'already-in-book',
      `Đã có trong sổ; khác ở ${fields}. Sổ giữ nguyên.`,
      `Already in the book; differs in ${fields}. The book stays as it is.`,
      'Nếu tệp đúng hơn, sửa ở trang tổ chức.',
      'If the file is right, correct the organisation.',
    ),
} as const;
