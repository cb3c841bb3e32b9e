import type { Id } from '#kernel/id.ts';
import type { Instant, CivilDate } from '#kernel/civil-date.ts';
import type { ClockTime } from '#kernel/clock-time.ts';
import type { AgendaKind, MeetingPart, RatedBody, Rater, VoteForm } from '#kernel/rule-values.ts';
import type { Text } from '#kernel/text.ts';
import type { MatterSource } from '#modules/preparation/public.ts';
import type {
  Attendance,
  Ballots,
  ItemLevel,
  MeetingKind,
  MeetingManner,
  MeetingState,
  OriginKind,
  RollCircumstance,
  Standing,
  ThresholdName,
} from './types.ts';

// Rows as they lie in the tables and on devices; the decisions read and write them.

/** «Buổi sinh hoạt» — one meeting of one cell, planned or held. */
export interface MeetingRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly month: CivilDate;
  readonly kind: MeetingKind;
  readonly theme: string | null;
  readonly plannedOn: CivilDate;
  /** Empty where the meeting was excused without having been planned; the place too. */
  readonly startsAt: ClockTime | '';
  readonly place: string;
  readonly state: MeetingState;
  readonly chairId: Id | null;
  readonly clerkId: Id | null;
  readonly convenedAt: Instant | null;
  readonly heldOn: CivilDate | null;
  readonly openedAt: ClockTime | null;
  readonly endedAt: ClockTime | null;
  /** One name to a line. */
  readonly guests: string | null;
  /** Why it was not held; of a meeting still planned, why the cell asks not to hold it. */
  readonly excuse: string | null;
  /** Who excused the month, and when; `null` in books kept before it was noted. */
  readonly excusedBy: Id | null;
  readonly excusedOn: CivilDate | null;
  readonly manner: MeetingManner;
  /** Of an online meeting: how many cannot come together. */
  readonly cannotCome: number | null;
  /** Of a meeting by groups: how many there are. */
  readonly partyGroups: number | null;
  /** Why it is not held together. */
  readonly mannerReason: string | null;
  readonly readBackAt: ClockTime | null;
  readonly adoptedOn: CivilDate | null;
  readonly sentAt: Instant | null;
  /** The day the members were told first; `null` until then, and in books kept before it was noted. */
  readonly firstPlannedOn?: CivilDate | null;
  readonly planChanges?: readonly PlanChange[];
  /** Of its minutes as a whole: who may see them and all that is written for them. */
  readonly level?: ItemLevel | null;
}

/** «Lần đổi kế hoạch» — after the members had been told: on which day, and what the plan was before. */
export interface PlanChange extends Pick<MeetingRow, 'plannedOn' | 'startsAt' | 'place'> {
  readonly on: CivilDate;
}

/** «Mục» — one point of the agenda, with where it came from. */
export interface AgendaItemRow {
  readonly id: Id;
  readonly meetingId: Id;
  readonly organisationNo: number;
  readonly position: number;
  readonly part: MeetingPart;
  readonly kind: AgendaKind;
  readonly title: string;
  readonly originKind: OriginKind | null;
  readonly originId: Id | null;
  /** Local or from above, where somebody has said so; else it follows from the origin. */
  readonly source: MatterSource | null;
  /** Minutes meant for it. */
  readonly minutes: number | null;
  readonly conclusion: string | null;
  readonly state: 'open' | 'done';
  /** Who may see it and what is written under it; `null`: the whole cell. */
  readonly level?: ItemLevel | null;
  /** By the device of who ran the meeting; `null` while it is open, and where nobody measured. */
  readonly concludedAt?: ClockTime | null;
}

/** «Dòng của danh sách triệu tập» — one person expected, with presence. */
export interface RollEntryRow {
  readonly meetingId: Id;
  readonly personId: Id;
  readonly organisationNo: number;
  readonly standing: Standing;
  readonly circumstance: RollCircumstance | null;
  readonly attendance: Attendance | null;
  readonly reason: string | null;
  readonly answer: 'coming' | 'leave-asked' | null;
  readonly toldBy: 'app' | 'message' | 'phone' | 'in-person' | null;
}

/** «Phát biểu» — what was said on an item, by name or unnamed. */
export interface ContributionRow {
  readonly id: Id;
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly organisationNo: number;
  readonly personId: Id | null;
  /** Empty where only that he spoke was noted. */
  readonly text: string;
  readonly saidAt: ClockTime | null;
  /** «Phê bình» — about whom; the speaker himself: self-criticism. */
  readonly aboutId: Id | null;
  readonly accepted: boolean | null;
  /** Of the item. */
  readonly level?: ItemLevel | null;
}

/** «Người giữ sổ» — who writes the minutes of a meeting now. */
export interface BookRow {
  readonly meetingId: Id;
  readonly organisationNo: number;
  readonly keeperId: Id;
  readonly since: Instant;
  readonly how: 'opened' | 'written' | 'handed-over' | 'taken-over';
  readonly reason: string | null;
}

