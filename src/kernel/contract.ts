import type * as z from 'zod/mini';
import type { Text } from './text.ts';

/** «Việc» — a command as it crosses the wire: an order in the words of the work. */
export interface CommandContract<Name extends string = string, Input = unknown, Output = unknown> {
  readonly kind: 'command';
  readonly name: Name;
  readonly summary: Text;
  readonly input: z.ZodMiniType<Input>;
  readonly output: z.ZodMiniType<Output>;
}

/** «Câu hỏi» — a query as it crosses the wire. `typed` marks one whose input holds what people typed: it goes by POST. */
export interface QueryContract<Name extends string = string, Input = unknown, Output = unknown> {
  readonly kind: 'query';
  readonly name: Name;
  readonly summary: Text;
  readonly typed: boolean;
  readonly input: z.ZodMiniType<Input>;
  readonly output: z.ZodMiniType<Output>;
}

/** Declares a command. */
export function command<const Name extends string, Input, Output>(
  name: Name,
  contract: Pick<CommandContract<Name, Input, Output>, 'summary' | 'input' | 'output'>,
): CommandContract<Name, Input, Output> {
  return { kind: 'command', name, ...contract };
}

/** Declares a query. */
export function query<const Name extends string, Input, Output>(
  name: Name,
  contract: Pick<QueryContract<Name, Input, Output>, 'summary' | 'input' | 'output'> & {
    readonly typed?: boolean;
  },
): QueryContract<Name, Input, Output> {
  return { kind: 'query', name, typed: false, ...contract };
}

/** What a command takes. */
export type InputOf<Contract> =
  Contract extends CommandContract<string, infer Input, unknown>
    ? Input
    : Contract extends QueryContract<string, infer Input, unknown>
      ? Input
      : never;

/** What a command or query answers. */
export type OutputOf<Contract> =
  Contract extends CommandContract<string, never, infer Output>
    ? Output
    : Contract extends { readonly output: z.ZodMiniType<infer Output> }
      ? Output
      : never;
