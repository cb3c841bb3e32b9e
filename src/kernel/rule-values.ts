import type { Text } from './text.ts';

/** «Ngưỡng» — a share to be reached, compared crosswise in whole numbers and never rounded. */
export interface Threshold {
  readonly numerator: number;
  readonly denominator: number;
  readonly compare: 'at-least' | 'more-than';
}

/** «Phần của buổi họp» — the three parts of a meeting. */
export type MeetingPart = 'opening' | 'proceedings' | 'closing';

/** «Loại mục» — what an item of the agenda is about, and so what is recorded under it. */
export type AgendaKind =
  | 'opening'
  | 'clerk'
  | 'roll-call'
  | 'dues'
  | 'adopt-agenda'
  | 'last-resolution'
  | 'member-tasks'
  | 'information'
  | 'theme'
  | 'discussion'
  | 'self-criticism'
  | 'business'
  | 'conclusion'
  | 'resolution'
  | 'score'
  | 'minutes';

/** «Chương trình mẫu» — the order of a meeting; `gathers` says what is put in below the item. */
export interface AgendaTemplate {
  readonly items: readonly {
    readonly part: MeetingPart;
    readonly kind: AgendaKind;
    readonly title: string;
    readonly gathers?: 'open-tasks' | 'papers' | 'asked' | 'theme';
  }[];
}

/** «Nội dung gợi ý theo loại hình» — what meetings of each category of cell must reach. */
export type CategoryContents = Readonly<Record<string, readonly string[]>>;

/** «Mức chất lượng» — the four grades of a meeting. */
export type MeetingGrade = 'good' | 'fair' | 'average' | 'poor';

/** «Số liệu để chấm» — what the book can compute; `cell` leaves the points to the cell. */
export type ScoreMeasure =
  'length' | 'attendance' | 'papers-in-time' | 'speakers' | 'last-resolution' | 'sent-in-time' | 'cell';

/** «Tên trong khung» — as the source has it, and in English where somebody has put it so. */
export interface Named {
  readonly name: string;
  readonly en?: string;
}

/** «Tên song ngữ» — in English as the source has it, where nobody has put it otherwise. */
export function nameIn({ name, en }: Named): Text {
  return { vi: name, en: en ?? name };
}

/** «Phần điểm» — one line of a frame. The first step that is reached gives the points. */
export interface ScorePart extends Named {
  readonly id: string;
  readonly maximum: number;
  readonly measure: ScoreMeasure;
  /** `reaches: null` is "in all other cases"; `null` steps: the source gives none, the cell decides. */
  readonly steps: readonly { readonly points: number; readonly reaches: Threshold | null }[] | null;
  /** What the cell may choose from where no step is reached; all whole points up to the maximum where missing. */
  readonly choices?: readonly number[];
  /** Minutes needed by size of the cell, the smallest size first. */
  readonly needed?: readonly { readonly membersFrom: number; readonly minutes: number }[];
  /** The points somebody absent without leave leaves at most. */
  readonly mostIfUnexcused?: number;
  /** Added when nobody missed more meetings in a row than this. */
  readonly bonus?: { readonly points: number; readonly missedAtMost: number };
  /** «Bỏ qua bước chuẩn bị» — what each step left out takes off the most this part may get; `house`: the source names no figure. */
  readonly skippedStep?: { readonly points: number; readonly by: 'frame' | 'house' | 'superior' };
}

/** «Khung chấm điểm» — criteria, their parts and the cut-offs of the grades, the best first. */
export interface ScoreFrame extends Named {
  readonly criteria: readonly (Named & {
    readonly id: string;
    readonly maximum: number;
    readonly parts: readonly ScorePart[];
  })[];
  readonly grades: readonly (Named & { readonly grade: MeetingGrade; readonly from: number })[];
}

/** «Ai được đánh giá» — the cell, or its committee apart. */
export type RatedBody = 'cell' | 'committee';

/** «Ai đánh giá» — the meeting agrees on it, or the committee rates; written down by whoever keeps the book. */
export type Rater = 'meeting' | 'committee';

/** «Phiếu các mặt sinh hoạt» — what is rated one by one beside the frame, of whom, by whom, on which steps, the best first. */
export interface TraitForm extends Named {
  readonly kinds: readonly ('ordinary' | 'thematic' | 'extraordinary')[];
  readonly traits: readonly (Named & { readonly id: string })[];
  readonly bodies: readonly (Named & { readonly id: RatedBody; readonly ratedBy: Rater })[];
  readonly steps: readonly (Named & { readonly points: number })[];
}

/** «Điều kiện kèm theo» — parts that must have full points for a grade; otherwise the lower one is given. */
export interface ScoreCondition {
  readonly grade: MeetingGrade;
  readonly full: readonly string[];
  readonly otherwise: MeetingGrade;
}

