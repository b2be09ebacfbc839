import { mergeFragments, toSchema, type JsonObject } from './api-fragment.ts';
import { automationApi } from './automation/automation-api.ts';
import { problemSchema, setupProblemSchema } from './problem.ts';
import { roomApi } from './room/room-api.ts';
import { setupApi } from './setup/setup-api.ts';

const { paths, schemas, securitySchemes } = mergeFragments([roomApi, automationApi, setupApi]);

const problems = { Problem: toSchema(problemSchema, 'output'), SetupProblem: toSchema(setupProblemSchema, 'output') };

/** The OpenAPI 3.0.3 document of the interface, made from the schemas that check the requests. */
export function createOpenApi(version: string): JsonObject {
  return {
    openapi: '3.0.3',
    info: { title: 'Start Video middleware', version, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: { ...schemas, ...problems }, securitySchemes },
  };
}
