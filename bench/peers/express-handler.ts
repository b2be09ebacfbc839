import type { AddressInfo } from 'node:net';
import express from 'express';
import { Connection } from 'jsforce';
import { request } from 'undici';
import { z } from 'zod';

/**
 * The same job as tutorials of Express and jsforce build it: read the session and who asks, open a room, write the three
 * records in parallel, answer. Nothing is kept, and nothing is tried again. The peers' address is its argument.
 */
const peers = process.argv[2] ?? '';
const connection = new Connection({ instanceUrl: peers, accessToken: 'token', version: '66.0' });
const roomSchema = z.object({ auth_token: z.string(), guest_link: z.string(), call_reference: z.string() });
const rowSchema = z.object({ Contact__c: z.string(), Case__c: z.string(), CreatedById: z.string() });

async function openRoom(): Promise<z.infer<typeof roomSchema>> {
  const answer = await request(`${peers}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ create_room: true, call_reference: '00001026', phone_number: '+14155550134' }),
  });
  return roomSchema.parse(await answer.body.json());
}

const app = express();
// Its errors are what is counted, not shown.
app.set('env', 'test');
app.use(express.json());
app.post('/v1/video-sessions/:sessionId/room', async (req, res) => {
  const { sessionId } = req.params;
  const fields = 'Id, Contact__c, Case__c, CreatedById';
  const { records } = await connection.query(`SELECT ${fields} FROM Video_Session__c WHERE Id = '${sessionId}'`);
  const { Contact__c, Case__c, CreatedById } = rowSchema.parse(records[0]);
  await connection.query(`SELECT Id, Email FROM User WHERE Id = '${CreatedById}'`);
  const room = await openRoom();
  const reference = { Video_Call_Reference__c: room.call_reference };
  await Promise.all([
    connection.sobject('Video_Session__c').update({
      Id: sessionId,
      Status__c: 'Ready',
      Call_Reference__c: room.call_reference,
      Guest_Link__c: room.guest_link,
    }),
    connection.sobject('Case').update({ Id: Case__c, ...reference }),
    connection.sobject('Contact').update({ Id: Contact__c, ...reference }),
  ]);
  res.status(201).json(room);
});
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
