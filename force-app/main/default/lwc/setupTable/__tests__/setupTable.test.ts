import SetupTable from 'c/setupTable';
import { find, findAll, get } from '../../../../../test/dom';
import { clear, show } from '../../../../../test/setup';

describe('c-setup-table', () => {
  afterEach(clear);

  it('shows the outcome of each record, or why there is none', async () => {
    const element = await show('c-setup-table', SetupTable, {
      label: 'Numbers',
      columns: ['Contact', 'Field', 'Called as'],
      rows: [
        { id: '1', title: 'Ada', url: '/1', note: 'ada@x', cells: ['Phone'], outcome: '+49 30 1' },
        { id: '2', title: 'Ben', cells: ['Mobile'], outcome: '+49 30 2', problem: 'Too short.' },
      ],
    });
    const cells = findAll(element, 'tr').map((row) =>
      [...row.children].map(({ textContent }) => textContent?.trim().replace(/\s+/gu, ' ')),
    );
    expect(cells).toEqual([
      ['Contact', 'Field', 'Called as'],
      ['Adaada@x', 'Phone', '+49 30 1'],
      ['Ben', 'Mobile', 'Too short.'],
    ]);
    expect(findAll(element, 'a').map((link) => link.getAttribute('href'))).toEqual(['/1']);
    expect(findAll(element, 'lightning-icon')).toHaveLength(1);
    expect(get(element, 'table').getAttribute('aria-label')).toBe('Numbers');
    expect(find(element, 'th[scope=row]')).toBeDefined();
    await expect(element).toBeAccessible();
  });
});
