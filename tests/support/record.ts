import type { MeetingRecord } from '#modules/meetings/rules/record.ts';
import { aContribution, aMeeting, anEntry, anItem, at, aTask, aVote, day, idOf } from './meetings.ts';

/** A small meeting with everything recorded, from which the papers write themselves. All people are invented. */
export function recordOfNaPong(): MeetingRecord {
  const [thang, tuoi, giang, la, ngoan, van] = [
    idOf(11),
    idOf(12),
    idOf(13),
    idOf(14),
    idOf(15),
    idOf(16),
  ] as const;
  const vote = {
    form: 'show-of-hands',
    threshold: 'majority',
    base: 4,
    presentOfficial: 3,
    inFavour: 3,
    against: 0,
    abstaining: 0,
  } as const;
  return {
    meeting: aMeeting({
      chairId: thang,
      clerkId: tuoi,
      endedAt: at('21:22'),
      readBackAt: at('21:14'),
      adoptedOn: day('2026-11-03'),
      state: 'closed',
    }),
    cell: {
      name: 'Chi bộ thôn Nà Pồng',
      superior: 'Đảng bộ xã Yên Thượng',
      superiorCommittee: 'Đảng ủy xã Yên Thượng',
      place: 'Yên Thượng',
      hasCommittee: false,
    },
    agenda: [
      anItem({
        id: idOf(101),
        position: 1,
        part: 'opening',
        kind: 'roll-call',
        title: 'Điểm danh',
        state: 'done',
      }),
      anItem({
        id: idOf(102),
        position: 2,
        kind: 'dues',
        title: 'Thông báo đảng phí',
        state: 'done',
        conclusion: 'Thu đủ tháng 10.',
      }),
      anItem({
        id: idOf(103),
        position: 3,
        kind: 'last-resolution',
        title: 'Kết quả nghị quyết tháng trước',
        state: 'done',
        conclusion: 'Xong 1 trên 2 việc.',
      }),
      anItem({
        id: idOf(108),
        position: 4,
        kind: 'member-tasks',
        title: 'Nhiệm vụ của từng đảng viên',
        state: 'done',
      }),
      anItem({
        id: idOf(104),
        position: 5,
        kind: 'member-tasks',
        title: 'Tu sửa mương Khuổi Mạ',
        state: 'done',
        originKind: 'task',
        originId: idOf(502),
        conclusion: 'Chậm, xong trước 15-11-2026.',
      }),
      anItem({ id: idOf(105), position: 6, state: 'done', conclusion: 'Mỗi hộ góp 5 công.' }),
      anItem({
        id: idOf(106),
        position: 7,
        part: 'closing',
        kind: 'resolution',
        title: 'Thông qua nghị quyết',
        state: 'done',
      }),
      anItem({
        id: idOf(107),
        position: 8,
        part: 'closing',
        kind: 'minutes',
        title: 'Đọc và thông qua biên bản',
        state: 'done',
      }),
    ],
    roll: [
      anEntry({ personId: thang, attendance: 'present' }),
      anEntry({ personId: tuoi, attendance: 'online' }),
      anEntry({ personId: giang, attendance: 'excused', reason: 'ốm' }),
      anEntry({ personId: la, attendance: 'present', circumstance: 'exempt' }),
      anEntry({ personId: ngoan, attendance: 'present', standing: 'probationary' }),
      anEntry({ personId: van, attendance: 'present', standing: 'guest', guestName: 'Trần Thị Hồng Vân' }),
    ],
    addenda: new Map(),
    contributions: [
      aContribution({ itemId: idOf(105), personId: tuoi, text: 'đường dài 640 m.' }),
      aContribution({ id: idOf(701), itemId: idOf(105) }),
    ],
    votes: [
      aVote({ ...vote, id: idOf(601), itemId: idOf(105), question: 'Mỗi hộ góp 5 công' }),
      aVote({ ...vote, id: idOf(602), itemId: idOf(106), question: 'Thông qua nghị quyết' }),
      aVote({ ...vote, id: idOf(603), itemId: idOf(107), question: 'Thông qua biên bản' }),
    ],
    tasks: [aTask({ ownerId: thang, helperIds: [tuoi] })],
    lastTasks: [
      aTask({
        id: idOf(501),
        ownerId: thang,
        title: 'Thu hoạch ngô',
        state: 'done',
        doneOn: day('2026-10-20'),
        result: 'Xong cả hai hộ',
      }),
      aTask({ id: idOf(502), ownerId: thang, title: 'Tu sửa mương' }),
    ],
    score: {
      frame: 'Khung',
      criteria: [],
      total: 87,
      maximum: 100,
      grade: { grade: 'fair', name: 'khá' },
      lowered: null,
      toNext: null,
      missing: [],
      mayStillCome: 0,
      complete: true,
    },
    people: new Map([
      [thang, { fullName: 'Hoàng Văn Thắng', position: 'Bí thư Chi bộ' }],
      [tuoi, { fullName: 'Triệu Thị Tươi', position: null }],
      [giang, { fullName: 'Đặng Văn Giàng', position: null }],
      [la, { fullName: 'Ma Thị Lả', position: null }],
      [ngoan, { fullName: 'Hứa Thị Ngoan', position: null }],
      [van, { fullName: 'Trần Thị Hồng Vân', position: 'Ủy viên Ban Thường vụ Đảng ủy xã' }],
    ]),
    voteForms: [
      { form: 'member-card', name: 'Biểu quyết bằng thẻ đảng viên' },
      { form: 'show-of-hands', name: 'Biểu quyết giơ tay' },
    ],
  };
}
