import type { Id } from '#kernel/id.ts';

/** «Người» — a lifelong identity and its name. */
export interface PersonRow {
  readonly id: string;
  readonly organisationNo: number;
  readonly fullName: string;
  readonly sortName: string;
  readonly searchName: string;
}

/** «Phiếu đảng viên» — what the committee and the levels above may see. */
export interface PersonalRecordRow {
  readonly personId: string;
  readonly organisationNo: number;
  readonly otherName: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly birthDate: string | null;
  readonly citizenNumber: string | null;
  readonly oldIdentityNumber: string | null;
  readonly cardNumber: string | null;
  readonly cardPlace: string | null;
  readonly cardDate: string | null;
  readonly oldCardNumber: string | null;
  readonly nationalId: string | null;
  readonly birthPlace: string | null;
  readonly homePlace: string | null;
  readonly residence: string | null;
  readonly joinedOn: string | null;
  readonly officialOn: string | null;
  readonly generalEducation: string | null;
  readonly professionalEducation: string | null;
  readonly theoryLevel: string | null;
  readonly occupation: string | null;
  readonly worksAway: boolean;
  readonly stateOffice: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}

/** «Phần kín của phiếu đảng viên» — sensitive class: only with a granted purpose. */
export interface SensitiveRecordRow {
  readonly personId: string;
  readonly organisationNo: number;
  readonly purpose: string;
  readonly ethnicGroup: string | null;
  readonly religion: string | null;
}

/** «Sinh hoạt đảng» — belonging to a cell during a period. */
export interface AffiliationRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly valid: string;
  readonly earlierUnknown: boolean;
  /** Absent where nobody knows. */
  readonly begunBy?: Beginning | null;
  /** The act or transfer by which it began and ended. */
  readonly begunAct?: string | null;
  readonly endedBy: Ending | null;
  readonly endedAct?: string | null;
  /** Where an undoing restored it: the act that had begun it first. */
  readonly originAct?: string | null;
}

/** «Vì sao bắt đầu»: admitted, came from elsewhere, by an act on organisations, or taken in again. */
export type Beginning = 'admission' | 'arrival' | 'restructuring' | 'restored';

/** «Vì sao kết thúc»: went elsewhere, by an act on organisations, left, struck off, expelled, died. */
export type Ending = 'transferred' | 'restructuring' | 'left' | 'removed' | 'expelled' | 'died';

/** «Tư cách» — official or probationary, by period. */
export interface StandingRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly standing: 'official' | 'probationary';
  readonly valid: string;
}

/** «Miễn sinh hoạt, đình chỉ, sinh hoạt tạm thời, đi làm ăn xa» — each by period. */
export interface CircumstanceRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly kind: CircumstanceKind;
  readonly valid: string;
  readonly decision?: string | null;
  /** The transfer it came with. */
  readonly act?: string | null;
}

/** «Trường hợp» — away alone changes nothing of the roll. */
export type CircumstanceKind = 'exempt' | 'suspended' | 'temporarily-elsewhere' | 'temporarily-here' | 'away';

/** «Lý do» — why a circumstance holds: personal class, apart from the fact. */
export interface CircumstanceGroundRow {
  readonly circumstanceId: string;
  readonly organisationNo: number;
  readonly ground: string | null;
  /** Where somebody away lives and how to reach them. */
  readonly place?: string | null;
  readonly contact?: string | null;
}

/** «Chức vụ» — an office held from–until. */
export interface OfficeTermRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly office: string;
  readonly title: string | null;
  readonly decision: string | null;
  /** When the decision was signed, by whom, and on what it rests; `null` in what was recorded before that was asked. */
  readonly decisionSignedOn?: string | null;
  readonly decisionSigner?: string | null;
  readonly decisionBasis?: string | null;
  /** The same of the decision that ended the term. */
  readonly endedDecision?: string | null;
  readonly endedSignedOn?: string | null;
  readonly endedSigner?: string | null;
  readonly endedBasis?: string | null;
  /** «Chức danh nhà nước kiêm giữ». */
  readonly statePost?: string | null;
  /** «Khối phụ trách». */
  readonly portfolio?: string | null;
  /** Why the term ended, where somebody said so. */
  readonly endedWhy?: string | null;
  readonly valid: string;
  /** The act on organisations by which it began and ended. */
  readonly begunAct?: string | null;
  readonly endedAct?: string | null;
  /** Where an undoing restored it: the act that had begun it first. */
  readonly originAct?: string | null;
}

/** «Hồ sơ đi theo người» — the event by which what other modules keep of a member goes to the new cell's book. */
export interface FilesMoved {
  readonly moved: readonly {
    readonly personId: Id;
    readonly toNo: number;
    /** Whose book the person leaves; not said where there was none. */
    readonly fromNo?: number;
  }[];
}
