import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { ClockTime } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { AgendaKind, MeetingPart, VoteForm } from '#kernel/rule-values.ts';
import type { MatterSource } from '#modules/preparation/public.ts';

/** «Loại sinh hoạt» — ordinary, thematic or extraordinary. An ordinary meeting with a theme holds both, one after the other. */
export type MeetingKind = 'ordinary' | 'thematic' | 'extraordinary';

/** «Hình thức sinh hoạt» — the whole cell in one room, online, or by party groups instead of the whole cell. */
export type MeetingManner = 'together' | 'online' | 'by-group';

/** «Trạng thái buổi sinh hoạt» — `closed` means locked: the minutes are adopted and no longer changed. */
export type MeetingState = 'planned' | 'convened' | 'open' | 'closed' | 'sent' | 'excused';

/** «Sinh hoạt chi bộ» — one meeting of a cell. Clock times are those of the wall of the room, as in the minutes. */
export interface Meeting {
  readonly id: Id;
  readonly organisationId: Id;
  /** The first day of the month the meeting belongs to. */
  readonly month: CivilDate;
  readonly kind: MeetingKind;
  readonly theme: string | null;
  readonly plannedOn: CivilDate;
  readonly startsAt: ClockTime;
  readonly place: string;
  readonly manner: MeetingManner;
  readonly partyGroups: number | null;
  readonly state: MeetingState;
  readonly chairId: Id | null;
  readonly clerkId: Id | null;
  /** When members were told, with the papers to read. */
  readonly convenedAt: Instant | null;
  readonly heldOn: CivilDate | null;
  readonly openedAt: ClockTime | null;
  readonly endedAt: ClockTime | null;
  readonly readBackAt: ClockTime | null;
  readonly adoptedOn: CivilDate | null;
  readonly sentAt: Instant | null;
}

/** «Nguồn của mục» — where an item of the agenda comes from. */
export type OriginKind =
  | 'template'
  | 'task'
  | 'paper'
  | 'asked'
  | 'theme'
  | 'added'
  | 'addendum'
  /** Of a member; `originId` is the proposal. */
  | 'proposed'
  /** Of a level above or of the rule pack. */
  | 'suggested'
  /** Still unanswered; `originId` is the wish, opinion or matter. */
  | 'concern';

/** «Mức giữ kín» — for the committee of the cell alone: not for members, papers, copies, nor for a device that is not enrolled.
 * `minutes`: held with the whole minutes, in which it stands. */
export type ItemLevel = 'committee' | 'minutes';

/** «Có trong biên bản» — all but what was held back item by item. */
export function isMinuted({ level }: { readonly level?: ItemLevel | null }): boolean {
  return level !== 'committee';
}

/** «Mục» — one item of the agenda. `originId` names the task, paper or request behind it. */
export interface AgendaItem {
  readonly id: Id;
  readonly meetingId: Id;
  /** From 1, without gaps. */
  readonly position: number;
  readonly part: MeetingPart;
  readonly kind: AgendaKind;
  readonly title: string;
  readonly originKind: OriginKind;
  readonly originId: Id | null;
  readonly source?: MatterSource | null;
  /** Minutes meant for it. */
  readonly minutes?: number | null;
  readonly conclusion: string | null;
  readonly state: 'open' | 'done';
  /** Who may see it and what is written under it; `null`: the whole cell. */
  readonly level?: ItemLevel | null;
  readonly concludedAt?: ClockTime | null;
}

/** «Tư cách» — official or probationary. */
export type Standing = 'official' | 'probationary';

/** «Hoàn cảnh của đảng viên» — what changes whether somebody is expected and counted. */
export type RollCircumstance =
  | 'exempt'
  | 'suspended'
  | 'temporarily-elsewhere'
  | 'temporarily-here'
  /** «Được phân công dự» — of another cell: marked here, counted at home. */
  | 'attached'
  /** The same with a vote by a document. */
  | 'attached-voting';

/** «Điểm danh» — present, taking part online, excused, absent; `null` is not marked yet. */
export type Attendance = 'present' | 'online' | 'excused' | 'absent';

/** «Trả lời giấy mời» — what a member said beforehand. */
export type RollAnswer = 'coming' | 'asks-leave';

/** «Dòng của danh sách triệu tập» — one person on the roll. Guests have their name here and no vote. */
export interface RollEntry {
  readonly meetingId: Id;
  readonly personId: Id;
  readonly standing: Standing | 'guest';
  readonly circumstance: RollCircumstance | null;
  readonly attendance: Attendance | null;
  readonly reason: string | null;
  readonly answer: RollAnswer | null;
  readonly guestName: string | null;
}

/** «Phát biểu» — what was said under an item; `personId: null` is an opinion without a name. */
export interface Contribution {
  readonly id: Id;
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly personId: Id | null;
  /** Empty where only that he spoke was noted. */
  readonly text: string;
  /** «Phê bình» — about whom; the speaker himself: self-criticism. */
  readonly aboutId: Id | null;
  /** Whether it was accepted; `null`: not said. */
  readonly accepted: boolean | null;
}

/** «Tỷ lệ phải đạt» — which of the two thresholds a matter needs. */
export type ThresholdName = 'majority' | 'two-thirds';

/** «Biểu quyết» — one question put to the vote. `carried: null` while it is not counted. */
export interface Vote {
  readonly id: Id;
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly question: string;
  readonly form: VoteForm;
  readonly threshold: ThresholdName;
  readonly base: number;
  readonly presentOfficial: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstaining: number;
  /** Asked for their opinion only: probationary members do not decide. */
  readonly probationaryInFavour: number | null;
  readonly probationaryAgainst: number | null;
  readonly probationaryAbstaining: number | null;
  readonly carried: boolean | null;
  /** Only where the vote was secret. */
  readonly ballots?: Ballots | null;
}

/** «Phiếu kín» — what two tellers counted alike. */
export interface Ballots {
  readonly tellers: readonly Id[];
  readonly issued: number;
  readonly returned: number;
  readonly valid: number;
}

/** «Nhiệm vụ» — who, what, by when. */
export interface Task {
  readonly id: Id;
  readonly organisationId: Id;
  readonly meetingId: Id | null;
  readonly title: string;
  readonly ownerId: Id | null;
  readonly helperIds: readonly Id[];
  readonly dueOn: CivilDate | null;
  readonly state: 'draft' | 'open' | 'done' | 'dropped';
  readonly doneOn: CivilDate | null;
  readonly result: string | null;
  readonly cause: string | null;
  /** «Nơi giao»: the workplace that gave it; absent where the cell did. */
  readonly givenBy?: string | null;
  /** A group or a union in charge, where it is not a person alone. */
  readonly ownerBody?: string | null;
  readonly causeCode?: string | null;
  readonly causeOn?: CivilDate | null;
}

/** «Dòng điểm» — points for one part of the frame, from the book or from the cell. */
export interface ScoreLine {
  readonly meetingId: Id;
  readonly criterion: string;
  readonly points: number;
  /** The reason of the cell where it departs from what the book computed. */
  readonly evidence: string | null;
  readonly by: 'book' | 'cell';
}

/** «Nghị quyết» — the resolution of a meeting as it is numbered. */
export interface Resolution {
  readonly id: Id;
  readonly meetingId: Id;
  readonly number: number;
  readonly symbol: string;
  readonly title: string;
  readonly adoptedOn: CivilDate;
}
