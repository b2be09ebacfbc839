import { filesOf, type Project } from '../project/project.ts';
import { isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

/** Source: Metadata API Developer Guide, "CustomNotificationType": lengths of name and description. */
const MAX_NAME = 80;
const MAX_DESCRIPTION = 255;

/** Notification types go by the name of their file, explain themselves, and reach people at their desks. */
export const notificationType: Rule = {
  name: 'notification-type',
  check: (project: Project) =>
    filesOf(project, 'notiftype').flatMap(({ path: file, name, root }) => {
      const description = textOf(root, 'description');
      const faults: (readonly [boolean, string, string])[] = [
        [
          textOf(root, 'customNotifTypeName') !== name,
          'is not named as its file',
          `set customNotifTypeName to ${name}`,
        ],
        [name.length > MAX_NAME, 'has a long name', `use at most ${MAX_NAME} characters`],
        [
          description === '' || description.length > MAX_DESCRIPTION,
          `has a description of ${description.length} characters`,
          `use 1 to ${MAX_DESCRIPTION}`,
        ],
        [!isTrue(root, 'desktop'), 'is not shown in the browser', 'set desktop to true'],
      ];
      return faults.filter(([isWrong]) => isWrong).map(([, problem, remedy]) => ({ file, problem, remedy }));
    }),
};
