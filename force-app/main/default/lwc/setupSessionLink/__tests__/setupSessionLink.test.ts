import { createElement } from 'lwc';
import SetupSessionLink from 'c/setupSessionLink';
import { find, get, settle, text } from '../../../../../test/dom';
import { emitRecord } from '../../../../../test/page';
import { clear, listen } from '../../../../../test/setup';

const ID = 'a01000000000001AAA';

describe('c-setup-session-link', () => {
  afterEach(clear);

  function show(reference: string | null): HTMLElement {
    const element = createElement('c-setup-session-link', { is: SetupSessionLink });
    Object.assign(element, { sessionId: ID, reference });
    return element;
  }

  it.each(['00001026', null])('is the number of the session, with its reference (%s) beside it', async (reference) => {
    const element = show(reference);
    const heard = listen(element, 'named');
    document.body.appendChild(element);
    await settle();
    expect(text(element, 'a')).toBe(reference ?? ID);
    emitRecord({ id: ID, fields: { Name: { value: 'VS-000012' } } });
    await settle();
    expect(text(element, 'a')).toBe('VS-000012');
    expect(get<HTMLAnchorElement>(element, 'a').href).toContain(`/Video_Session__c/${ID}/view`);
    expect(find(element, '.reference')?.textContent).toBe(reference ?? undefined);
    expect(heard.mock.calls).toEqual([['named', { id: ID, title: 'VS-000012' }]]);
    await expect(element).toBeAccessible();
  });
});
