import { expect, test } from 'vitest';
import { breachOf, importsOf, importsOfFile, sourceFiles } from '#support/borders.ts';

test('no file crosses a border of the house', () => {
  const breaches = sourceFiles()
    .flatMap(importsOfFile)
    .flatMap((one) => {
      const why = breachOf(one);
      return why === undefined ? [] : [`${one.from} → ${one.to}: ${why}`];
    });
  expect(breaches).toEqual([]);
});

// A guard that has read no files reports success too: these must be caught.
const canaries: readonly (readonly [string, string])[] = [
  ['src/kernel/period.ts', `import { ask } from '#platform/database/pool.ts';`],
  ['src/platform/handle.ts', `import type { Roll } from '#modules/meetings/rules/types.ts';`],
  ['src/client/outbox.ts', `const later = await import('#platform/secret.ts');`],
  [
    'src/ui/button.svelte',
    `<script lang="ts">\n  import { members } from '#modules/members/public.ts';\n</script>`,
  ],
  ['src/modules/members/rules/standing.ts', `import { isQuorate } from '#modules/meetings/public.ts';`],
  ['src/modules/reports/queries/month.ts', `import { loadRoll } from '#modules/meetings/sql/roll.ts';`],
  ['src/modules/meetings/rules/roll.ts', `import { sql } from '#platform/database/pool.ts';`],
  ['src/modules/meetings/queries/list.ts', `import { handleMark } from '../commands/mark.ts';`],
  [
    'src/modules/meetings/screens/roll.svelte',
    `<script>\n  import { loadRoll } from '../sql/roll.ts';\n</script>`,
  ],
  ['src/modules/meetings/screens/roll.svelte', `<script>\n  import '#platform/clock.ts';\n</script>`],
];

test.each(canaries)('a forbidden import in %s is caught', (from, text) => {
  expect(importsOf(from, text).map(breachOf)).toEqual([expect.any(String)]);
});

test('the guard reads TypeScript and Svelte', () => {
  const files = sourceFiles();
  expect(files.filter((name) => name.endsWith('.svelte')).flatMap(importsOfFile).length).toBeGreaterThan(20);
  expect(files.filter((name) => name.endsWith('.ts')).flatMap(importsOfFile).length).toBeGreaterThan(100);
});
