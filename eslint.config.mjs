// @ts-check
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const vscodeOnlyInAdapters = {
  name: 'vscode',
  message: 'Only src/vscode and the entries see the editor.',
};

export default defineConfig(
  globalIgnores([
    'dist',
    '**/node_modules',
    'test/.artifacts',
    'test/host/selftest/{suites,extension}',
    '**/*.d.ts',
  ]),
  js.configs.recommended,
  {
    // Scripts say `@ts-check`: the compiler knows better which names there are.
    files: ['**/*.mjs'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    ignores: ['**/*.d.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // A reader returns what `report` returns: nothing.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-imports': ['error', { paths: [vscodeOnlyInAdapters] }],
    },
  },
  {
    // The compiler keeps Node and the DOM out of these folders; this keeps the layers apart.
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            'node:*',
            'vscode',
            '../../corpus/*',
            '../../formats/*',
            '../../vscode/*',
            '../../cli/*',
            '../../node/*',
          ],
        },
      ],
    },
  },
  {
    files: ['src/vscode/**/*.ts', 'src/extension*.ts', 'test/{vscode,web,bench}/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/vscode/features/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['./*'], message: 'No feature imports another.' }] },
      ],
    },
  },
  {
    files: ['src/vscode/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'fsPath', message: 'Virtual folders have no path on disk; use the Uri.' },
      ],
    },
  },
);
