import type { ESTree, Plugin } from 'vite';

/** What declares a contract, and what of it only the server reads (`kernel/contract.ts`). */
const declares = new Set(['command', 'query', 'endpoint']);
const shapes = new Set(['input', 'output']);
/** Where the words of shapes come from. */
const shapeFiles = /(^zod\/mini|\/shapes\.ts)$/;

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly put?: string;
}

/**
 * «Hợp đồng trên máy» — a device names commands and questions and never checks their shapes: that is the server's. What
 * describes them, and the library it is written in, is left out of what is fetched; a screen that reads a shape does not build.
 */
export function leaveShapesToTheServer(): Plugin {
  return {
    name: 'sochibo-shapes',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /[\\/]src[\\/](kernel|modules)[\\/].*\.ts$/, code: /zod\/mini|\/shapes\.ts/ },
      handler(code) {
        const names = without(code, cutsOf(this.parse(code).body));
        return { code: without(names, unread(this.parse(names).body, names)), map: null };
      },
    },
  };
}

function cutsOf(body: ESTree.Program['body']): readonly Cut[] {
  const left = new Set<string>();
  return body.flatMap((statement): readonly Cut[] => {
    if (statement.type === 'ImportDeclaration') {
      if (shapeFiles.test(statement.source.value))
        for (const { local } of statement.specifiers) left.add(local.name);
      return [];
    }
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    const [first] = declared?.type === 'VariableDeclaration' ? declared.declarations : [];
    if (!first?.init) return [];
    const contract = contractIn(first.init);
    if (contract) return shapesIn(contract);
    if (first.id.type !== 'Identifier' || !mentions(first.init, left)) return [];
    left.add(first.id.name);
    return [statement];
  });
}

/** What a contract says of itself, where the value is one. */
function contractIn(value: ESTree.Expression): ESTree.ObjectExpression | undefined {
  if (value.type !== 'CallExpression' || value.callee.type !== 'Identifier') return undefined;
  if (!declares.has(value.callee.name)) return undefined;
  return value.arguments.find((argument) => argument.type === 'ObjectExpression');
}

function shapesIn({ properties, end }: ESTree.ObjectExpression): readonly Cut[] {
  return properties.flatMap((each, place) =>
    each.type === 'Property' && each.key.type === 'Identifier' && shapes.has(each.key.name)
      ? [{ start: each.start, end: properties[place + 1]?.start ?? end - 1 }]
      : [],
  );
}

/** What was brought in for shapes alone. */
function unread(body: ESTree.Program['body'], code: string): readonly Cut[] {
  const rest = body.filter(({ type }) => type !== 'ImportDeclaration');
  return body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration') return [];
    const read = statement.specifiers.filter(({ local }) => mentions(rest, new Set([local.name])));
    if (read.length === statement.specifiers.length) return [];
    const { start, end, source } = statement;
    const names = read.map((each) => code.slice(each.start, each.end)).join(', ');
    return [{ start, end, put: names && `import { ${names} } from ${JSON.stringify(source.value)};` }];
  });
}

/** Whether one of the names is read anywhere in it. */
function mentions(node: unknown, names: ReadonlySet<string>): boolean {
  if (Array.isArray(node)) return node.some((each) => mentions(each, names));
  if (typeof node !== 'object' || node === null) return false;
  const { type, name, computed } = node as Partial<Record<string, unknown>>;
  if (type === 'Identifier') return names.has(name as string);
  const named = computed
    ? []
    : type === 'Property'
      ? ['key']
      : type === 'MemberExpression'
        ? ['property']
        : [];
  return Object.entries(node).some(([part, value]) => !named.includes(part) && mentions(value, names));
}

function without(code: string, cuts: readonly Cut[]): string {
  return cuts.reduceRight(
    (text, { start, end, put = '' }) => text.slice(0, start) + put + text.slice(end),
    code,
  );
}
