import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Run } from '#kernel/official-paper.ts';
import type { VoteForm } from '#kernel/rule-values.ts';
import type { ConcernRow } from './concerns.ts';
import type { ResolutionRow } from './rows.ts';
import type { ScoreSheet } from './scoring/sheet.ts';
import type { AgendaItem, Contribution, Meeting, RollEntry, Task, Vote } from './types.ts';

/** «Hồ sơ buổi sinh hoạt» — everything recorded of a meeting, from which its papers write themselves. */
export interface MeetingRecord {
  readonly meeting: Meeting;
  readonly cell: CellOnPaper;
  readonly agenda: readonly AgendaItem[];
  readonly roll: readonly RollEntry[];
  readonly contributions: readonly Contribution[];
  /** «Vấn đề, vướng mắc» raised here. */
  readonly matters: readonly ConcernRow[];
  /** What the addenda say that stand on the agenda. */
  readonly addenda: ReadonlyMap<Id, string>;
  readonly votes: readonly Vote[];
  readonly tasks: readonly Task[];
  /** The words put to the vote; `null` until they are drafted. */
  readonly resolution: Pick<ResolutionRow, 'title' | 'text' | 'adoptedOn'> | null;
  /** The tasks of the resolution before this one. */
  readonly lastTasks: readonly Task[];
  readonly score: ScoreSheet | null;
  /** «Các mặt» — the sentence on what was rated one by one; empty where nothing was. */
  readonly traits: string;
  readonly people: ReadonlyMap<Id, PersonOnPaper>;
  readonly voteForms: readonly { readonly form: VoteForm; readonly name: string }[];
}

/** «Tên chi bộ trên văn bản» — names as they stand in the heads and at the foot of papers. */
export interface CellOnPaper {
  /** `Chi bộ thôn Nà Pồng` */
  readonly name: string;
  /** `Đảng bộ xã Yên Thượng` */
  readonly superior: string;
  /** Who receives: `Đảng ủy xã Yên Thượng` */
  readonly superiorCommittee: string;
  /** `Yên Thượng` */
  readonly place: string;
  readonly hasCommittee: boolean;
}

/** «Tên người trên văn bản» — full name, and the position where one is to be named. */
export interface PersonOnPaper {
  readonly fullName: string;
  /** `Bí thư Chi bộ` */
  readonly position: string | null;
}

/** «Số và ngày của văn bản» — what is given when the paper is issued; `null` while it is a draft. */
export interface Issue {
  readonly number: string | null;
  readonly date: CivilDate | null;
  readonly checkCode: string | null;
}

/** What names are looked up in. */
export type Names = Pick<MeetingRecord, 'roll' | 'people'>;

/** «Chỗ chưa ghi» — a mark in the text where something must still be recorded. */
export function missing(what: string): Run {
  return { text: `[chưa ghi ${what}]`, missing: true };
}

/** «Tên người» — the full name, or a mark where the register does not know the person. */
export function nameOf(record: Names, personId: Id | null, what: string): Run {
  const entry = record.roll.find((each) => each.personId === personId);
  const name = personId === null ? null : (record.people.get(personId)?.fullName ?? entry?.guestName ?? null);
  return name === null ? missing(what) : { text: name };
}

/** «Tên kèm chức vụ» — `đồng chí Hoàng Văn Thắng, Bí thư Chi bộ`. */
export function comradeWithPosition(
  record: MeetingRecord,
  personId: Id | null,
  what: string,
): readonly Run[] {
  const position = personId === null ? null : (record.people.get(personId)?.position ?? null);
  return [
    { text: 'đồng chí ' },
    nameOf(record, personId, what),
    { text: position === null ? '' : `, ${position}` },
  ];
}

/** «Danh sách tên» — names joined with commas, with the reason in brackets where there is one. */
export function writeNames(record: MeetingRecord, entries: readonly RollEntry[]): string {
  return entries
    .map((entry) => {
      const name = nameOf(record, entry.personId, 'tên').text;
      return entry.reason === null ? name : `${name} (${entry.reason})`;
    })
    .join(', ');
}
