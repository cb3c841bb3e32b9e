import type { Problem } from '#kernel/problem.ts';

const saveAgain = {
  vi: 'Mở tệp bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi chọn tệp mới.',
  en: 'Open the file in Excel or LibreOffice, save it as .xlsx and choose the new file.',
};

function problem(key: string, vi: string, en: string, fix = saveAgain): Problem {
  return { code: `intake.${key}`, message: { vi, en }, fix };
}

/** «Tệp không đọc được» — why a file is refused before or while it is read. */
export const problems = {
  fileIsEmpty: problem('file-empty', 'Tệp không có nội dung.', 'The file is empty.', {
    vi: 'Chọn tệp khác.',
    en: 'Choose another file.',
  }),
  fileTooLarge: problem('file-too-large', 'Tệp quá lớn: nhận đến 20 MB, tệp văn bản đến 10 MB.', 'The file is too large: up to 20 MB, text up to 10 MB.', {
    vi: 'Bỏ ảnh khỏi tệp hoặc tách thành nhiều tệp nhỏ hơn.',
    en: 'Remove pictures or split it into smaller files.',
  }),
  fileTooLargeUnpacked: problem(
    'file-too-large-unpacked',
    'Giải nén ra tệp sẽ lớn hơn 50 MB.',
    'Unpacked, the file would be larger than 50 MB.',
    { vi: 'Tách dữ liệu thành nhiều tệp nhỏ hơn.', en: 'Split the data into smaller files.' },
  ),
  fileCompressedTooMuch: problem(
    'file-compressed-too-much',
    'Tệp nén quá 100 lần, không giống bảng tính thật.',
    'The file is compressed more than 100 times, unlike a real spreadsheet.',
  ),
  fileHasTooManyParts: problem(
    'file-too-many-parts',
    'Tệp gồm hơn 200 phần.',
    'The file has more than 200 parts.',
  ),
  fileHasDuplicateParts: problem(
    'file-duplicate-parts',
    'Trong tệp có hai phần cùng tên hoặc chồng lên nhau.',
    'Two parts of the file share a name or overlap.',
  ),
  fileHoldsArchive: problem(
    'file-nested-archive',
    'Trong tệp có tệp nén khác.',
    'The file contains another archive.',
    { vi: 'Bỏ tệp đính kèm khỏi bảng tính rồi lưu lại.', en: 'Remove embedded files from the sheet and save again.' },
  ),
  fileIsProtected: problem(
    'file-protected',
    'Tệp có mật khẩu hoặc bị mã hóa.',
    'The file has a password or is encrypted.',
    { vi: 'Mở tệp, bỏ mật khẩu, lưu lại thành .xlsx.', en: 'Open it, remove the password, save it as .xlsx.' },
  ),
  fileIsDamaged: problem(
    'file-damaged',
    'Tệp bị cắt cụt hoặc hỏng.',
    'The file is cut short or damaged.',
    { vi: 'Chép lại tệp từ nơi gửi, hoặc mở bằng Excel rồi lưu lại thành .xlsx.', en: 'Copy it again from its source, or open it in Excel and save it as .xlsx.' },
  ),
  fileDeclaresTypes: problem(
    'file-declares-dtd',
    'Tệp chứa khai báo DTD, không được nhận vì lý do an toàn.',
    'The file declares a DTD, which is refused for safety.',
  ),
  fileIsOldExcel: problem(
    'file-old-format',
    'Đây là tệp Excel cũ (.xls hoặc .xlsb).',
    'This is an old or binary Excel file (.xls or .xlsb).',
    { vi: 'Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx.', en: 'Open it in Excel or LibreOffice and save it as .xlsx.' },
  ),
  fileHasMacros: problem('file-has-macros', 'Tệp có macro.', 'The file has macros.', {
    vi: 'Lưu lại thành .xlsx (không macro).',
    en: 'Save it as .xlsx (without macros).',
  }),
  fileIsNoSheet: problem(
    'file-not-a-spreadsheet',
    'Tệp không phải bảng tính .xlsx hay văn bản .csv.',
    'The file is neither an .xlsx spreadsheet nor .csv text.',
  ),
  fileHasTooManyCells: problem(
    'file-too-many-cells',
    'Tệp có quá nhiều dòng hoặc ô.',
    'The file has too many rows or cells.',
    { vi: 'Xóa các dòng, cột thừa hoặc tách thành nhiều tệp.', en: 'Delete superfluous rows and columns, or split the file.' },
  ),
  fileTakesTooLong: problem(
    'file-takes-too-long',
    'Đọc tệp lâu quá mức cho phép nên đã dừng.',
    'Reading took longer than allowed and was stopped.',
    { vi: 'Tách dữ liệu thành nhiều tệp nhỏ hơn rồi thử lại.', en: 'Split the data into smaller files and try again.' },
  ),
  fileTakesTooMuchMemory: problem(
    'file-takes-too-much-memory',
    'Đọc tệp cần nhiều bộ nhớ hơn mức cho phép nên đã dừng.',
    'Reading needed more memory than allowed and was stopped.',
    { vi: 'Tách dữ liệu thành nhiều tệp nhỏ hơn rồi thử lại.', en: 'Split the data into smaller files and try again.' },
  ),
} as const;
