import { describe, expect, it } from 'vitest';
import type { OrgMetadata, SecuritySettings, TrustedSite } from '../../salesforce/types.ts';
import { policyHeaders } from './policy-headers.ts';

const VIDEO = 'http://localhost:3002';

const site = (values: Partial<TrustedSite>): TrustedSite => ({
  name: 'Site',
  endpointUrl: 'https://example.com',
  isActive: true,
  context: 'LEX',
  connectSrc: false,
  fontSrc: false,
  frameSrc: false,
  imgSrc: false,
  mediaSrc: false,
  styleSrc: false,
  canAccessCamera: false,
  canAccessMicrophone: false,
  ...values,
});

const security: SecuritySettings = {
  enablePermissionsPolicy: true,
  cameraAccess: 'TrustedUrls',
  microphoneAccess: 'None',
};

function headersOf(sites: readonly TrustedSite[], securitySettings = security) {
  const trustedSites = new Map(sites.map((each, index) => [String(index), each]));
  return policyHeaders({ trustedSites, securitySettings } as Partial<OrgMetadata> as OrgMetadata, VIDEO);
}

const policyOf = (...sites: TrustedSite[]) => headersOf(sites)['Content-Security-Policy'];

describe('policyHeaders', () => {
  it('lets pages reach their own origin only', () => {
    expect(policyOf()).toMatch(/connect-src 'self'; frame-src 'self';/u);
    expect(policyOf()).toContain("script-src 'self';");
  });

  it('adds a trusted site to the directives it is for, and to no other', () => {
    const policy = policyOf(site({ connectSrc: true }));
    expect(policy).toContain("connect-src 'self' https://example.com;");
    expect(policy).toContain("frame-src 'self';");
  });

  it('ignores sites that are inactive or for other places than Lightning', () => {
    const policy = policyOf(
      site({ connectSrc: true, isActive: false }),
      site({ connectSrc: true, context: 'Communities' }),
    );
    expect(policy).not.toContain('example.com');
  });

  it('puts the sandbox’s 8x8 in the place of the real one, but not in that of a look-alike', () => {
    expect(policyOf(site({ frameSrc: true, endpointUrl: 'https://video-agent.8x8.com' }))).toContain(
      `frame-src 'self' ${VIDEO};`,
    );
    expect(policyOf(site({ frameSrc: true, endpointUrl: 'https://video-agent.8x8.com.evil.example' }))).not.toContain(
      VIDEO,
    );
  });

  it('grants camera and microphone as the security settings say', () => {
    const camera = site({ canAccessCamera: true, canAccessMicrophone: true });
    expect(headersOf([camera])['Permissions-Policy']).toBe('camera=(self "https://example.com"), microphone=()');
    expect(headersOf([])['Permissions-Policy']).toBe('camera=(self), microphone=()');
    const always = { ...security, cameraAccess: 'Always' as const };
    expect(headersOf([camera], always)['Permissions-Policy']).toBe('camera=*, microphone=()');
  });

  it('sends no Permissions-Policy where the org has it switched off', () => {
    expect(headersOf([], { ...security, enablePermissionsPolicy: false })).not.toHaveProperty('Permissions-Policy');
  });
});
