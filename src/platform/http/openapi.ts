import * as z from 'zod/mini';
import type { Text } from '#kernel/text.ts';
import type { CommandHandler, QueryHandler } from '../handle.ts';

/** A path that is neither command nor query: people's own accounts. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: Text;
  readonly input: z.ZodMiniType<unknown>;
  readonly output: z.ZodMiniType<unknown>;
}

/** The API as OpenAPI 3.1, made from the contracts. */
export function openApi(
  commands: readonly CommandHandler[],
  queries: readonly QueryHandler[],
  endpoints: readonly Endpoint[],
): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Sổ Chi Bộ', version: '1' },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-sochibo' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { token: [] }],
    paths: Object.fromEntries([
      ...commands.map(({ contract, right }) => [
        `/api/v1/commands/${contract.name}`,
        {
          post: {
            operationId: contract.name,
            summary: contract.summary.vi,
            description: `${contract.summary.en}. Right: ${right}.`,
            requestBody: json({
              type: 'object',
              required: ['organisation', 'input'],
              properties: {
                organisation: { type: 'string', format: 'uuid' },
                term: { type: ['string', 'null'], format: 'uuid' },
                input: schemaOf(contract.input, 'input'),
              },
            }),
            responses: answers({
              type: 'object',
              properties: { outcome: { type: 'string' }, value: schemaOf(contract.output, 'output') },
            }),
          },
        },
      ]),
      ...queries.map(({ contract }) => [
        `/api/v1/queries/${contract.name}`,
        contract.typed
          ? {
              post: {
                operationId: contract.name,
                summary: contract.summary.vi,
                description: contract.summary.en,
                requestBody: json({
                  type: 'object',
                  properties: { input: schemaOf(contract.input, 'input') },
                }),
                responses: answers(schemaOf(contract.output, 'output')),
              },
            }
          : {
              get: {
                operationId: contract.name,
                summary: contract.summary.vi,
                description: contract.summary.en,
                parameters: [
                  {
                    name: 'input',
                    in: 'query',
                    content: { 'application/json': { schema: schemaOf(contract.input, 'input') } },
                  },
                ],
                responses: answers(schemaOf(contract.output, 'output')),
              },
            },
      ]),
      ...pathsOf(endpoints),
    ]),
  };
}

/** Endpoints of one path stand together; `:id` becomes `{id}`. */
function pathsOf(endpoints: readonly Endpoint[]): [string, object][] {
  const paths = Map.groupBy(endpoints, (endpoint) => endpoint.path.replace(/:(\w+)/g, '{$1}'));
  return [...paths].map(([path, those]) => [
    path,
    Object.fromEntries(
      those.map((endpoint) => [
        endpoint.method.toLowerCase(),
        {
          operationId: `${endpoint.method} ${path}`,
          summary: endpoint.summary.vi,
          description: endpoint.summary.en,
          ...(path.includes('{')
            ? { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] }
            : {}),
          ...(endpoint.method === 'POST' || endpoint.method === 'PUT'
            ? { requestBody: json(schemaOf(endpoint.input, 'input')) }
            : {}),
          responses: answers(schemaOf(endpoint.output, 'output')),
        },
      ]),
    ),
  ]);
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): object {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}

function json(schema: object): object {
  return { content: { 'application/json': { schema } } };
}

function answers(schema: object): object {
  return {
    200: { description: 'OK', ...json(schema) },
    401: { description: 'Sign in first' },
    404: { description: 'Not found, or not open to the caller' },
    422: { description: 'Refused: what is wrong, how to mend it, and the rule behind it' },
  };
}
