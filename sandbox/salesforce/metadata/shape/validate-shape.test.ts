import { describe, expect, it } from 'vitest';
import { parseXml } from '../xml/parse-xml.ts';
import { metadataShapes } from './metadata-shapes.ts';
import { validateShape } from './validate-shape.ts';

const problemsOf = (xml: string) => {
  const root = parseXml(xml);
  return validateShape(root, root.name, metadataShapes()).map(({ problem }) => problem);
};

describe('validateShape', () => {
  it('accepts inherited elements, lists and texts', () => {
    const xml =
      '<ListView><fullName>All</fullName><columns>NAME</columns><columns>Status__c</columns><filterScope>Mine</filterScope><label>All</label></ListView>';
    expect(problemsOf(xml)).toEqual([]);
  });

  it.each([
    ['<ListView><filterScope>Mine</filterScope></ListView>', 'ListView lacks label'],
    ['<ListView><filterScope>Ours</filterScope><label>A</label></ListView>', 'ListView/filterScope is "Ours"'],
    [
      '<ListView><filterScope>Mine</filterScope><label>A</label><colour>red</colour></ListView>',
      'ListView/colour is no element of ListView',
    ],
    [
      '<ListView><filterScope>Mine</filterScope><label>A</label><label>B</label></ListView>',
      'ListView/label appears more than once',
    ],
    ['<ListView><filterScope>Mine</filterScope><label><b>A</b></label></ListView>', 'ListView/label holds elements'],
    ['<ListView><filterScope>Mine</filterScope><label>A</label>stray</ListView>', 'ListView holds the text "stray"'],
    [
      '<ListView><filterScope>Mine</filterScope><label>A</label><filters><field>NAME</field></filters></ListView>',
      'ListView/filters lacks operation',
    ],
  ])('refuses %s', (xml, problem) => {
    expect(problemsOf(xml)).toEqual([problem]);
  });
});
