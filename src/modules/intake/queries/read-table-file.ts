import { ok, refuse } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { readTableFile } from '../contract.ts';
import { tableText } from '../rules/table-text.ts';
import { openFiles } from '../sql/files.ts';

/** «Đọc bảng số liệu» — every sheet of a file that was sent, as text; nothing enters the book. */
export const answerReadTableFile = answer(readTableFile, async (tx, { file }) => {
  const { files, sheets } = await openFiles(tx, { files: [file], asOf: null });
  const problem = files.find((each) => each.problem !== null)?.problem;
  if (problem) return refuse(problem);
  return ok({ sheets: sheets.map(({ sheet }) => ({ name: sheet.name, text: tableText(sheet) })) });
});
