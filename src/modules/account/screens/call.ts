import { refusalOf, server } from '#client/wire.ts';
import { problems } from '#client/problems.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Endpoint } from '../contract/endpoint.ts';

/** «Gọi đường tài khoản» — asks one path of the account and gives its answer, or what stands in the way. */
export async function call<Input, Output>(
  endpoint: Endpoint<Input, Output>,
  input: Input,
  id?: string,
): Promise<Result<Output>> {
  const path = endpoint.path.replace(':id', encodeURIComponent(id ?? ''));
  const hasBody = endpoint.method !== 'GET' && Object.keys(input as object).length > 0;
  const reply = await server.ask(endpoint.method, path, hasBody ? input : undefined);
  const refusal = refusalOf(reply);
  if (refusal) return refusal;
  return reply.kind === 'answer' ? ok(reply.body as Output) : refuse(problems.noNetwork);
}
