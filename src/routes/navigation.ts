import type { Office } from '#client/session.svelte.ts';
import { opens } from '#kernel/access.ts';
import type { Entry } from '#ui/shell.svelte.ts';

const thisMonth: Entry = { label: { vi: 'Tháng này', en: 'This month' }, href: '/', icon: 'month' };
const meetings: Entry = { label: { vi: 'Sinh hoạt', en: 'Meetings' }, href: '/meetings', icon: 'meeting' };
const tasks: Entry = { label: { vi: 'Nhiệm vụ', en: 'Tasks' }, href: '/tasks' };
const papers: Entry = { label: { vi: 'Tài liệu', en: 'Papers' }, href: '/papers', icon: 'folder' };
const cell: Entry = { label: { vi: 'Chi bộ', en: 'Cell' }, href: '/cell', icon: 'people' };

const overview: Entry = { label: { vi: 'Toàn cảnh', en: 'Overview' }, href: '/', icon: 'month' };
const calendar: Entry = { label: { vi: 'Lịch họp', en: 'Calendar' }, href: '/calendar' };
const outgoing: Entry = { label: { vi: 'Văn bản', en: 'Papers' }, href: '/outgoing', icon: 'folder' };
const members: Entry = { label: { vi: 'Đảng viên', en: 'Members' }, href: '/members', icon: 'people' };
const organisations: Entry = {
  label: { vi: 'Tổ chức', en: 'Organisations' },
  href: '/organisations',
  icon: 'meeting',
};
const statistics: Entry = { label: { vi: 'Thống kê', en: 'Statistics' }, href: '/statistics' };
const intake: Entry = { label: { vi: 'Nhập từ Excel', en: 'Import from Excel' }, href: '/import' };

/** What a person finds where: a cell's book, or the view over what lies below. */
export function navigationFor(office: Office | null): { rail: readonly Entry[]; tabs: readonly Entry[] } {
  if (!office) return { rail: [], tabs: [] };
  if (office.organisation.isCell)
    return { rail: [thisMonth, meetings, tasks, papers, cell], tabs: [thisMonth, meetings, papers, cell] };
  return {
    // Who may not import finds nothing behind that line.
    rail: [overview, calendar, outgoing, members, organisations, statistics].concat(
      opens(office.office, 'import.save', 'own') ? intake : [],
    ),
    tabs: [overview, outgoing, members, { ...organisations, label: { vi: 'Tổ chức', en: 'Units' } }],
  };
}
