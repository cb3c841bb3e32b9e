import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { CorrectedReading } from './rules/correction.ts';

export {
  foundOrganisation,
  organisationKinds,
  organisationLineage,
  placeFacts,
  type LineageStep,
} from './contract.ts';
export type { CorrectedReading, PaperField } from './rules/correction.ts';
export { hardships, hardshipWords, type Hardship } from './rules/place.ts';
export { problems as organisationProblems } from './rules/problems.ts';

/** «Tổ chức đưa vào sổ» — an organisation that another module brings, superiors before those below them. */
export interface NewOrganisation {
  readonly id: Id;
  /** One brought with it or one of the book; `null` for a root. */
  readonly parentId: Id | null;
  readonly name: string;
  readonly code: string | null;
  readonly kind: string;
  readonly category: string | null;
  readonly block: string | null;
  readonly blockPosition: number | null;
  readonly distanceKm: number | null;
  readonly decision: string | null;
  readonly foundedOn: CivilDate | null;
  readonly note: string | null;
  readonly position: number;
}

/** «Đưa tổ chức vào sổ» — the event, and what the reaction to it answers: numbers by id. */
export interface BringOrganisations {
  readonly from: CivilDate;
  readonly organisations: readonly NewOrganisation[];
}
export type OrganisationNumbers = ReadonlyMap<Id, number>;

/** «Các cấp trên» — who keeps each organisation, the nearest first. */
export type Superiors = ReadonlyMap<number, readonly number[]>;

/** «Đổi cấp trên» — the event: organisations that stand and are kept by others from now on. */
export interface SuperiorsChanged {
  readonly on: CivilDate;
  readonly decision: string;
  readonly superiors: Superiors;
}

/** «Đã thực hiện» — what the act answers: numbers by id, and who keeps those concerned. */
export interface Restructured {
  readonly numbers: OrganisationNumbers;
  readonly superiors: Superiors;
}

/** «Gỡ khỏi sổ» — the keys of rows that an act had brought and that are taken back, by table. */
export type RowsTakenBack = ReadonlyMap<string, readonly string[]>;

/** «Thay đổi về tổ chức» — what an act does to one organisation. */
export type OrganisationChange =
  | { readonly kind: 'found'; readonly organisation: NewOrganisation }
  /** It ends; its book passes to the keeper. */
  | { readonly kind: 'end'; readonly organisationId: Id; readonly keeperId: Id }
  | { readonly kind: 'hang'; readonly organisationId: Id; readonly parentId: Id }
  | {
      readonly kind: 'describe';
      readonly organisationId: Id;
      readonly name?: string;
      readonly code?: string;
      readonly organisationKind?: string;
      readonly category?: string | null;
    }
  /** Taken out of the tree: it stands under nobody, and its keeper stays until another takes it in. */
  | { readonly kind: 'release'; readonly organisationId: Id };

/** «Quyết định đã ký» — the event by which an act enters the book of the superior who decided. */
export interface SignedAct {
  readonly id: Id;
  readonly kind: string;
  readonly title: string;
  readonly decision: string;
  readonly signedOn: CivilDate;
  readonly signer: string;
  readonly basis: string;
  readonly effectiveOn: CivilDate;
  readonly rectifies: Id | null;
}

/** «Đính chính quyết định» — the event: a later act, signed in the same command, corrects the paper of an earlier one. */
export interface CorrectedAct {
  readonly act: Id;
  readonly by: Id;
  readonly reason: string;
  readonly readings: readonly CorrectedReading[];
}

/** «Thực hiện quyết định» — the event. */
export interface Restructuring {
  readonly act: Id;
  readonly on: CivilDate;
  readonly decision: string;
  readonly changes: readonly OrganisationChange[];
  readonly lineage: readonly {
    readonly predecessorId: Id;
    readonly successorId: Id;
    readonly members: number;
  }[];
}

/** «Hoàn tác quyết định» — the event: rows that the act began end, those it ended go on. */
export interface UndoneAct {
  readonly act: Id;
  readonly by: Id;
  readonly decision: string;
  readonly on: CivilDate;
  readonly effectiveOn: CivilDate;
  /** When the act was carried out. */
  readonly moment: Instant;
  /** The organisations locked by the undoing: those of the act. */
  readonly places: readonly number[];
  /** What each of them was called last. */
  readonly names: ReadonlyMap<number, string>;
}

/** «Việc còn dở» — something open in an organisation that is to close, as its module lists it. */
export interface OpenWork {
  readonly organisationNo: number;
  readonly kind: string;
  readonly id: Id;
  readonly title: string;
  /** Who is in charge; the work goes along with that person unless it is placed apart. */
  readonly personId: Id | null;
  /** `place`: needs another home. `there`: must be settled where it is. `passes`: goes to the keeper with the book. */
  readonly settle: 'place' | 'there' | 'passes';
}

/** «Tổ chức sắp kết thúc» — what a survey of open work is asked about. */
export interface ClosingOrganisations {
  readonly numbers: readonly number[];
  readonly on: CivilDate;
}

/** «Chuyển việc còn dở» — open work that goes to other organisations, and what ends with its own. */
export interface WorkMoved {
  readonly act: Id;
  readonly decision: string;
  readonly on: CivilDate;
  readonly closed: readonly number[];
  readonly items: readonly {
    readonly kind: string;
    readonly id: Id;
    readonly fromNo: number;
    readonly toNo: number;
  }[];
  /** Where each person goes. */
  readonly moves: ReadonlyMap<Id, number>;
  /** Who keeps those concerned after the act. */
  readonly superiors: Superiors;
  /** Of every organisation named here. */
  readonly names: ReadonlyMap<number, string>;
}

/** «Việc đã chuyển» — the row of the old book and the one that goes on with it in the new; one row that changed has one id. */
export interface MovedWork {
  readonly kind: string;
  /** `null`: confided to its cell. */
  readonly title: string | null;
  readonly fromId: Id;
  readonly fromNo: number;
  readonly toId: Id;
  readonly toNo: number;
}

/**
 * «Trả việc về nơi cũ» — the event: the act that had moved this is undone. What nobody has written since goes back;
 * each module answers with the `toId` of those.
 */
export interface WorkBack {
  readonly decision: string;
  readonly on: CivilDate;
  /** When the act was carried out. */
  readonly moment: Instant;
  readonly places: readonly number[];
  readonly items: readonly MovedWork[];
  readonly names: ReadonlyMap<number, string>;
}

/** «Chuyển đến, chuyển đi» — the words by which a row in either book leads to the other. */
export function wordsOfMove(
  { decision, names }: Pick<WorkMoved, 'decision' | 'names'>,
  fromNo: number,
  toNo: number,
) {
  return {
    gone: `Chuyển về ${names.get(toNo) ?? ''} theo Quyết định ${decision}`,
    come: `từ ${names.get(fromNo) ?? ''}, chuyển theo Quyết định ${decision}`,
  };
}
