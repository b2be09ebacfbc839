import type { LwcBundle } from '../metadata/metadata-types.ts';

/** True if the component may be used at that target, such as `lightning__RecordPage`, and for that object there. */
export function isMadeFor({ isExposed, targets, targetConfigs }: LwcBundle, target: string, object: string): boolean {
  const objects = targetConfigs.filter((config) => config.targets.includes(target)).flatMap((config) => config.objects);
  return isExposed && targets.includes(target) && (objects.length === 0 || objects.includes(object));
}
