import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

// As the components' own compilation: decorators stay, as Salesforce's compiler wants them.
const compilerOptions = { useDefineForClassFields: true, verbatimModuleSyntax: true };

/** Takes the types away. They are checked elsewhere. */
export function typescriptSource(): Plugin {
  return {
    name: 'typescript-source',
    async transform(source, id) {
      const [sourcefile = ''] = id.split('?');
      if (!sourcefile.endsWith('.ts')) return null;
      const { code } = await transform(source, {
        loader: 'ts',
        sourcefile,
        target: 'esnext',
        tsconfigRaw: { compilerOptions },
      });
      return { code, map: null };
    },
  };
}
