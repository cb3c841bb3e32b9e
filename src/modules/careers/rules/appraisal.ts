import type { CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { problems } from './problems.ts';
import type { AppraisalRow, EmploymentRow } from './rows.ts';
import type { AppraisalGrade } from './words.ts';

/** «Đề nghị nhận xét» — once a year of each member who has a workplace; who was asked about already is left as is. */
export function askWorkplace(
  employed: Pick<EmploymentRow, 'personId' | 'fullName' | 'workplaceNo' | 'workplace'> | undefined,
  asked: {
    readonly id: string;
    readonly year: number;
    readonly on: CivilDate;
    readonly organisationNo: number;
  },
): Result<AppraisalRow> {
  if (employed?.workplace == null || employed.workplaceNo === asked.organisationNo)
    return refuse(problems.noWorkplace);
  return ok({
    id: asked.id,
    personId: employed.personId,
    organisationNo: asked.organisationNo,
    fullName: employed.fullName,
    workplaceNo: employed.workplaceNo,
    workplace: employed.workplace,
    year: asked.year,
    askedOn: asked.on,
    words: null,
    grade: null,
    givenOn: null,
    givenBy: null,
  });
}

/** «Ghi nhận xét» — not before it was asked for, nor of a day to come; given again it replaces what stood. */
export function giveAppraisal(
  asked: Pick<AppraisalRow, 'askedOn'>,
  said: {
    readonly words: string;
    readonly grade: AppraisalGrade | null;
    readonly on: CivilDate;
    readonly by: string;
  },
  today: CivilDate,
): Result<Pick<AppraisalRow, 'words' | 'grade' | 'givenOn' | 'givenBy'>> {
  if (said.on > today) return refuse(problems.dayToCome);
  if (said.on < asked.askedOn) return refuse(problems.beforeItWasAsked);
  return ok({ words: tidy(said.words), grade: said.grade, givenOn: said.on, givenBy: tidy(said.by) });
}
