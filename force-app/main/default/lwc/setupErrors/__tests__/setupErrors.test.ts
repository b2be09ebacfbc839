import { describeSetupError } from 'c/setupErrors';
import { VideoError } from 'c/videoErrors';

describe('describeSetupError', () => {
  it('tells an administrator what to do where agents are told to ask one', () => {
    const { title, remedy } = describeSetupError(new VideoError('UNAUTHORIZED'));
    expect([title, remedy]).toEqual(['c.VideoSetup_ErrorUnauthorizedTitle', 'c.VideoSetup_ErrorUnauthorizedRemedy']);
  });

  it('has the same words as for agents where they fit both', () => {
    expect(describeSetupError(new VideoError('OFFLINE')).title).toBe('c.StartVideo_ErrorOfflineTitle');
  });
});
