import { describe, expect, it } from 'vitest';
import { readSettings, replacementsOf } from './settings.ts';

const ENV = { PUBLIC_URL: 'https://video.acme.example', INTEGRATION_USERNAME: 'video@acme.example' };
const read = (parameters: string[], env: Record<string, string> = ENV) =>
  readSettings(['-o', 'acme', ...parameters], env);

describe('settings of a deployment', () => {
  it('come from options, then from the environment', () => {
    expect(read([])).toMatchObject({ targetOrg: 'acme', middlewareUrl: ENV.PUBLIC_URL, securitySettings: undefined });
    expect(read(['--middleware-url', 'https://v.example', '--security-settings', 'no'])).toMatchObject({
      middlewareUrl: 'https://v.example',
      securitySettings: false,
    });
    expect(replacementsOf(read([]))).toEqual({
      MIDDLEWARE_URL: ENV.PUBLIC_URL,
      INTEGRATION_USERNAME: ENV.INTEGRATION_USERNAME,
      FLOW_STATUS: '<status>Draft</status>',
    });
  });

  it('are refused with everything that is missing', () => {
    expect(() => readSettings([], {})).toThrow(/--target-org[\s\S]*--middleware-url[\s\S]*--integration-user/u);
  });

  it.each([
    ['http', ['--middleware-url', 'http://video.acme.example']],
    ['a path', ['--middleware-url', 'https://video.acme.example/']],
    ['a user name that is none', ['--integration-user', 'video']],
    ['a user name that would become other fields', ['--integration-user', "a'@b"]],
    ['an answer that is none', ['--security-settings', 'perhaps']],
    ['an unknown option', ['--force']],
  ])('are refused with %s', (_, parameters) => {
    expect(() => read(parameters)).toThrow(Error);
  });
});
