import type * as z from 'zod/mini';
import type { Text } from '#kernel/text.ts';

/** «Đường vào tài khoản» — one path of a person's own account; it is neither a command nor a query of the work. */
export interface Endpoint<Input = unknown, Output = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: Text;
  /** Who may ask: anybody, or only a person signed in with a browser. */
  readonly who: 'anyone' | 'session';
  readonly input: z.ZodMiniType<Input>;
  readonly output: z.ZodMiniType<Output>;
}

/** Binds the types of an endpoint to each other. */
export function endpoint<Input, Output>(described: Endpoint<Input, Output>): Endpoint<Input, Output> {
  return described;
}
