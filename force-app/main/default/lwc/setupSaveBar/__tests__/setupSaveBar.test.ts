import SetupSaveBar from 'c/setupSaveBar';
import { VideoError } from 'c/videoErrors';
import { find, focused, get, text } from '../../../../../test/dom';
import { clear, click, listen, show } from '../../../../../test/setup';

describe('c-setup-save-bar', () => {
  afterEach(clear);

  it('saves or gives up what is changed', async () => {
    const element = await show('c-setup-save-bar', SetupSaveBar, { changedLabels: ['Default Region'] });
    const heard = listen(element, 'save', 'discard');
    expect(text(element, '.message')).toBe('c.VideoSetup_SaveUnsaved');
    element.focus();
    expect(focused()).toBe(get(element, '.message'));
    await click(get(element, '.save'));
    await click(get(element, '.discard'));
    expect(heard.mock.calls.map(([name]) => name)).toEqual(['save', 'discard']);
    await expect(element).toBeAccessible();
  });

  it('lets nobody save over what somebody else saved, but first see it', async () => {
    const element = await show('c-setup-save-bar', SetupSaveBar, { conflict: { savedBy: 'Ines' } });
    const heard = listen(element, 'reload');
    expect(text(element, '.conflict')).toContain('c.VideoSetup_SaveConflictTitle');
    expect(find(element, '.save')).toBeUndefined();
    element.focus();
    expect(focused()).toBe(get(element, '.conflict-title'));
    await click(get(element, '.reload'));
    expect(heard).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('shows why it was not saved, and does nothing twice', async () => {
    const error = new VideoError('SALESFORCE_REFUSED', { detail: 'Enter two capital letters.' });
    const element = await show('c-setup-save-bar', SetupSaveBar, { error, isSaving: true });
    expect(text(element, 'c-setup-error')).toContain('c.VideoSetup_ErrorSalesforceRefusedTitle');
    expect(text(element, '.message')).toBe('c.VideoSetup_SaveSaving');
    element.focus();
    expect(focused()).toBe(get(element, '.heading'));
    expect(get<HTMLButtonElement>(element, '.save').disabled).toBe(true);
    await expect(element).toBeAccessible();
  });
});
