import type { CustomLabel, LwcBundle, StaticResource } from '../metadata-types.ts';
import type { XmlNode } from '../xml/xml-node.ts';

export function parseBundle(node: XmlNode, name: string, directory: string): LwcBundle {
  node.without('description');
  const masterLabel = node.text('masterLabel');
  return {
    name,
    directory,
    isExposed: node.boolean('isExposed'),
    apiVersion: node.required('apiVersion'),
    ...(masterLabel === undefined ? {} : { masterLabel }),
    targets: node.node('targets')?.texts('target') ?? [],
    targetConfigs: (node.node('targetConfigs')?.list('targetConfig') ?? []).map((config) => {
      const actionType = config.text('actionType');
      config.without('property', 'supportedFormFactors');
      return {
        targets: config
          .attribute('targets')
          .split(',')
          .map((target) => target.trim()),
        ...(actionType === undefined ? {} : { actionType }),
        objects: config.node('objects')?.texts('object') ?? [],
        properties: [],
      };
    }),
  };
}

export function parseLabels(node: XmlNode): CustomLabel[] {
  return node.list('labels').map((label) => {
    label.without('categories', 'protected');
    label.required('shortDescription');
    return { name: label.required('fullName'), value: label.required('value'), language: label.required('language') };
  });
}

export function parseStaticResource(node: XmlNode, name: string, contentPath: string): StaticResource {
  node.without('description');
  return { name, contentType: node.required('contentType'), cacheControl: node.required('cacheControl'), contentPath };
}
