import { describe, expect, it } from 'vitest';
import { refuseDatabase } from './database-url.ts';

describe('refuseDatabase', () => {
  it.each([
    'postgres://video@localhost/video',
    'postgres://video@127.0.0.1:5432/video',
    'postgresql://video@[::1]/video',
    'postgres:///video?host=/var/run/postgresql',
    'postgres://video@%2Fvar%2Frun%2Fpostgresql/video',
    'postgres://db.example/video?sslmode=verify-full',
    'postgres://db.example/video?sslrootcert=/ca.pem&sslmode=verify-full',
  ])('takes %s', (url) => {
    expect(refuseDatabase(url, 'required')).toBeNull();
  });

  it.each([
    'postgres://db.example/video',
    'postgres://10.0.0.7/video',
    'postgres://video@db.example/video?sslmode=require',
    'postgres://db.example/video?sslmode=prefer',
    'postgres://db.example/video?sslmode=no-verify',
    'postgres://db.example/video?sslmode=verify-ca',
    'postgres://db.example/video?sslmode=verify-full&sslmode=disable',
    'postgres://db.example/video?sslmode=verify-full&ssl=0',
    'postgres://db.example/video?sslmode=verify-full&uselibpqcompat=true',
    'postgres://localhost/video?host=db.example',
    'postgres://localhost.evil.example/video',
    'postgres:///video',
  ])('refuses %s, and says what is missing', (url) => {
    expect(refuseDatabase(url, 'required')).toContain('sslmode=verify-full');
    expect(refuseDatabase(url, 'off')).toBeNull();
  });
});
