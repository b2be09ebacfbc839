const MERGE_FIELD = /\{!([^{}!]+)\}/gu;

/** The references in a text such as `Hello {!Contact.Name}`. */
export function mergeFieldsOf(text: string): string[] {
  return [...text.matchAll(MERGE_FIELD)].map(([, path = '']) => path.trim());
}

export function replaceMergeFields(text: string, valueOf: (path: string) => string): string {
  return text.replace(MERGE_FIELD, (_, path: string) => valueOf(path.trim()));
}
