import { addDays, addMonths, type CivilDate } from '#kernel/civil-date.ts';
import { appraisal, employment, schooling } from '#modules/careers/tables.ts';
import type { PersonalRecordRow } from '#modules/members/tables.ts';
import type { JobCategory } from '#modules/careers/rules/words.ts';
import { momentOf } from './moment.ts';
import { range, type Opening } from './register.ts';
import { placeOf } from './tree.ts';
import type { MemberPlan } from './people.ts';

/** A member of the village who works elsewhere. */
interface Works {
  readonly fullName: string;
  readonly category: JobCategory;
  readonly at: string;
  readonly inTree: boolean;
  readonly sector: string;
  readonly post: string;
  /** What the workplace said of last year's work; `null`: it has not answered. */
  readonly said: string | null;
}

const naPong = 'Chi bộ thôn Nà Pồng';
const theoryOf = { fullName: 'Ma Văn Chức', level: 'Sơ cấp' } as const;
const council = 'Chi bộ cơ quan Ủy ban nhân dân xã';

const works: readonly Works[] = [
  {
    fullName: 'Ma Văn Chức',
    category: 'semi-professional',
    at: council,
    inTree: true,
    sector: 'Nông, lâm nghiệp',
    post: 'Cán bộ khuyến nông',
    said: 'Bám thôn, nắm chắc các hộ được vay vốn; báo cáo còn chậm.',
  },
  {
    fullName: 'Đặng Thị Mủi',
    category: 'semi-professional',
    at: council,
    inTree: true,
    sector: 'Văn hóa – xã hội',
    post: 'Phụ trách đài truyền thanh',
    said: null,
  },
  {
    fullName: 'Nông Quốc Phượng',
    category: 'public-employee',
    at: 'Trạm bảo vệ rừng Khuổi Lịa',
    inTree: false,
    sector: 'Lâm nghiệp',
    post: 'Nhân viên',
    said: null,
  },
];

/** «Phiếu khớp với quá trình công tác» — what the personal record must say of those whose work is known. */
export function knownOf(
  fullName: string,
  cell: string,
): Partial<Pick<PersonalRecordRow, 'occupation' | 'theoryLevel'>> {
  const work = cell === naPong ? works.find((each) => each.fullName === fullName) : undefined;
  if (!work) return {};
  const post = `${work.post.charAt(0).toLowerCase()}${work.post.slice(1)}`;
  return {
    occupation: work.inTree ? `Cán bộ không chuyên trách, ${post}` : `Viên chức, ${work.at}`,
    ...(fullName === theoryOf.fullName ? { theoryLevel: theoryOf.level } : {}),
  };
}

/** «Nơi công tác tách khỏi nơi sinh hoạt» — of three members of Nà Pồng, with last year's appraisals and one diploma. */
export function enterWork(opening: Opening, members: readonly MemberPlan[]): void {
  const { pen, tree, today } = opening;
  const organisationNo = placeOf(tree, naPong).no;
  const from = '2025-07-01' as CivilDate;
  const lastYear = Number(today.slice(0, 4)) - 1;
  const askedOn = addDays(opening.opened, -10);
  opening.diary.on(momentOf(opening.opened, '08:00'), () => {
    for (const one of works) {
      const member = members.find((each) => each.fullName === one.fullName);
      if (!member) continue;
      const place = { workplaceNo: one.inTree ? placeOf(tree, one.at).no : null, workplace: one.at };
      const own = { personId: member.id, organisationNo };
      const { fullName, category, sector, post, said } = one;
      pen.put(employment, [
        {
          id: pen.id('employment', member.id),
          ...own,
          fullName,
          category,
          ...place,
          sector,
          post,
          valid: range(from, null),
        },
      ]);
      if (said)
        pen.put(appraisal, [
          {
            id: pen.id('appraisal', member.id, lastYear),
            ...own,
            fullName,
            ...place,
            year: lastYear,
            askedOn,
            words: said,
            grade: 'good',
            givenOn: addDays(askedOn, 6),
            givenBy: 'Bí thư chi bộ cơ quan',
          },
        ]);
    }
    const scholar = members.find((each) => each.fullName === theoryOf.fullName);
    if (scholar)
      pen.put(schooling, [
        {
          id: pen.id('schooling', scholar.id),
          personId: scholar.id,
          organisationNo,
          kind: 'theory',
          level: theoryOf.level,
          source: 'Chứng chỉ sơ cấp lý luận chính trị, Trung tâm Chính trị huyện',
          earlier: null,
          valid: range(addMonths(today, -30), null),
        },
      ]);
  });
}
