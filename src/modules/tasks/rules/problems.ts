import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại về nhiệm vụ» — everything a person can be refused in this module's rules. */
export const problems = {
  taskNotFound: {
    code: 'tasks.taskNotFound',
    message: { vi: 'Sổ không có nhiệm vụ này.', en: 'The book has no such task.' },
    fix: { vi: 'Mở lại danh sách nhiệm vụ rồi chọn.', en: 'Open the list of tasks again and choose.' },
  },
  taskIsClosed: {
    code: 'tasks.taskIsClosed',
    message: { vi: 'Nhiệm vụ này đã xong hoặc đã thôi.', en: 'This task is done or dropped.' },
    fix: { vi: 'Giao nhiệm vụ mới nếu còn việc phải làm.', en: 'Give a new task if work remains.' },
  },
  taskIsOnlyDrafted: {
    code: 'tasks.taskIsOnlyDrafted',
    message: {
      vi: 'Nhiệm vụ này còn trong dự thảo nghị quyết.',
      en: 'This task is still in the draft resolution.',
    },
    fix: { vi: 'Thông qua nghị quyết trước.', en: 'Adopt the resolution first.' },
  },
  resultIsMissing: {
    code: 'tasks.resultIsMissing',
    message: { vi: 'Chưa ghi kết quả của nhiệm vụ.', en: 'The result of the task is missing.' },
    fix: { vi: 'Ghi một câu: đã làm được gì.', en: 'Write one sentence on what was done.' },
  },
  causeIsMissing: {
    code: 'tasks.causeIsMissing',
    message: { vi: 'Thôi không làm thì phải ghi vì sao.', en: 'Dropping a task needs its cause.' },
    fix: { vi: 'Ghi một câu nguyên nhân.', en: 'Write the cause in one sentence.' },
  },
  doneInTheFuture: {
    code: 'tasks.doneInTheFuture',
    message: { vi: 'Ngày xong sau hôm nay.', en: 'The day of completion lies in the future.' },
    fix: { vi: 'Ghi ngày hôm nay hoặc ngày trước đó.', en: 'Enter today or an earlier day.' },
  },
} as const satisfies Readonly<Record<string, Problem>>;
