import type { Plugin } from 'rollup';

/**
 * Resolves what the package's components import as if the page imported it: the package may lie anywhere, and beside
 * it there is neither `node_modules` nor a configuration.
 *
 * @param directories of the components
 * @param page a module within this project
 */
export function packageImports(directories: readonly string[], page: string): Plugin {
  return {
    name: 'package-imports',
    resolveId(id, importer) {
      const isOfPackage = directories.some((directory) => importer?.startsWith(`${directory}/`));
      // Relative and absolute files are found where they are.
      return isOfPackage && /^[@\w]/u.test(id) ? this.resolve(id, page, { skipSelf: true }) : null;
    },
  };
}
