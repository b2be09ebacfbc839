import type { NotificationType } from '../metadata-types.ts';
import type { XmlNode } from '../xml/xml-node.ts';

export function parseNotificationType(node: XmlNode, name: string): NotificationType {
  node.without('description', 'slack');
  return {
    name,
    label: node.required('masterLabel'),
    typeName: node.required('customNotifTypeName'),
    isDesktop: node.boolean('desktop'),
    isMobile: node.boolean('mobile'),
  };
}
