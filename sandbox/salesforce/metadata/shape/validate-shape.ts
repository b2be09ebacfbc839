import type { Element } from '../xml/element.ts';
import type { MetadataShapes } from './metadata-shapes.ts';

/** A fault of shape, and where in the document it is. */
export interface ShapeFault {
  readonly problem: string;
  readonly remedy: string;
}

// The Metadata API takes this as a document of its own, described on the page "XML Configuration File Elements".
const FREE_CONTENT = new Set(['LightningComponentBundle.targetConfigs']);

/** Compares an element with the shape of that name: unknown, missing or repeated elements, and values of a wrong kind. */
export function validateShape(element: Element, type: string, shapes: MetadataShapes, at = element.name): ShapeFault[] {
  const shape = shapes.objects.get(type);
  if (shape === undefined) return validateValue(element, type, shapes, at);
  const counts = new Map<string, number>();
  const faults: ShapeFault[] = [];
  for (const child of element.children) {
    const where = `${at}/${child.name}`;
    const field = shape.fields.get(child.name);
    const count = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, count);
    if (field === undefined) {
      faults.push({ problem: `${where} is no element of ${type}`, remedy: 'remove it or correct its name' });
    } else if (!field.isList && count > 1) {
      faults.push({ problem: `${where} appears more than once`, remedy: 'keep one' });
    } else if (!FREE_CONTENT.has(`${type}.${child.name}`)) {
      faults.push(...validateShape(child, field.type, shapes, where));
    }
  }
  for (const [name, field] of shape.fields) {
    if (field.isRequired && !counts.has(name)) faults.push({ problem: `${at} lacks ${name}`, remedy: `add <${name}>` });
  }
  if (element.text !== '')
    faults.push({ problem: `${at} holds the text "${element.text}"`, remedy: 'put it into an element' });
  return faults;
}

function validateValue({ text, children }: Element, type: string, shapes: MetadataShapes, at: string): ShapeFault[] {
  if (type === 'any') return [];
  if (children.length > 0) return [{ problem: `${at} holds elements`, remedy: 'write a plain value' }];
  if (type === 'boolean' && text !== 'true' && text !== 'false')
    return [{ problem: `${at} is "${text}"`, remedy: 'write true or false' }];
  if (type === 'number' && (text === '' || Number.isNaN(Number(text))))
    return [{ problem: `${at} is "${text}"`, remedy: 'write a number' }];
  const values = shapes.enums.get(type);
  if (values !== undefined && !values.has(text))
    return [{ problem: `${at} is "${text}"`, remedy: `write one of ${[...values].slice(0, 20).join(', ')}` }];
  return [];
}
