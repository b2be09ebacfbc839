import { childOf, childrenOf, descendantsOf, textOf, textsOf } from '../xml/element.ts';
import type { Component } from './component.ts';

/** True if the component may be used at that target, such as `lightning__RecordPage`, and for that object there. */
export function supportsTarget({ meta }: Component, target: string, object: string): boolean {
  if (meta === undefined || textOf(meta.root, 'isExposed') !== 'true') return false;
  const targets = childOf(meta.root, 'targets');
  if (targets === undefined || !textsOf(targets, 'target').includes(target)) return false;
  const objects = configsOf(meta.root, target).flatMap((config) =>
    descendantsOf(config, 'object').map((element) => element.text),
  );
  return objects.length === 0 || objects.includes(object);
}

/** The kinds of quick action that the component serves: `ScreenAction`, `Action`. */
export function actionTypesOf({ meta }: Component): string[] {
  if (meta === undefined) return [];
  return configsOf(meta.root, 'lightning__RecordAction').map((config) => textOf(config, 'actionType'));
}

function configsOf(root: Parameters<typeof childOf>[0], target: string) {
  const configs = childOf(root, 'targetConfigs');
  if (configs === undefined) return [];
  return childrenOf(configs, 'targetConfig').filter((config) =>
    (config.attributes['targets'] ?? '').split(',').some((one) => one.trim() === target),
  );
}
