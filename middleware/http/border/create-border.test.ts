import express from 'express';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createBorder } from './create-border.ts';

const SECOND_MS = 1000;

function keepAliveOf(trustProxy: number | readonly string[]): number {
  return createBorder(express().set('trust proxy', trustProxy), pino({ level: 'silent' })).keepAliveTimeout;
}

describe('createBorder', () => {
  it.each([[1], [3], [['10.0.0.0/8']]])('keeps idle connections of proxies (%j) longer than they do', (trustProxy) => {
    expect(keepAliveOf(trustProxy)).toBeGreaterThan(60 * SECOND_MS);
  });

  it('keeps those of strangers for seconds', () => {
    expect(keepAliveOf(0)).toBe(5 * SECOND_MS);
  });
});
