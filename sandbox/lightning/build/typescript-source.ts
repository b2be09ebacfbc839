import type { Plugin } from 'rollup';
import ts from 'typescript';

// The options of the components' own compilation: decorators stay, as Salesforce's compiler wants them.
const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  experimentalDecorators: false,
  useDefineForClassFields: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};

/** Takes the types away. They are checked elsewhere. */
export function typescriptSource(): Plugin {
  return {
    name: 'typescript-source',
    transform(source, id) {
      const [fileName = ''] = id.split('?');
      if (!fileName.endsWith('.ts')) return null;
      const { outputText, diagnostics } = ts.transpileModule(source, {
        fileName,
        compilerOptions,
        reportDiagnostics: true,
      });
      const [problem] = diagnostics ?? [];
      if (problem !== undefined)
        this.error(`${fileName}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`);
      return { code: outputText, map: null };
    },
  };
}
