import { writeDate } from '#kernel/civil-date.ts';
import { minutesBetween, writeMonth, writeOfficialTime } from '#kernel/clock-time.ts';
import type { Run } from '#kernel/official-paper.ts';
import { comradeWithPosition, missing, writeNames, type MeetingRecord } from './record.ts';
import { came, countRoll, isAttached, isExpected } from './roll.ts';
import { makesUp } from './manner.ts';
import type { Meeting, MeetingKind } from './types.ts';

const kindNames: Readonly<Record<MeetingKind, string>> = {
  ordinary: 'thường kỳ',
  thematic: 'chuyên đề',
  extraordinary: 'bất thường',
};

/** «Tên buổi sinh hoạt» — `Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026`. */
export function titleOf({ meeting }: Pick<MeetingRecord, 'meeting'>): string {
  const theme = meeting.theme === null ? '' : `, chuyên đề “${meeting.theme}”`;
  return `Sinh hoạt chi bộ ${kindNames[meeting.kind]} ${writeMonth(meeting.month)}${theme}`;
}

/** «Thời gian, địa điểm» — from, until, day and place. */
export function writeTimeAndPlace({ meeting }: MeetingRecord): readonly Run[] {
  return [
    { text: 'Từ ' },
    meeting.openedAt ? { text: writeOfficialTime(meeting.openedAt) } : missing('giờ khai mạc'),
    { text: ' đến ' },
    meeting.endedAt ? { text: writeOfficialTime(meeting.endedAt) } : missing('giờ kết thúc'),
    { text: ' ngày ' },
    meeting.heldOn ? { text: writeDate(meeting.heldOn) } : missing('ngày họp'),
    { text: ', tại ' },
    meeting.place.trim() === '' ? missing('nơi họp') : { text: meeting.place },
    { text: `.${writeManner(meeting)}` },
  ];
}

/** «Hình thức, họp bù» — said in the minutes only where the meeting was not simply held together in its month. */
function writeManner({ manner, partyGroups, kind, month, heldOn }: Meeting): string {
  const how = {
    together: '',
    online: ' Họp trực tuyến.',
    'by-group': ` Họp theo ${partyGroups ?? ''} tổ đảng.`,
  }[manner];
  return heldOn !== null && makesUp({ kind, month }, heldOn)
    ? `${how} Họp bù cho ${writeMonth(month)}.`
    : how;
}

/** «Thời gian họp» — the length in minutes, for the resolution. */
export function writeLength({ meeting }: MeetingRecord): readonly Run[] {
  if (!meeting.openedAt || !meeting.endedAt)
    return [{ text: 'Thời gian họp: ' }, missing('giờ'), { text: '.' }];
  return [{ text: `Thời gian họp: ${minutesBetween(meeting.openedAt, meeting.endedAt)} phút.` }];
}

/** «Đảng số» — the strength of the cell on the day. */
export function writeStrength({ roll }: MeetingRecord): readonly Run[] {
  const counts = countRoll(roll);
  const suspended = counts.suspended > 0 ? `; đình chỉ sinh hoạt ${counts.suspended}` : '';
  return [
    {
      text:
        `Đảng viên của chi bộ: ${counts.strength} đồng chí; chính thức ${counts.official}, ` +
        `dự bị ${counts.probationary}; tạm thời chuyển đến ${counts.temporarilyHere}, ` +
        `tạm thời chuyển đi ${counts.temporarilyElsewhere}; miễn sinh hoạt ${counts.exempt}${suspended}.`,
    },
  ];
}

/** «Có mặt, vắng» — present by standing, absent with names and reasons. */
export function writePresence(record: MeetingRecord): readonly Run[] {
  const counts = countRoll(record.roll);
  const expected = record.roll.filter(isExpected);
  const excused = expected.filter((entry) => entry.attendance === 'excused');
  const absent = expected.filter((entry) => entry.attendance === 'absent');
  const exempt = record.roll.filter((entry) => entry.circumstance === 'exempt' && came(entry));
  const temporary = counts.presentTemporary > 0 ? `, tạm thời chuyển đến ${counts.presentTemporary}` : '';
  const online = counts.online > 0 ? `, trong đó ${counts.online} đồng chí dự trực tuyến` : '';
  const sentences = [
    `Triệu tập ${counts.expected} đồng chí. Có mặt ${counts.present} (chính thức ${counts.presentOfficial}, ` +
      `dự bị ${counts.presentProbationary}${temporary})${online}.`,
    withNames('Vắng có lý do', writeNames(record, excused), excused.length),
    withNames('Vắng không lý do', writeNames(record, absent), absent.length),
    exempt.length > 0 ? `Được miễn sinh hoạt, vẫn đến dự: ${writeNames(record, exempt)}.` : '',
  ];
  const text = { text: sentences.filter((sentence) => sentence !== '').join(' ') };
  return counts.unmarked === 0
    ? [text]
    : [text, { text: ' ' }, missing(`điểm danh ${counts.unmarked} người`)];
}

/** «Khách mời, cấp trên dự» — guests who came; nothing where there were none. */
export function writeGuests(record: MeetingRecord): readonly Run[] | null {
  const guests = record.roll.filter(
    (entry) => (entry.standing === 'guest' || isAttached(entry)) && came(entry),
  );
  if (guests.length === 0) return null;
  const names = guests.map((guest) =>
    comradeWithPosition(record, guest.personId, 'tên khách')
      .map((run) => run.text)
      .join(''),
  );
  return [{ text: `Cấp trên dự, khách mời: ${names.join('; ')}.` }];
}

/** «Chủ trì, ghi biên bản» — the chair and the clerk of the meeting. */
export function writeChairAndClerk(record: MeetingRecord): readonly Run[] {
  return [
    { text: 'Chủ trì: ' },
    ...comradeWithPosition(record, record.meeting.chairId, 'người chủ trì'),
    { text: '. Ghi biên bản: ' },
    ...comradeWithPosition(record, record.meeting.clerkId, 'người ghi biên bản'),
    { text: '.' },
  ];
}

function withNames(what: string, names: string, count: number): string {
  return count === 0 ? `${what} 0.` : `${what} ${count}: ${names}.`;
}
