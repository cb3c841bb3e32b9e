import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const schemas = [
  'platform',
  'identity',
  'organisation',
  'members',
  'meetings',
  'tasks',
  'kit',
  'intake',
  'reports',
  'restructuring',
  'cadres',
  'careers',
  'programmes',
];
const named = new RegExp(`\\b(${schemas.join('|')})(_read)?\\.([a-z_]+)(\\()?`, 'g');

/** What every module may read of the platform: the numbers of organisations and what becomes of files. */
const lent = ['platform.organisation_head', 'platform.file', 'platform.file_chunk'];

/** Undoing an import asks the ledger which rows its command wrote; founding and appointing ask which chain is the installation's. */
const lentTo: Readonly<Record<string, readonly string[]>> = {
  intake: ['platform.change', 'platform.ledger_entry', 'platform.instance'],
  organisation: ['platform.instance'],
  members: ['platform.instance'],
};

/** The texts of all `sql` templates in a file. */
function statementsOf(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText().startsWith('sql'))
      found.push(node.template.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

/** Names in statements of a module that are none of its business. */
function breaches(module: string, text: string): string[] {
  return statementsOf(text)
    .flatMap((statement) => [...statement.replaceAll(/\$\{[^}]*\}|'[^']*'/g, '?').matchAll(named)])
    .filter(([, schema, read, , call]) => schema !== module && !read && !(schema === 'platform' && call))
    .map(([whole]) => whole)
    .filter((whole) => !lent.includes(whole) && !lentTo[module]?.includes(whole));
}

test('planted statements over the border are caught', () => {
  const tick = '`';
  expect(breaches('tasks', `sql${tick}select * from meetings.meeting${tick}`)).toEqual(['meetings.meeting']);
  expect(breaches('tasks', `sql<Row>${tick}select 1 from platform.receipt${tick}`)).toEqual([
    'platform.receipt',
  ]);
  expect(breaches('tasks', `sql${tick}select \${x} from identity.login${tick}`)).toEqual(['identity.login']);
  expect(
    breaches('tasks', `sql${tick}select platform.today() from meetings_read.meeting join tasks.task${tick}`),
  ).toEqual([]);
});

test('a statement names its own schema, what others publish, and functions of the platform', () => {
  const files = globSync('src/modules/*/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
  const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  expect(texts.flatMap(({ text }) => statementsOf(text)).length).toBeGreaterThan(40);
  const found = texts.flatMap(({ file, text }) =>
    breaches(file.replaceAll('\\', '/').split('/')[2] ?? '', text).map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});

test('the platform knows no table of a module, but those by which rights are found', () => {
  const known = [
    'members.affiliation',
    'members.office_term',
    'members_read.office_term',
    'organisation.custody',
  ];
  const found = globSync('src/platform/**/*.ts')
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      statementsOf(readFileSync(file, 'utf8'))
        .flatMap((statement) => [...statement.replaceAll(/\$\{[^}]*\}|'[^']*'/g, '?').matchAll(named)])
        .filter(([, schema]) => schema !== 'platform' && schema !== 'identity')
        .map(([whole]) => `${file}: ${whole}`)
        .filter((line) => !known.some((name) => line.endsWith(` ${name}`))),
    );
  expect(found).toEqual([]);
});
