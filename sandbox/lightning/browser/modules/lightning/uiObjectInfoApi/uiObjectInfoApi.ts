import type { FieldId } from '../../../data/records.ts';
import { callUiApi, freeze } from '../../../data/ui-api.ts';
import type { ObjectInfo } from '../../../fields/object-info.ts';
import { type Source, createWireAdapter } from '../../../data/wire-adapter.ts';

/** What describes the org changes only with a deployment: asked once for each page. */
const answers = new Map<string, Promise<unknown>>();

function ask(path: string): Promise<unknown> {
  const answer = answers.get(path) ?? callUiApi('GET', path).then(freeze);
  answers.set(path, answer);
  // A refusal may be passing: the next component asks anew.
  answer.catch(() => answers.delete(path));
  return answer;
}

function provide<Config, T>(pathOf: (config: Config) => string): Source<Config, T> {
  return (config, emit) => {
    ask(pathOf(config)).then(
      (data) => emit({ data: data as T, error: undefined }),
      (error: unknown) => emit({ data: undefined, error }),
    );
    return () => undefined;
  };
}

interface ObjectConfig {
  readonly objectApiName?: string | Pick<FieldId, 'objectApiName'>;
}

interface PicklistConfig {
  readonly recordTypeId?: string;
  readonly fieldApiName?: string | FieldId;
}

export const getObjectInfo = createWireAdapter<ObjectConfig, ObjectInfo>(
  ['objectApiName'],
  provide(({ objectApiName = '' }) => {
    const name = typeof objectApiName === 'string' ? objectApiName : objectApiName.objectApiName;
    return `/object-info/${name}`;
  }),
);

export const getPicklistValues = createWireAdapter<PicklistConfig, unknown>(
  ['recordTypeId', 'fieldApiName'],
  provide(({ recordTypeId = '', fieldApiName = '' }) => {
    const [object = '', field = ''] =
      typeof fieldApiName === 'string'
        ? fieldApiName.split('.')
        : [fieldApiName.objectApiName, fieldApiName.fieldApiName];
    return `/object-info/${object}/picklist-values/${recordTypeId}/${field}`;
  }),
);
