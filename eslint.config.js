import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const SHORT = {
  'max-lines': ['error', { max: 250, skipBlankLines: true }],
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true }],
};

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'dist-*', 'coverage', 'reports', 'vendor'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-control-regex': 'off', // control characters are looked for in order to refuse them
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['src/**/*.ts'], rules: SHORT },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', performance: 'readonly', URL: 'readonly' },
    },
  },
);
