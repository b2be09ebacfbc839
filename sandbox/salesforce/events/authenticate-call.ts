import type { Metadata } from '@grpc/grpc-js';
import type { TokenStore } from '../oauth/token-store.ts';
import type { Org, OrgSession } from '../types.ts';
import { rpcErrors } from './rpc-error.ts';

export interface CallIdentity {
  readonly token: string;
  readonly session: OrgSession;
}

/**
 * Who makes a call. Source: Pub/Sub API documentation, "Authentication": the three headers, the tenant with 18
 * characters. @throws RpcError
 */
export function authenticateCall(
  { org, tokens, orgUrl }: { readonly org: Org; readonly tokens: TokenStore; orgUrl(): string },
  metadata: Metadata,
): CallIdentity {
  const header = (name: string): string => {
    const [value] = metadata.get(name);
    if (typeof value !== 'string' || value.trim() === '') throw rpcErrors.headersInvalid(name);
    return value;
  };
  const token = header('accesstoken');
  const instanceUrl = URL.parse(header('instanceurl'));
  if (instanceUrl === null) throw rpcErrors.headersInvalid('instanceurl');
  const tenantId = header('tenantid');
  if (tenantId.length !== 18) throw rpcErrors.headersInvalid('tenantid');
  const userId = tokens.use(token);
  if (userId === undefined || tenantId !== org.organizationId || instanceUrl.origin !== orgUrl())
    throw rpcErrors.authError();
  const session = org.asUser(userId);
  if (!session.user.isActive || !session.user.hasUserPermission('ApiEnabled')) throw rpcErrors.authError();
  return { token, session };
}
