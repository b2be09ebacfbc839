/** A video room as the middleware hands it out. The console URL is a credential: it stays in the page's memory. */
export interface Room {
  sessionId: string;
  callReference: string;
  /** Empty where 8x8 gives none, for it sends it to the customer itself. */
  guestLink: string;
  agentConsoleUrl: string;
  invitation: string;
  /** Masked to its last digits; empty if nobody is texted. */
  phoneNumber: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** Milliseconds that the middleware spent on each part of the way, as far as it says. */
  timing: Record<string, number>;
}

/** Reads the middleware's answer, or gives undefined if it is not one. */
export function readRoom(answer: unknown, timing: Record<string, number>): Room | undefined {
  if (typeof answer !== 'object' || answer === null) {
    return undefined;
  }
  const fields = answer as Record<string, unknown>;
  const { sessionId, callReference, guestLink, agentConsoleUrl, invitation, phoneNumber } = fields;
  const expiresAt = Date.parse(String(fields.expiresAt));
  if (
    typeof sessionId !== 'string' ||
    typeof callReference !== 'string' ||
    (typeof guestLink !== 'string' && guestLink !== null) ||
    typeof agentConsoleUrl !== 'string' ||
    typeof invitation !== 'string' ||
    Number.isNaN(expiresAt)
  ) {
    return undefined;
  }
  const masked = typeof phoneNumber === 'string' ? phoneNumber : '';
  const link = guestLink ?? '';
  return {
    sessionId,
    callReference,
    guestLink: link,
    agentConsoleUrl,
    invitation,
    phoneNumber: masked,
    expiresAt,
    timing,
  };
}
