import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const files = globSync('src/modules/*/rules/**/*.ts').filter((file) => !file.endsWith('.test.ts'));

/** Every number written in a rule, other than 0 and 1, with its line. */
function numbersIn(name: string, text: string): readonly string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) && !['0', '1'].includes(node.text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${name}:${line + 1}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('a number planted in a rule is found, also in a type, a default and a negative', () => {
  expect(numbersIn('a.ts', 'const share = 0.9;')).toEqual(['a.ts:1: 0.9']);
  expect(numbersIn('a.ts', 'function f(days = 30) {}\ntype A = 2;\nf(-3);')).toHaveLength(3);
  expect(numbersIn('a.ts', "const zero = 0, one = 1, text = 'điều 24';")).toEqual([]);
});

test('rules hold no number but 0 and 1: figures come from rule packs', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap((file) => numbersIn(file, readFileSync(file, 'utf8')))).toEqual([]);
});
