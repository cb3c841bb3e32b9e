import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { endpoints } from '#modules/account/contract.ts';
import { modules } from '../../src/modules.ts';

// Whoever writes to the server writes what he likes: every text, number and list that crosses the wire has an end.

interface Shape {
  readonly type?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly prefixItems?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly propertyNames?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
}

const most = 1e12;

/** Where a shape lets through more than anybody means. */
function boundless(shape: Shape, path: string): readonly string[] {
  if (shape.const !== undefined || shape.enum) return [];
  const parts = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])];
  const inside = parts.flatMap((part) => boundless(part, path));
  switch (shape.type) {
    case 'string': {
      const has = shape.maxLength !== undefined || (shape.pattern && !/[*+]|,\}/.test(shape.pattern));
      return has ? inside : [...inside, path];
    }
    case 'integer':
    case 'number': {
      const ends = [shape.minimum, shape.maximum];
      const has = ends.every((end) => end !== undefined && Math.abs(end) <= most);
      return has ? inside : [...inside, path];
    }
    case 'array': {
      const has = shape.maxItems !== undefined || (shape.prefixItems && !shape.items);
      const own = has ? [] : [`${path}[]`];
      const each = shape.items ? boundless(shape.items, `${path}[]`) : [];
      const tuple = (shape.prefixItems ?? []).flatMap((part, index) => boundless(part, `${path}[${index}]`));
      return [...inside, ...own, ...each, ...tuple];
    }
    case 'object': {
      const named = Object.entries(shape.properties ?? {}).flatMap(([name, part]) =>
        boundless(part, `${path}.${name}`),
      );
      const { additionalProperties: more, propertyNames } = shape;
      const keys = propertyNames ? boundless(propertyNames, `${path}{}`) : [];
      return [
        ...inside,
        ...named,
        ...keys,
        ...(typeof more === 'object' ? boundless(more, `${path}{}`) : []),
      ];
    }
    default:
      return inside;
  }
}

function inputOf(contract: { readonly input: z.ZodMiniType<unknown> }): Shape {
  return z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' }) as Shape;
}

test('a shape without an end is found, one with it is not', () => {
  const open = z.object({
    name: z.string(),
    many: z.array(z.int()),
    of: z.optional(z.nullable(z.record(z.string(), z.string().check(z.regex(/^a+$/))))),
    pair: z.tuple([z.string(), z.boolean()]),
  });
  expect(boundless(inputOf({ input: open }), 'x')).toEqual([
    'x.name',
    'x.many[]',
    'x.many[]',
    'x.of{}',
    'x.of{}',
    'x.pair[0]',
  ]);
  const closed = z.object({
    name: z.string().check(z.maxLength(9)),
    many: z.array(z.int().check(z.minimum(0), z.maximum(9))).check(z.maxLength(9)),
    of: z.enum(['a', 'b']),
    hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  });
  expect(boundless(inputOf({ input: closed }), 'x')).toEqual([]);
});

test('every text, number and list that crosses the wire inwards has an end', () => {
  const contracts = modules.flatMap(({ commands, queries }) => [
    ...commands.map(({ contract }) => contract),
    ...queries.map(({ contract }) => contract),
  ]);
  expect(contracts.length).toBeGreaterThan(150);
  expect([
    ...contracts.flatMap((contract) => boundless(inputOf(contract), contract.name)),
    ...endpoints.flatMap((endpoint) => boundless(inputOf(endpoint), `${endpoint.method} ${endpoint.path}`)),
  ]).toEqual([]);
});
