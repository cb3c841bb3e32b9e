import { addDays, addMonths, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { AttachmentRow } from '#modules/members/rules/move-rows.ts';
import { attachment, attachmentNote } from '#modules/members/tables/moves.ts';
import type { SamplePen } from '../pen.ts';
import { momentOf } from './moment.ts';
import { range, type Opening } from './register.ts';
import { placeOf, type Tree } from './tree.ts';

const host = 'Chi bộ thôn Khuổi Lịa';

/** «Bộ đội biên phòng dự sinh hoạt» — since half a year ago in the cell that missed its meetings. */
export function attachedTo(
  pen: SamplePen,
  tree: Tree,
  key: string,
  today: CivilDate,
): readonly AttachmentRow[] {
  if (key !== host) return [];
  return [
    {
      id: pen.id('attachment', host),
      organisationNo: placeOf(tree, host).no,
      personId: pen.id('border guard'),
      fullName: 'Hoàng Đình Biên',
      standing: 'official',
      homeNo: null,
      homeName: 'Chi bộ Đồn Biên phòng Khau Mồ',
      post: 'Đội trưởng Đội Vận động quần chúng',
      kind: 'border-guard',
      duty: 'Giúp chi bộ giữ nền nếp sinh hoạt, bồi dưỡng quần chúng ưu tú',
      decision: '18-QĐ/ĐU',
      maySee: true,
      maySpeak: true,
      mayVote: false,
      voteSource: null,
      valid: range(beganOn(today), null),
    },
  ];
}

/** Writes the assignment, and what its log says so far. */
export function enterAttached({ pen, diary, tree, today }: Opening): void {
  const began = beganOn(today);
  for (const row of attachedTo(pen, tree, host, today)) {
    diary.on(momentOf(began, '09:00'), () => pen.put(attachment, [row]));
    const { organisationNo, homeNo, personId } = row;
    const onDay = addDays(addMonths(began, 2), 4);
    diary.on(momentOf(addDays(onDay, 1), '08:00'), () =>
      pen.put(attachmentNote, [
        {
          id: pen.id('attachment note', row.id),
          attachmentId: row.id,
          organisationNo,
          homeNo,
          personId,
          kind: 'activity',
          onDay,
          words: 'Cùng bí thư đến từng đảng viên, thống nhất họp vào tối mồng 3 hằng tháng.',
          reply: null,
          repliedOn: null,
        },
      ]),
    );
  }
}

function beganOn(today: CivilDate): CivilDate {
  return addDays(monthStart(today, -6), 14);
}
