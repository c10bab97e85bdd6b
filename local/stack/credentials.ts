/** The keys that a stack's functions and its simulator share: random, and of no use anywhere else. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Credentials {
  siteId: string;
  trackApiKey: string;
  appApiKey: string;
  signingKey: string;
}

/**
 * One set of keys for each data folder, made at its first use; `isNew` is true that time.
 * @throws Error that names the file where a key is missing in it.
 */
export function loadCredentials(dataDir: string): { credentials: Credentials; isNew: boolean } {
  const path = join(dataDir, 'credentials.json');
  if (existsSync(path)) return { credentials: readCredentials(path), isNew: false };
  const key = () => randomBytes(16).toString('hex');
  const credentials = { siteId: key(), trackApiKey: key(), appApiKey: key(), signingKey: key() };
  writeFileSync(path, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  return { credentials, isNew: true };
}

function readCredentials(path: string): Credentials {
  const json: Partial<Credentials> = JSON.parse(readFileSync(path, 'utf8'));
  const { siteId, trackApiKey, appApiKey, signingKey } = json;
  if (!siteId || !trackApiKey || !appApiKey || !signingKey) {
    throw new Error(`${path} lacks a key: delete it, and a new set is made`);
  }
  return { siteId, trackApiKey, appApiKey, signingKey };
}
