import { getListRecordsByName } from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { createElement } from 'lwc';
import { createSetupClient, type SetupClient } from 'c/setupClient';
import { acceptRecords } from 'lightning/uiRecordApi';
import answers from './data/setup-answers.json';
import { settle } from './dom';
import { toResponse, type FetchAnswer } from './page';

export const ORIGIN = 'https://video.example.com';
export const CONNECTION = { url: ORIGIN, gateKey: 'test-gate-key', settingsId: 'a03000000000001AAA' };

export const PROBLEM = {
  code: 'SALESFORCE_UNAVAILABLE',
  detail: 'Salesforce answered 503.',
  requestId: 'req-9',
  retryable: true,
};

/** What the middleware answers, by method and path below `/v1/setup`; a test changes what it is about. */
export function createAnswers(): Record<string, unknown> {
  return JSON.parse(JSON.stringify(answers)) as Record<string, unknown>;
}

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown> | undefined;
}

export interface SetupServer {
  /** Everything that was asked so far. */
  readonly asked: Asked[];
  /** Answers these calls so from now on. */
  answer(call: string, answer: unknown): void;
  /** Refuses these calls from now on, or so many times. */
  refuse(call: string, problem?: object, times?: number): void;
}

/** The middleware, by a mocked `fetch`. */
export function serveSetup(): SetupServer {
  acceptRecords();
  const known = createAnswers();
  const refusals = new Map<string, { answer: FetchAnswer; times: number }>();
  const asked: Asked[] = [];
  globalThis.fetch = jest.fn((url: string, { method = 'GET', headers = {}, body }: RequestInit = {}) => {
    const { pathname, origin } = new URL(url);
    const path = pathname.replace('/v1/setup', '');
    asked.push({
      method,
      path,
      headers: headers as Record<string, string>,
      body: body === undefined ? undefined : JSON.parse(String(body)),
    });
    if (path === '/healthz') {
      return Promise.resolve(toResponse({ status: 200, body: { status: 'ok', version: '0.1.0', origin } }));
    }
    const call = `${method} ${path}`;
    const refusal = refusals.get(call);
    if (refusal && refusal.times > 0) {
      refusal.times -= 1;
      return Promise.resolve(toResponse(refusal.answer));
    }
    return Promise.resolve(toResponse({ status: 200, body: known[call] ?? '' }));
  }) as unknown as typeof fetch;
  return {
    asked,
    answer: (call, answer) => {
      known[call] = answer;
    },
    refuse: (call, problem = PROBLEM, times = Infinity) => {
      refusals.set(call, { answer: { status: 503, body: { ...PROBLEM, ...problem } }, times });
    },
  };
}

export function createClient(): SetupClient {
  return createSetupClient(CONNECTION);
}

/** What the list of settings holds: one record, or none in an org that was never set up. */
export function emitSettings(records: unknown[]): void {
  getListRecordsByName.emit({ records });
}

export function refuseSettingsList(status: number): void {
  getListRecordsByName.emitError({ status, body: { message: 'Broken' } });
}

/** Describes an object to every wire that asks for one. */
export function emitInfo(info: object): void {
  getObjectInfo.emit(info);
}

type Constructor = Parameters<typeof createElement>[1]['is'];

/** Puts a component on the page with these inputs. */
export async function show(tag: string, is: Constructor, inputs: Record<string, unknown> = {}): Promise<HTMLElement> {
  const element = createElement(tag, { is });
  Object.assign(element, inputs);
  document.body.appendChild(element);
  await settle();
  return element;
}

/** Tells what a component tells its parent. */
export function listen(element: HTMLElement, ...events: string[]): jest.Mock {
  const heard = jest.fn();
  for (const name of events) {
    element.addEventListener(name, (event) => heard(name, (event as CustomEvent).detail));
  }
  return heard;
}

/** What a base component does when somebody uses it. */
export async function change(element: HTMLElement, detail: object): Promise<void> {
  element.dispatchEvent(new CustomEvent('change', { detail }));
  await settle();
}

export async function click(element: HTMLElement): Promise<void> {
  element.click();
  await settle();
}

export function clear(): void {
  document.body.replaceChildren();
  jest.clearAllMocks();
  jest.restoreAllMocks();
}
