import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNCALLED_PORTS } from '../../../shared/runtime/ports.ts';

test('no listed port is called by fetch', async () => {
  for (const port of UNCALLED_PORTS) {
    await assert.rejects(fetch(`http://127.0.0.1:${port}`), (error) => {
      return error instanceof TypeError && error.cause instanceof Error && error.cause.message === 'bad port';
    });
  }
});
