import { childrenOf, isTrue, textOf } from '../../metadata/xml/element.ts';
import { fileNamed, filesOf, type DeployRule } from '../deployment.ts';
import { reportField } from '../report-columns.ts';

/** Report types offer fields that are there, in sections, of an object that allows reports. */
export const reportType: DeployRule = {
  name: 'report-type',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'reportType')) {
      const base = textOf(file.root, 'baseObject');
      const definition = fileNamed(deployment, 'object', base);
      if (definition !== undefined && !isTrue(definition.root, 'enableReports'))
        say(file, `is about ${base}, which allows no reports`, 'set enableReports of the object to true');
      const sections = childrenOf(file.root, 'sections');
      if (sections.length === 0) say(file, 'has no sections', 'add <sections>');
      for (const section of sections) {
        const columns = childrenOf(section, 'columns');
        if (columns.length === 0) say(file, `has the empty section ${textOf(section, 'masterLabel')}`, 'add <columns>');
        for (const column of columns) {
          const [table, name] = [textOf(column, 'table'), textOf(column, 'field')];
          const object = deployment.metadata.object(table);
          if (table !== base) say(file, `has a column of ${table}, which is not joined`, `use ${base}`);
          else if (object !== undefined && reportField(object, name) === undefined)
            say(file, `Could not find field ${name} in table ${table}`, 'add the field or correct the name');
        }
      }
    }
  },
};
