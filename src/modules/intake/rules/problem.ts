import type { Problem } from '#kernel/problem.ts';

/** One problem of this module: what is wrong, what to do. */
export function problem(key: string, vi: string, en: string, fixVi: string, fixEn: string): Problem {
  return { code: `intake.${key}`, message: { vi, en }, fix: { vi: fixVi, en: fixEn } };
}

/** Fixes that several problems share. */
export const mendCell = [
  'Sửa ô này trong tệp rồi chọn lại tệp.',
  'Mend this cell in the file and choose the file again.',
] as const;
export const confirm = ['Kiểm tra và xác nhận cách đọc.', 'Check and confirm the reading.'] as const;
export const keepOne = [
  'Giữ một dòng, xóa dòng kia trong tệp.',
  'Keep one of the rows and delete the other.',
] as const;
