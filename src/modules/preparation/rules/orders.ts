import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { MatterSource } from './rows.ts';

// What people order, as decisions look at it. The contracts must keep to it: the compiler compares them.

/** «Đề nghị đưa vào chương trình» — what the command takes. */
export interface ProposeItem {
  readonly id: Id;
  readonly title: string;
  readonly reason?: string | null | undefined;
}

/** «Rút đề nghị» — what the command takes. */
export interface WithdrawProposal {
  readonly proposalId: Id;
}

/** «Không đưa vào chương trình» — what the command takes. */
export interface DeclineProposal {
  readonly proposalId: Id;
  readonly reason: string;
}

/** «Gửi nội dung gợi ý» — what the command takes. */
export interface PublishSuggestion {
  readonly id: Id;
  readonly title: string;
  readonly month: CivilDate | null;
  readonly audience: readonly string[];
  readonly source: MatterSource;
  readonly note?: string | null | undefined;
}

/** «Thu hồi gợi ý» — what the command takes. */
export interface WithdrawSuggestion {
  readonly suggestionId: Id;
}

/** «Ghi chuyên đề vào kế hoạch năm» — what the command takes. */
export interface PlanTheme {
  readonly id: Id;
  readonly month: CivilDate;
  readonly topic: string;
  readonly kind: 'ordinary' | 'thematic';
  readonly presenterId?: Id | null | undefined;
}

/** «Bỏ chuyên đề» — what the command takes. */
export interface DropTheme {
  readonly themeId: Id;
  readonly reason: string;
}
