import { writeDate, writeOfficialDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { OfficialPaper, Run } from '#kernel/official-paper.ts';
import type { Correction } from './correction-papers.ts';
import type { Effect } from './effect.ts';
import type { Draft, Ground, HeldOffice } from './ground.ts';
import { seatingsOf } from './offices.ts';

/** «Quyết định trên giấy» — what is known of its number, day and signer; a draft leaves them open. */
export interface PaperHead {
  readonly organisationName: string;
  readonly superiorName: string | null;
  readonly title: string;
  readonly decision: string | null;
  readonly signedOn: CivilDate | null;
  readonly signer: string | null;
  readonly basis: string | null;
  readonly effectiveOn: CivilDate | null;
}

/** «Phương án đã tính» — what papers are written from. */
export interface WorkedPlan {
  readonly head: PaperHead;
  readonly ground: Ground;
  readonly draft: Draft;
  readonly effect: Effect;
  /** The steps in words, in order. */
  readonly sentences: readonly string[];
  /** What later acts have corrected of its paper. */
  readonly corrections?: readonly Correction[];
}

/** «Chức vụ thay người» — offices that end while their organisation stands: by the plan itself, or with whoever leaves. */
export function officesHandedOn({
  ground,
  draft,
  effect,
}: Pick<WorkedPlan, 'ground' | 'draft' | 'effect'>): HeldOffice[] {
  const seatings = seatingsOf(ground, { reliefs: draft.reliefs, posts: [] }, effect.destinations);
  return [...seatings.values()].flatMap((seating) => seating.vacant);
}

/** «Phần đầu văn bản» — issuer, number, place and day, title, signature. */
export function headOf(
  head: PaperHead,
  title: string,
  abstract: string,
): Omit<OfficialPaper, 'blocks' | 'recipients'> {
  const [name = '', ...position] = (head.signer ?? '').split(',');
  const place = head.organisationName.replace(
    /^Đảng bộ( xã| phường| thị trấn| đặc khu| huyện| tỉnh)?\s*/,
    '',
  );
  return {
    superior: (head.superiorName ?? '').replace(/^Đảng bộ/, 'Đảng ủy').toLocaleUpperCase('vi'),
    issuer: committeeOf(head).toLocaleUpperCase('vi'),
    number: head.decision,
    placeAndDate: `${place}, ${head.signedOn ? writeOfficialDate(head.signedOn) : 'ngày …… tháng …… năm ……'}`,
    title,
    abstract,
    signatures: [
      {
        authority: 'T/M BAN THƯỜNG VỤ',
        position: position.join(',').trim().toLocaleUpperCase('vi') || 'BÍ THƯ',
        name: name.trim() || '(dự thảo)',
      },
    ],
    checkCode: null,
  };
}

/** «Cơ quan ban hành» — the committee of the chapter. */
export function committeeOf({ organisationName }: PaperHead): string {
  return organisationName.replace(/^Đảng bộ/, 'Đảng ủy');
}

/** «Từ ngày hiệu lực» — empty while no day is known. */
export function since({ effectiveOn }: PaperHead): string {
  return effectiveOn ? ` từ ngày ${writeDate(effectiveOn)}` : '';
}

/** «Chỗ còn trống» — in brackets where something is not known yet. */
export function open(text: string | null, what: string): Run {
  return text === null ? { text: `[${what}]`, missing: true } : { text };
}

/** «Tên người» — whoever the plan knows. */
export function personOf({ ground }: WorkedPlan, id: Id): string {
  return (
    [...ground.people, ...ground.named].find((person) => person.id === id)?.name ??
    ground.offices.find((held) => held.personId === id)?.name ??
    ''
  );
}

/** «Tên tổ chức» — a new one by the name it gets. */
export function placeOf({ ground, effect, head }: WorkedPlan, id: Id): string {
  return (
    effect.course.founded.get(id)?.name ??
    ground.cells.find((cell) => cell.id === id)?.name ??
    head.organisationName
  );
}

const offices: Readonly<Record<string, string>> = {
  secretary: 'Bí thư',
  'deputy-secretary': 'Phó Bí thư',
  'committee-member': 'cấp ủy viên',
  'office-staff': 'cán bộ văn phòng',
  follower: 'cấp ủy viên theo dõi',
};

/** «Tên chức vụ trên giấy». */
export function officeOf(office: string): string {
  return offices[office] ?? office;
}
