import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEncoded, pathOf } from '../../../shared/ingress/headers.ts';

test('a body is encoded where any coding but identity is named', () => {
  for (const header of [undefined, '', ' ', 'identity', 'Identity', 'identity, identity']) {
    assert.equal(isEncoded(header), false, String(header));
  }
  for (const header of ['gzip', 'br', 'identity, gzip', 'x']) assert.equal(isEncoded(header), true, header);
});

test('the path of a target is what is left of scheme, host and query', () => {
  for (const target of ['/', '/?a=b', 'http://relay/', 'https://relay:8080/?a', 'http://relay', '']) {
    assert.equal(pathOf(target), '/', target);
  }
  for (const target of ['/x', '//', '*', 'http://relay/x']) assert.notEqual(pathOf(target), '/', target);
});
