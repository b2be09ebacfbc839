import { readFileSync } from 'node:fs';
import { describeSetupError } from 'c/setupErrors';
import { errorLabels } from 'c/startVideoLabels';
import { VideoError, type VideoErrorCode } from 'c/videoErrors';

describe('describeSetupError', () => {
  it('tells an administrator what to do where agents are told to ask one', () => {
    const { title, remedy } = describeSetupError(new VideoError('UNAUTHORIZED'));
    expect([title, remedy]).toEqual(['c.VideoSetup_ErrorUnauthorizedTitle', 'c.VideoSetup_ErrorUnauthorizedRemedy']);
  });

  it('has the same words as for agents where they fit both', () => {
    expect(describeSetupError(new VideoError('OFFLINE')).title).toBe('c.StartVideo_ErrorOfflineTitle');
  });

  it('sends no administrator to an administrator', () => {
    const file = readFileSync('force-app/main/default/labels/CustomLabels.labels-meta.xml', 'utf8');
    const wordsOf = (label: string) =>
      new RegExp(`<fullName>${label.replace('c.', '')}</fullName>[^]*?<value>([^]*?)</value>`).exec(file)?.[1] ?? '';
    for (const code of Object.keys(errorLabels) as VideoErrorCode[]) {
      const { title, remedy } = describeSetupError(new VideoError(code));
      expect(wordsOf(title)).not.toBe('');
      expect(`${code}: ${wordsOf(remedy)}`).not.toMatch(/your administrator/u);
    }
  });
});
