import { pino, type DestinationStream, type Logger } from 'pino';

// A second line of defence: nothing below is ever handed to the log on purpose.
const SECRETS = [
  'verifier',
  'gateKey',
  'authToken',
  'agentConsoleUrl',
  'guestLink',
  'phoneNumber',
  'apiKey',
  'authorization',
];

/** The log: JSON lines on standard output. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[removed]' },
    base: { service: 'start-video' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
