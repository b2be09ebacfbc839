import { collectionRoutes } from '../composite/collection-routes.ts';
import { createCompositeRoute } from '../composite/composite-route.ts';
import { createGraphRoute } from '../composite/graph-route.ts';
import { limitsRoute } from './limits-route.ts';
import { queryRoutes } from './query-routes.ts';
import type { Dispatch } from './routes.ts';
import { createDispatch } from './routes.ts';
import { sobjectRoutes } from './sobject-routes.ts';
import { toolingRoutes } from '../tooling/tooling-routes.ts';

const single = [...sobjectRoutes, ...queryRoutes, ...collectionRoutes];

/** Every call of the REST API; composites can hold all but each other. */
export const dispatchRest: Dispatch = createDispatch([
  ...single,
  limitsRoute,
  ...toolingRoutes,
  createCompositeRoute(createDispatch(single)),
  createGraphRoute(createDispatch(sobjectRoutes)),
]);
