import { join } from 'node:path';
import js from '@eslint/js';
import lwcPlatform from '@lwc/eslint-plugin-lwc-platform';
import slds from '@salesforce-ux/eslint-plugin-slds';
import lwcConfig from '@salesforce/eslint-config-lwc/recommended-ts.js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const service = [
  'phone-numbers/**/*.ts',
  'middleware/**/*.ts',
  'sandbox/**/*.ts',
  'e2e/**/*.ts',
  'bench/**/*.ts',
  'demo/**/*.ts',
  'tools/**/*.ts',
  'vitest.config.ts',
];
const browserCode = ['sandbox/**/browser/**/*.ts'];
const components = ['force-app/main/default/lwc/**/*.ts'];
const componentTests = ['force-app/main/default/lwc/**/__tests__/**/*.ts', 'force-app/test/**/*.ts'];

/** A zone of the layout: nothing in `target` may import from any of `from`. */
const zone = (target, from, message) => ({ target, from, message });

// The arrows of the architecture: domain is pure, each vendor has one module, main.ts alone meets them all.
// A port (`name-port.ts`) stands beside the code that needs it; the vendors' modules may read what they are to be.
const zones = [
  zone(
    './middleware/domain',
    ['./middleware/!(domain|errors|time|test-support)/**'],
    'domain/ is pure: it knows errors and units only.',
  ),
  zone(
    './middleware/video',
    ['./middleware/!(video|domain|errors|load|time|log|test-support)/**/!(*-port).ts'],
    'video/ knows 8x8, the domain and ports, nothing else.',
  ),
  zone(
    './middleware/salesforce',
    ['./middleware/!(salesforce|domain|errors|load|time|log|test-support)/**/!(*-port).ts'],
    'salesforce/ knows the org, the domain and ports, nothing else.',
  ),
  zone(
    './middleware/storage',
    ['./middleware/!(storage|domain|errors|time|test-support)/**'],
    'storage/ knows neither vendor.',
  ),
  zone(
    './middleware/work',
    ['./middleware/{salesforce,video,http,config}/**'],
    'work/ meets the vendors through what main.ts hands in.',
  ),
  zone(
    './middleware/checks',
    ['./middleware/{salesforce,video,http,config,work,storage}/**'],
    'checks/ looks at what main.ts hands in.',
  ),
  zone(
    './middleware/http',
    ['./middleware/{salesforce,video,work,config}/**'],
    'http/ meets the vendors through what main.ts hands in.',
  ),
  zone(
    './phone-numbers',
    ['./!(phone-numbers|node_modules)/**'],
    'phone-numbers/ runs in the browser too: it knows numbers, nothing else.',
  ),
  zone('./middleware', ['./!(middleware|phone-numbers|node_modules)/**'], 'The middleware stands alone.'),
  zone('./sandbox', ['./!(sandbox|node_modules)/**'], 'The sandbox stands alone: it is told by path what to deploy.'),
];

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '.cache/',
    'coverage/',
    'force-app/main/default/lwc/**/*.js',
    'force-app/main/default/staticresources/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    ignores: ['force-app/**'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { process: 'readonly' } },
  },
  {
    files: service,
    ignores: browserCode,
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    settings: { 'import-x/extensions': ['.ts'], 'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] } },
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/dot-notation': 'off',
      // Parts are records of functions: none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // An empty text counts as nothing here.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['jsforce', 'jsforce/*'], message: 'Only middleware/salesforce/ speaks jsforce.' }] },
      ],
    },
  },
  {
    // The sandbox is driven in tests by the client that is used for real.
    files: ['middleware/salesforce/**/*.ts', 'sandbox/**/*.test.ts', 'e2e/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // What stands for a part of an expected value (`expect.any`) has no type in Vitest.
    files: ['**/*.test.ts', 'e2e/**/*.ts'],
    ignores: ['force-app/**'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-return': 'off' },
  },
  // Product and sandbox each name what they need.
  ...['middleware', 'sandbox'].map((part) => ({
    files: [`${part}/**/*.ts`],
    ignores: ['**/*.test.ts', '**/{fixtures,test-support}/**', ...browserCode],
    rules: {
      'import-x/no-extraneous-dependencies': [
        'error',
        { packageDir: join(import.meta.dirname, part === 'sandbox' ? part : '.'), devDependencies: false },
      ],
    },
  })),
  {
    files: ['middleware/**/*.ts', 'sandbox/**/*.ts', 'demo/**/*.ts'],
    ignores: [
      'middleware/main.ts',
      'middleware/doctor.ts',
      'middleware/config/**',
      '{demo,sandbox}/start.ts',
      '**/*.test.ts',
      ...browserCode,
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only main.ts, doctor.ts and start.ts read the environment.',
        },
        { object: 'process', property: 'exit', message: 'Only main.ts and start.ts end the process.' },
      ],
    },
  },
  {
    files: ['**/*.d.ts'],
    languageOptions: { parser: tseslint.parser },
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: browserCode,
    extends: [js.configs.recommended, tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-undef': 'off', '@typescript-eslint/no-extraneous-class': 'off' },
  },
  {
    files: components,
    extends: [lwcConfig],
    plugins: { '@lwc/lwc-platform': lwcPlatform },
  },
  {
    files: components,
    ignores: componentTests,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.lwc.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...lwcPlatform.configs.recommended.rules,
      'no-undef': 'off',
      'no-unused-vars': 'off',
      // Resolved by the compiler: these plugins do not know the platform's modules.
      'import/no-unresolved': 'off',
      'import/named': 'off',
      '@lwc/lwc-platform/valid-offline-wire': 'off',
    },
  },
  {
    files: componentTests,
    extends: [tseslint.configs.strict],
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-undef': 'off', 'import/no-unresolved': 'off', 'import/named': 'off' },
  },
  {
    files: ['force-app/main/default/lwc/**/*.html', 'force-app/main/default/lwc/**/*.css'],
    plugins: { '@salesforce-ux/slds': slds },
    extends: ['@salesforce-ux/slds/recommended'],
  },
);
