import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPorts } from './free-ports.ts';

let server: Server;
let port: number;
beforeEach(async () => {
  server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => {
  server.close();
});

describe('checkPorts', () => {
  it('names a port that is taken and the variable that changes it', async () => {
    const checking = checkPorts([{ port, variable: 'ORG_PORT', host: 'localhost' }]);
    await expect(checking).rejects.toThrow(`Port ${port} is in use already. Choose another with ORG_PORT`);
  });

  it('accepts a free port, and leaves it free', async () => {
    server.close();
    await once(server, 'close');
    const use = { port, variable: 'ORG_PORT', host: 'localhost' };
    await checkPorts([use]);
    await expect(checkPorts([use])).resolves.toBeUndefined();
  });
});
