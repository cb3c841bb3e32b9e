import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';

/** «Loại việc trong phương án» — what a step does. */
export type StepKind =
  'found' | 'merge' | 'split' | 'draw' | 'dissolve' | 'move' | 'upgrade' | 'rename' | 'admit' | 'release';

/** «Tình trạng phương án». */
export type PlanState = 'draft' | 'signed' | 'applied' | 'undone' | 'dropped';

/** «Phương án sắp xếp» — a draft of one or more acts on live data, until it is signed and carried out. */
export interface PlanRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly title: string;
  readonly note: string | null;
  readonly campaignId: Id | null;
  readonly copiedFrom: Id | null;
  /** How many official members each cell shall keep at least; `null`: nobody has set that. */
  readonly keepOfficial: number | null;
  readonly state: PlanState;
  readonly effectiveOn: CivilDate | null;
  readonly actId: Id | null;
  readonly undoingAct: Id | null;
  readonly appliedAt: Instant | null;
  readonly madeOn: CivilDate;
  /** Of a draft in a campaign: how many lines of each kind stood in the way at its last change. */
  readonly blocks?: Blocks | null;
}

/** «Còn vướng, theo loại». */
export type Blocks = Readonly<Record<string, number>>;

/** «Bước của phương án». */
export interface StepRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly planId: Id;
  readonly position: number;
  readonly kind: StepKind;
  /** The organisations that change: those that merge, the one that is split, dissolved, moved … */
  readonly organisationIds: readonly Id[];
  /** What arises or receives; a new organisation has its lifelong id already here. */
  readonly targetId: Id | null;
  readonly name: string | null;
  readonly code: string | null;
  readonly organisationKind: string | null;
  readonly category: string | null;
  readonly parentId: Id | null;
}

/** «Nơi đến của một đảng viên trong phương án». */
export interface PersonPlaceRow {
  readonly planId: Id;
  readonly personId: Id;
  readonly organisationNo: number;
  /** `null`: taken back; the person has no place yet. */
  readonly targetId: Id | null;
  readonly version: number;
  /** The rule by which it was proposed; `null`: by hand. */
  readonly rule: string | null;
  readonly placedBy: Id;
}

/** «Chức vụ dự kiến trong phương án». */
export interface PostRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly planId: Id;
  readonly targetId: Id;
  readonly personId: Id;
  readonly office: 'secretary' | 'deputy-secretary' | 'committee-member' | 'office-staff';
  readonly title: string | null;
  /** «Chức danh nhà nước kiêm giữ». */
  readonly statePost: string | null;
}

/** «Thôi giữ chức vụ theo phương án» — the term ends on the day although its organisation stands. */
export interface ReliefRow {
  readonly planId: Id;
  readonly termId: Id;
  readonly organisationNo: number;
}

/** «Nơi đến của việc còn dở». */
export interface WorkPlaceRow {
  readonly planId: Id;
  readonly itemId: Id;
  readonly organisationNo: number;
  readonly targetId: Id | null;
  readonly version: number;
}

/** «Người mới đến theo quyết định» — the cell confirms that the person has come. */
export interface ArrivalRow {
  readonly actId: Id;
  readonly personId: Id;
  readonly organisationNo: number;
  readonly originId: Id;
  readonly onDay: CivilDate;
  readonly withdrawn: boolean;
  readonly confirmedOn: CivilDate | null;
  readonly confirmedBy: Id | null;
  readonly note: string | null;
}

/** «Đợt sắp xếp» — ordered by documents, for named units, until a day. */
export interface CampaignRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly title: string;
  readonly basis: string;
  readonly kind: string;
  readonly begunOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly closedOn: CivilDate | null;
}

/** «Đơn vị trong đợt». */
export interface CampaignUnitRow {
  readonly campaignId: Id;
  readonly unitId: Id;
  readonly organisationNo: number;
}

/** «Việc đã chuyển theo quyết định» — kept so that an undoing finds it; `back`: it went back. */
export interface MovedWorkRow {
  readonly actId: Id;
  readonly toId: Id;
  readonly fromId: Id;
  readonly kind: string;
  readonly title: string | null;
  readonly fromNo: number;
  readonly toNo: number;
  readonly back: boolean;
  readonly organisationNo: number;
}