/** «Nội dung của mẫu» — what a field of a form is filled from. */
export type FormField =
  | 'time-and-place'
  | 'strength'
  | 'presence'
  | 'guests'
  | 'chair-and-clerk'
  | 'preamble'
  | 'agenda-items'
  | 'tasks'
  | 'score'
  | 'read-back'
  | 'last-result'
  | 'last-tasks'
  | 'directions'
  | 'assignment'
  | 'resolution-vote'
  | 'contents'
  | 'conclusions';

/** «Câu mẫu» — a standard sentence for items of some kinds, without figures: those are counted when the paper is written. */
export interface SentenceModule {
  readonly kinds: readonly AgendaKind[];
  readonly text: string;
}

/** «Mẫu văn bản» — the sections of a paper in order, and who signs left and right. */
export interface PaperForm {
  readonly title: string;
  readonly sections: readonly { readonly heading: string | null; readonly fields: readonly FormField[] }[];
  readonly signatures: readonly string[];
}

/** «Loại văn bản» — an abbreviation and whether a cell or its congress may issue it. */
export interface PaperKind {
  readonly abbreviation: string;
  readonly name: string;
  readonly cell: boolean;
  readonly congress: boolean;
}

/** «Cách ghi số, ký hiệu» — `05-NQ/CB`: digits, what numbering runs within, and the signs of the issuers. */
export interface NumberForm {
  readonly digits: number;
  readonly runsWithin: 'term' | 'year';
  readonly symbols: { readonly cell: string; readonly congress: string; readonly committee: string };
}

/** «Hình thức biểu quyết» — how people show their will. */
export type VoteForm = 'show-of-hands' | 'member-card' | 'secret-ballot';

/** «Thể thức văn bản» — millimetres and points of the prescribed layout. */
export interface PaperLayout {
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  readonly font: string;
  readonly body: {
    readonly size: number;
    readonly line: number;
    readonly after: number;
    readonly firstLine: number;
  };
  readonly partyTitle: { readonly text: string; readonly size: number };
  readonly heads: { readonly size: number };
  readonly kind: { readonly size: number };
  readonly abstract: { readonly size: number };
  readonly recipients: { readonly size: number };
}

/** «Đối tượng trừ khi tính kết quả» — official members taken off the base of a vote. */
export type VoteDeduction = 'exempt-away' | 'temporarily-elsewhere' | 'suspended';

/** «Bước chuẩn bị» — what is to be done so many days before a meeting. */
export interface PreparationStep extends Named {
  readonly id: string;
  readonly daysBefore: number;
  /** Whether the days are fixed by the document cited, are a figure of this house, or were set in its place by a level above. */
  readonly lead: 'regulation' | 'house' | 'superior';
  /** What the book takes as done besides a tick: the notice, or a draft sent to the members. */
  readonly evidence: 'tick' | 'convened' | 'papers' | 'draft' | 'superior';
  /** Minutes of the committee in place of a tick. A field of its own: an older app, which does not know it, goes on. */
  readonly byMinutes?: boolean | undefined;
  /** The part of a score frame the step speaks to. */
  readonly beside: string;
}

/** «Dạng giá trị» — the kinds of value a pack may hold, and the type of each. */
export interface KindValues {
  readonly integer: number;
  readonly days: number;
  readonly months: number;
  readonly minutes: number;
  readonly integers: readonly number[];
  readonly threshold: Threshold;
  readonly 'by-group': { readonly membersFrom: number; readonly timesPerYear: number };
  readonly words: readonly string[];
  readonly 'vote-forms': readonly { readonly form: VoteForm; readonly name: string }[];
  readonly deductions: readonly VoteDeduction[];
  readonly agenda: AgendaTemplate;
  readonly contents: CategoryContents;
  readonly frame: ScoreFrame;
  readonly conditions: readonly ScoreCondition[];
  readonly traits: TraitForm;
  readonly form: PaperForm;
  readonly sentences: readonly SentenceModule[];
  readonly 'paper-kinds': readonly PaperKind[];
  readonly 'number-form': NumberForm;
  readonly layout: PaperLayout;
  readonly pairs: readonly ConcurrentPair[];
  readonly choices: readonly Choice[];
  readonly steps: readonly PreparationStep[];
}

/** «Mục của danh mục» — a code kept in the book, its words, and whether it must be told in one's own words too. */
export interface Choice {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly needsWords?: boolean | undefined;
}

/** «Cặp kiêm nhiệm» — a party office and a state post whose name holds these words: wished for, or forbidden. */
export interface ConcurrentPair {
  readonly office: string;
  readonly post: string;
  readonly standing: 'wished' | 'forbidden';
}

/** «Tên dạng giá trị» — the word that stands under `kind` in a pack. */
export type RuleKind = keyof KindValues;
