import path from 'node:path';
import { z } from 'zod';
import { describeFailure } from './core/describe-failure.ts';
import { checkPorts } from './core/free-ports.ts';
import { startSandbox } from './sandbox.ts';

// Usage: node sandbox/start.ts [folder of an SFDX project]. The ports can be changed by the environment.
const port = (standard: number) => z.coerce.number().int().min(1).max(65535).default(standard);
const portsSchema = z.object({ ORG_PORT: port(3000), VIDEO_PORT: port(3002), EVENTS_PORT: port(3003) });

async function start(): Promise<void> {
  const ports = portsSchema.parse(process.env);
  await checkPorts(Object.entries(ports).map(([variable, number]) => ({ port: number, variable, host: 'localhost' })));
  const sandbox = await startSandbox({
    // `npm start --workspace` changes the folder, and says where it was called.
    project: path.resolve(process.env['INIT_CWD'] ?? '.', process.argv[2] ?? '.'),
    ports: { org: ports.ORG_PORT, video: ports.VIDEO_PORT, events: ports.EVENTS_PORT },
    onProgress: (message) => process.stdout.write(`${message}\n`),
  });
  process.stdout.write(`
Salesforce   ${sandbox.orgUrl}/lightning/page/home
  login      client credentials: sandbox-client, sandbox-secret
  events     ${sandbox.eventsUrl} (Pub/Sub API: gRPC)
8x8          ${sandbox.videoUrl} (API key sandbox-video-key)
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(1);
}
