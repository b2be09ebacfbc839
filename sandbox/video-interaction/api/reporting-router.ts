import type { RequestHandler } from 'express';
import { Router } from 'express';
import type { Clock } from '../../core/clock.ts';
import type { VideoStore } from '../video-store.ts';
import { pageOfCalls } from './call-log-query.ts';
import { errorBody } from './error-body.ts';
import { toCallDetail, toCallLog } from './call-record.ts';

/** 8x8's reporting API: call logs, one call, the images of its snapshots. */
export function createReportingRouter(store: VideoStore, clock: Clock): Router {
  const router = Router();
  /** Its own time, as a server says it. */
  router.use((_request, response, next) => {
    response.setHeader('Date', new Date(clock.now()).toUTCString());
    next();
  });
  const requireToken: RequestHandler = (request, response, next) => {
    const token = request.headers['x-token'];
    if (typeof token === 'string' && store.token(token)) next();
    else response.status(401).json(errorBody(1200, 'x-token is missing or not valid'));
  };
  // The documentation calls this header required, even on a GET.
  const requireJson: RequestHandler = (request, response, next) => {
    if (request.headers['content-type']?.startsWith('application/json') === true) next();
    else response.status(415).json(errorBody(1000, 'Content-Type must be application/json'));
  };

  router.get('/api/v1/call-logs', requireToken, requireJson, (request, response) => {
    const { calls: list, ...cursors } = pageOfCalls(store.calls(), request.query, clock.now(), store.reporting());
    response.json({ ...cursors, list: list.map((logged) => toCallLog(logged, store.reporting())) });
  });

  router.get('/api/v1/calls/:id', requireToken, requireJson, (request, response) => {
    const logged = store.calls().find(({ call }) => String(call.id) === request.params['id']);
    if (logged) response.json(toCallDetail(logged, store.reporting()));
    else response.status(404).json(errorBody(1300, 'No such call'));
  });

  router.get('/s3/uploads/snapshots/*path', requireToken, (request, response) => {
    for (const { call } of store.calls()) {
      const image = call.snapshots.get(request.path);
      if (image) {
        response.type('image/png').send(image);
        return;
      }
    }
    response.status(404).json(errorBody(1300, 'No such image'));
  });
  return router;
}
