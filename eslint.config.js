import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import typescript from 'typescript-eslint';

/** Borders between rooms are kept by tests/house; here are the laws that a single line can break. */
const laws = [
  {
    selector:
      "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The clock is an argument: only platform/clock.ts and client/clock.ts read it.',
  },
  {
    selector: 'TSEnumDeclaration, TSModuleDeclaration[kind="namespace"]',
    message: 'Unions and modules instead.',
  },
  { selector: 'ExportAllDeclaration', message: 'No barrel files: name what is lent.' },
];

const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };

export default typescript.config(
  { ignores: ['build/', 'dist/', '.svelte-kit/', '.data/', 'node_modules/', 'tests/fixtures/'] },
  js.configs.recommended,
  typescript.configs.strict,
  svelte.configs.recommended,
  {
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...laws, noDefault],
      // Files and old encodings hold control characters; reading them means naming them.
      'no-control-regex': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    rules: {
      // Single-page: the built client has no base path.
      'svelte/no-navigation-without-resolve': 'off',
      // Plain sets and maps that live inside one function need not be watched.
      'svelte/prefer-svelte-reactivity': 'off',
      // A lone space between two elements is written as one.
      'svelte/no-useless-mustaches': 'off',
    },
  },
  {
    files: ['*.config.{js,ts}', 'bench/**', 'tests/**', '**/*.test.ts'],
    rules: { 'no-console': 'off', 'max-lines': 'off' },
  },
  { files: ['*.config.{js,ts}'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: [
      'src/platform/clock.ts',
      'src/client/clock.ts',
      'src/kernel/civil-date.ts',
      'bench/**',
      'tests/**',
      '**/*.test.ts',
      'bin/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...laws.slice(1), noDefault] },
  },
);
