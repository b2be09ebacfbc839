import { existsSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** Files that other programs read: what they say of the middleware has to stay true. */
const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const project = z
  .object({ engines: z.object({ node: z.string() }), scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(read('package.json')));
/** What `npm start` runs, without its file of settings: the platforms have their own. */
const START = project.scripts.start.split(' ').filter((part) => !part.startsWith('--env-file'));
const KNOWN_SETTINGS = new Set(read('.env.example').match(/[A-Z][A-Z_]{3,}(?==)/gu));
// Of Node, of pg, and of the files themselves.
const NOT_OURS = new Set(['NODE_ENV', 'PGSSLMODE', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'POSTGRES_USER']);

const unknown = (names: readonly string[]): string[] =>
  names.filter((name) => !KNOWN_SETTINGS.has(name) && !NOT_OURS.has(name));

describe('the image', () => {
  const dockerfile = read('deploy/Dockerfile');
  const line = (name: string): string[] => dockerfile.split('\n').filter((one) => one.startsWith(`${name} `));

  it('starts what npm start does, as nobody in particular, from the pinned Node', () => {
    expect(JSON.parse(line('CMD').at(-1)?.slice('CMD '.length) ?? '')).toEqual(START);
    expect(line('USER')).toEqual(['USER node']);
    const { node } = z
      .object({ devDependencies: z.object({ node: z.string() }) })
      .parse(JSON.parse(read('package.json'))).devDependencies;
    expect(line('FROM')).toEqual([`FROM node:${node}-bookworm-slim AS build`, `FROM node:${node}-bookworm-slim`]);
  });

  it('is made of files that are there and that its list lets in', () => {
    const copied = line('COPY').filter((one) => !one.includes('--from'));
    const files = copied.flatMap((one) => one.split(' ').slice(1, -1));
    expect(files.filter((file) => !existsSync(new URL(`../${file}`, import.meta.url)))).toEqual([]);
    const admitted = read('deploy/Dockerfile.dockerignore').match(/(?<=^!).+$/gmu) ?? [];
    expect(files.toSorted()).toEqual(admitted.toSorted());
    expect(admitted.some((file) => matchesGlob('.env', file))).toBe(false);
  });
});

const composeFile = z.object({
  services: z.record(
    z.string(),
    z.looseObject({ environment: z.record(z.string(), z.string()), ports: z.array(z.string()).default([]) }),
  ),
});

describe('compose', () => {
  const { services } = composeFile.parse(parse(read('deploy/compose.yaml')));

  it('gives the middleware no more rights than it needs, and opens it to this machine alone', () => {
    expect(services['middleware']).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    const ports = Object.values(services).flatMap((service) => service.ports);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(services['database']?.ports).toEqual([]);
  });

  it('names settings that there are', () => {
    expect(unknown(Object.values(services).flatMap(({ environment }) => Object.keys(environment)))).toEqual([]);
  });
});

const container = z.looseObject({
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
});
const deployment = z.object({
  spec: z.object({
    template: z.object({ spec: z.looseObject({ containers: z.tuple([container]) }) }),
  }),
});

describe('the Kubernetes manifest', () => {
  const documents = parseAllDocuments(read('deploy/kubernetes.yaml')).map((one): unknown => one.toJS());
  const { spec } = deployment.parse(documents[0]).spec.template;
  const [middleware] = spec.containers;

  it('gives the middleware no more rights than it needs', () => {
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(middleware['securityContext']).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('asks the ports where the middleware answers', () => {
    const setting = (name: string): number => Number(middleware.env.find((one) => one.name === name)?.value);
    expect(middleware.ports.map(({ name, containerPort }) => [name, containerPort])).toEqual([
      ['http', setting('PORT')],
      ['metrics', setting('METRICS_PORT')],
    ]);
    expect(middleware).toMatchObject({
      livenessProbe: { httpGet: { path: '/healthz', port: 'http' } },
      readinessProbe: { httpGet: { path: '/readyz', port: 'http' } },
    });
    expect(unknown(middleware.env.map(({ name }) => name))).toEqual([]);
  });
});

describe('the unit of systemd, and the app of Heroku', () => {
  it('start what npm start does', () => {
    expect(read('deploy/start-video.service')).toContain(`ExecStart=/usr/bin/${START.join(' ')}\n`);
    expect(read('Procfile')).toBe('web: npm start\n');
  });

  it('name settings that there are', () => {
    const { env } = z.object({ env: z.record(z.string(), z.unknown()) }).parse(JSON.parse(read('app.json')));
    const ofUnit = read('deploy/start-video.service').match(/(?<=^Environment=.*)[A-Z_]+(?==)/gmu) ?? [];
    expect(unknown([...Object.keys(env), ...ofUnit])).toEqual([]);
  });
});