/** «Bản thứ hai» — what another hand wrote of the same paragraph, kept beside the first. */
export interface SecondVersionRow {
  readonly id: Id;
  readonly meetingId: Id;
  readonly organisationNo: number;
  readonly itemId: Id;
  /** The remark it is a version of; `null`: the conclusion of the item. */
  readonly contributionId: Id | null;
  readonly speakerId: Id | null;
  readonly text: string;
  /** What its writer had before the eyes. */
  readonly basedOn: string | null;
  readonly writtenBy: Id;
  readonly writtenAt: Instant;
  readonly standing: 'waiting' | 'chosen' | 'joined' | 'set-aside';
  /** The first version, where it gave way. */
  readonly replaced: string | null;
  readonly settledBy: Id | null;
  readonly settledAt: Instant | null;
  /** Of the item. */
  readonly level?: ItemLevel | null;
}

/** «Phụ lục biên bản» — a correction of locked minutes, in force once a later meeting has adopted it. */
export interface AddendumRow {
  readonly id: Id;
  /** The meeting whose minutes it corrects. */
  readonly meetingId: Id;
  readonly organisationNo: number;
  readonly text: string;
  readonly writtenBy: Id;
  readonly writtenOn: CivilDate;
  readonly adoptedIn: Id | null;
  readonly adoptedOn: CivilDate | null;
  readonly voteId: Id | null;
  /** Of the minutes it corrects. */
  readonly level?: ItemLevel | null;
}

/** «Biểu quyết» — one vote with its base. */
export interface VoteRow {
  readonly id: Id;
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly organisationNo: number;
  readonly question: string;
  readonly form: VoteForm;
  readonly threshold: ThresholdName;
  readonly base: number;
  readonly baseLines: readonly { readonly label: Text; readonly count: number }[];
  readonly presentOfficial: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstaining: number;
  readonly probationaryInFavour: number | null;
  readonly probationaryAgainst: number | null;
  readonly probationaryAbstaining: number | null;
  readonly carried: boolean;
  readonly ballots?: Ballots | null;
  /** The draft resolution it was on; while the vote stands, nobody changes the words. */
  readonly resolutionId?: Id | null;
  /** Of the item. */
  readonly level?: ItemLevel | null;
}

/** «Điểm một tiêu chí». */
export interface ScoreLineRow {
  readonly meetingId: Id;
  readonly criterion: string;
  readonly organisationNo: number;
  readonly points: number;
  readonly evidence: string | null;
  readonly scoredBy: 'book' | 'cell';
}

/** «Phiếu chấm điểm» — total and grade. */
export interface ScoreSheetRow {
  readonly meetingId: Id;
  readonly organisationNo: number;
  readonly frame: string;
  readonly total: number;
  readonly grade: string;
}

/** «Đánh giá một mặt» — of the cell or its committee, at one meeting. */
export interface TraitRatingRow {
  readonly meetingId: Id;
  readonly body: RatedBody;
  readonly trait: string;
  readonly organisationNo: number;
  readonly points: number;
  readonly ratedBy: Rater;
}

/** «Nghị quyết». */
export interface ResolutionRow {
  readonly id: Id;
  readonly meetingId: Id;
  readonly organisationNo: number;
  /** Given by the server; `null` while a draft, and on the device until the receipt. */
  readonly number: number | null;
  readonly symbol: string | null;
  readonly title: string;
  readonly text: string;
  readonly adoptedOn: CivilDate | null;
  readonly voteId: Id | null;
  readonly sentAt: Instant | null;
  /** Of the minutes. */
  readonly level?: ItemLevel | null;
}

/** «Biên bản đã khóa» — as the feed carries it; the paper itself stays on the server. */
export interface MinutesRow {
  readonly meetingId: Id;
  readonly organisationNo: number;
  /** Empty on the device until the server has built the paper. */
  readonly textHash: string;
  readonly chainEntry: number | null;
  readonly chainHead: string | null;
  readonly lockedAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly receivedAt: Instant | null;
  /** Members who came and spoke, of those who came; words of criticism. `null` in books locked before they were counted. */
  readonly speakers: number | null;
  readonly listeners: number | null;
  readonly criticisms: number | null;
  /** The picture of the book signed by hand: SHA-256 and name. */
  readonly signedFile: string | null;
  readonly signedFileName: string | null;
  /** When it was filed and by whom; absent from books whose picture was filed before that was kept. */
  readonly filedOn?: CivilDate | null;
  readonly filedBy?: Id | null;
  /** The end as the device measured it, and why another was written. */
  readonly measuredEnd?: ClockTime | null;
  readonly endReason?: string | null;
  readonly level?: ItemLevel | null;
}

/** «Nhiệm vụ» — as the rows of the tasks module carry it. */
export interface TaskRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly meetingId: Id | null;
  readonly resolutionId: Id | null;
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
  /** The workplace that sees it too. */
  readonly workplaceNo?: number | null;
  /** A group or a union in charge, where it is not a person alone. */
  readonly ownerBody?: string | null;
  /** Why it is not done, by the list of causes, and since when that is said. */
  readonly causeCode?: string | null;
  readonly causeOn?: CivilDate | null;
}
