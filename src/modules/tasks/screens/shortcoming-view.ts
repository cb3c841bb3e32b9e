import type { CivilDate } from '#kernel/civil-date.ts';
import type { CommandContract } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import type { ShortcomingRow } from '../rules/shortcomings/shortcomings.ts';

/** A shortcoming as the lists show it, from the rows of a device or from the server. */
export interface Shown extends Pick<
  ShortcomingRow,
  | 'personId'
  | 'text'
  | 'source'
  | 'remedy'
  | 'responsibleId'
  | 'state'
  | 'evidence'
  | 'evidenceFile'
  | 'evidenceFileName'
  | 'reopened'
  | 'reopenReason'
> {
  readonly id: string;
  /** Of which book. */
  readonly organisationId: string;
  /** The name of the organisation, where others stand in the list too. */
  readonly place: string | null;
  readonly person: string | null;
  readonly responsible: string;
  readonly foundOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly verdict: string | null;
  readonly closedOn: CivilDate | null;
  readonly may: { readonly change: boolean; readonly report: boolean; readonly check: boolean };
}

/** What is done to one of them. */
export type Step = 'report' | 'close' | 'reopen';

/** Sends a command to the book of an organisation. */
export type SendTo = <Input>(
  contract: CommandContract<string, Input, unknown>,
  input: Input,
  organisation: Id,
) => Promise<Result<unknown>>;
