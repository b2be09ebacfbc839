import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import lwcPlugin from '@lwc/rollup-plugin';
import { type Plugin, rollup } from 'rollup';
import type { OrgMetadata } from '../../salesforce/types.ts';
import { STANDARD_ICONS, iconNameOfTab } from '../pages/icon-names.ts';
import { cachedTransform } from './cached-transform.ts';
import { componentRegistry } from './component-registry.ts';
import { iconSubset } from './icon-subset.ts';
import { packageImports } from './package-imports.ts';
import { scopedModules } from './scoped-modules.ts';
import { typescriptSource } from './typescript-source.ts';

// The package says in its types that `default` is one level deeper than Node finds it.
const lwc = lwcPlugin as unknown as typeof lwcPlugin.default;

const require = createRequire(import.meta.url);
const BASE = join(dirname(require.resolve('lightning-base-components/package.json')), 'src/lightning');
const COMPILER = require('@lwc/rollup-plugin/package.json') as { version: string };

/** Runs the bundler. @param moduleCache where compiled modules are kept @throws Error as `buildPages` does */
export async function bundlePages(
  metadata: OrgMetadata,
  browser: string,
  moduleCache: string,
): Promise<ReadonlyMap<string, string>> {
  const bundles = [...metadata.lwcBundles.values()];
  const modules = bundles.map(({ name, directory }) => ({ name: `c/${name}`, path: join(directory, `${name}.ts`) }));
  const compiler = lwc({
    rootDir: browser,
    // Plain modules need no component compiler, which refuses private methods.
    exclude: join(browser, '{data,dialogs,fields,frames,navigation}/**'),
    modules: [...modules, { dir: join(browser, 'modules') }, { npm: 'lightning-base-components' }],
    enableDynamicComponents: true,
    // Without it lightning-combobox stays empty.
    enableSyntheticElementInternals: true,
  });
  const directories = [...bundles.map(({ directory }) => directory), browser];
  const icons = [
    ...Object.values(STANDARD_ICONS),
    'standard:default',
    ...[...metadata.tabs.values()].map(iconNameOfTab),
  ];
  const build = await rollup({
    input: join(browser, 'main.ts'),
    plugins: [
      iconSubset(BASE, directories, icons),
      scopedModules(metadata),
      componentRegistry(bundles),
      packageImports(
        bundles.map(({ directory }) => directory),
        join(browser, 'main.ts'),
      ),
      typescriptSource(),
      cachedTransform(compiler, moduleCache, COMPILER.version),
      productionConstants(),
    ],
    // It would take a sixth of the time to make the script a tenth smaller.
    treeshake: false,
    onLog: (_level, log) => {
      // A name that nobody exports becomes undefined at run time: better to hear of it now.
      if (log.code === 'MISSING_EXPORT' || log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    },
  });
  try {
    const { output } = await build.generate({
      format: 'esm',
      entryFileNames: 'app.js',
      chunkFileNames: '[name]-[hash].js',
    });
    return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])));
  } finally {
    await build.close();
  }
}

/** What a bundler tells the engine. */
function productionConstants(): Plugin {
  return {
    name: 'production-constants',
    transform: (source) => {
      const code = source.replaceAll('import.meta.env.SSR', 'false').replaceAll('process.env.NODE_ENV', '"production"');
      return code === source ? null : { code, map: null };
    },
  };
}
