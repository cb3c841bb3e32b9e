import { writeDate } from '#kernel/civil-date.ts';
import type { Block, TableRow } from '#kernel/official-paper.ts';
import { nameOf, type MeetingRecord } from './record.ts';
import type { Task } from './types.ts';

/** «Bảng nhiệm vụ» — number, content, who with whom, by when. */
export function writeTasks(record: MeetingRecord): Block {
  return {
    kind: 'table',
    columns: ['TT', 'Nội dung', 'Người phụ trách', 'Thời hạn'],
    rows: record.tasks.map((task, index): TableRow => {
      const due = task.dueOn === null ? '[chưa ghi hạn]' : writeDate(task.dueOn);
      return [String(index + 1), task.title, writeOwners(record, task), due];
    }),
  };
}

/** «Bảng kết quả nhiệm vụ tháng trước» — number, content, who, and what became of it. */
export function writeLastTasks(record: MeetingRecord): Block {
  return {
    kind: 'table',
    columns: ['TT', 'Nội dung', 'Người phụ trách', 'Kết quả'],
    rows: record.lastTasks.map((task, index): TableRow => [
      String(index + 1),
      task.title,
      writeOwners(record, task),
      writeResult(task),
    ]),
  };
}

function writeOwners(record: MeetingRecord, task: Task): string {
  const person =
    task.ownerId === null && task.ownerBody ? null : nameOf(record, task.ownerId, 'người phụ trách').text;
  const owner = [task.ownerBody ?? null, person].filter((name) => name !== null).join(' – ');
  const helpers = task.helperIds.map((id) => nameOf(record, id, 'tên').text);
  return helpers.length === 0 ? owner : `${owner}, cùng ${helpers.join(', ')}`;
}

function writeResult(task: Task): string {
  const said = task.result ?? task.cause;
  const more = said === null ? '' : `: ${said}`;
  switch (task.state) {
    case 'done':
      return `${task.doneOn === null ? 'Đã xong' : `Xong ngày ${writeDate(task.doneOn)}`}${more}`;
    case 'dropped':
      return `Thôi không làm${more}`;
    case 'open':
    case 'draft':
      return `Đang làm${more}${task.result && task.cause ? `; nguyên nhân: ${task.cause}` : ''}`;
  }
}
