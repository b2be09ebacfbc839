import type { Request, Response } from 'express';
import express, { Router } from 'express';
import { parseTokenRequest } from './api/token-request.ts';
import type { LoggedIn, LogInOptions } from './log-in.ts';
import { logIn } from './log-in.ts';
import { renderConsole } from './pages/console-page.ts';
import type { DeskView } from './pages/desk.ts';
import { renderCalls, renderDesk, renderInvite } from './pages/desk.ts';
import { renderNotice } from './pages/notice-page.ts';
import type { Participants } from './room/participants.ts';

/** The agent's pages: the console of a room and, unless embedded, invitations and past calls beside it. */
export function createConsoleRouter(options: LogInOptions, participants: Participants): Router {
  const router = Router();
  const { store } = options;

  router.get('/', (request, response) => {
    const person = enter(request, response, options);
    if (person === undefined) return;
    const { agent, embedded, room } = person;
    const view = embedded ? 'room' : viewOf(request, person);
    const desk = { agent, current: view, links: linksOf(person) };
    if (view === 'calls') {
      const own = store.calls().filter((one) => one.room.agent?.email === agent.email);
      response.send(renderCalls(desk, own.reverse()));
    } else if (view === 'invite' || room === undefined) {
      response.send(renderInvite(desk, linkTo(person, 'invite')));
    } else {
      const session = participants.admit(room, 'agent', agent);
      const page = { session, callReference: room.callReference };
      response.send(renderConsole(embedded ? page : { ...page, frame: (content) => renderDesk(desk, content) }));
    }
  });

  router.post('/', express.urlencoded({ extended: false, limit: '4kb' }), (request, response) => {
    const person = enter(request, response, options);
    if (person === undefined) return;
    if (person.embedded) {
      response.status(403).send(renderNotice({ title: 'Not here', text: 'An embedded console makes no invitations.' }));
      return;
    }
    const desk = { agent: person.agent, current: 'invite', links: linksOf(person) } as const;
    try {
      const filled = Object.entries(request.body as Record<string, string>).filter(([, value]) => value !== '');
      const order = parseTokenRequest(JSON.stringify({ create_room: true, ...Object.fromEntries(filled) }));
      const { value } = store.createToken(order);
      response.redirect(303, `/?${new URLSearchParams({ user: person.agent.email, token: value }).toString()}`);
    } catch (error) {
      const failure = error instanceof Error ? error.message : 'Please check what you wrote';
      response.status(400).send(renderInvite(desk, linkTo(person, 'invite'), failure));
    }
  });
  return router;
}

/** Undefined if the person was refused, with a page that says why. */
function enter(request: Request, response: Response, options: LogInOptions): LoggedIn | undefined {
  const result = logIn(request.query, options);
  if (!('status' in result)) return result;
  response.status(result.status).send(renderNotice(result));
  return undefined;
}

function viewOf({ query }: Request, { room }: LoggedIn): DeskView {
  if (query['view'] === 'calls' || query['view'] === 'invite') return query['view'];
  return room === undefined ? 'invite' : 'room';
}

function linksOf(person: LoggedIn): Partial<Record<DeskView, string>> {
  return {
    ...(person.room === undefined ? {} : { room: linkTo(person, 'room') }),
    invite: linkTo(person, 'invite'),
    calls: linkTo(person, 'calls'),
  };
}

function linkTo({ agent, token }: LoggedIn, view: DeskView): string {
  return `/?${new URLSearchParams({ user: agent.email, token, view }).toString()}`;
}
