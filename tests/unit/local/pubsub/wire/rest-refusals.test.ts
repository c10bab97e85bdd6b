import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Answer,
  call,
  createResources,
  property,
  SUBSCRIPTION,
  startServer,
  TOPIC,
} from '../server-fixture.ts';

function assertError({ status, body }: Answer, code: number, name: string, message: RegExp): void {
  const error = property(body, 'error');
  assert.deepEqual([status, property(error, 'code'), property(error, 'status')], [code, code, name]);
  assert.match(String(property(error, 'message')), message);
}

type Mistake = [
  what: string,
  verb: string,
  path: string,
  body: unknown,
  code: number,
  status: string,
  why: RegExp,
];

/** Requests with one mistake each. */
const WRONG: readonly Mistake[] = [
  [
    'a topic that does not exist',
    'GET',
    '/v1/projects/test/topics/missing',
    undefined,
    404,
    'NOT_FOUND',
    /projects\/test\/topics\/missing/,
  ],
  ['a topic that exists already', 'PUT', `/v1/${TOPIC}`, {}, 409, 'ALREADY_EXISTS', /already exists/],
  [
    'a body that is no JSON',
    'POST',
    `/v1/${TOPIC}:publish`,
    '{"messages":',
    400,
    'INVALID_ARGUMENT',
    /Invalid JSON/,
  ],
  [
    'a body that is no object',
    'POST',
    `/v1/${TOPIC}:publish`,
    '[]',
    400,
    'INVALID_ARGUMENT',
    /must be a JSON object/,
  ],
  [
    'an unknown field',
    'POST',
    `/v1/${TOPIC}:publish`,
    { message: [] },
    400,
    'INVALID_ARGUMENT',
    /Unknown name "message"/,
  ],
  ['no messages', 'POST', `/v1/${TOPIC}:publish`, {}, 400, 'INVALID_ARGUMENT', /no messages/],
  [
    'an unknown route',
    'POST',
    '/v1/projects/test/nothing',
    {},
    404,
    'NOT_FOUND',
    /There is no POST \/v1\/projects\/test\/nothing/,
  ],
  [
    'a path that is not UTF-8',
    'GET',
    '/v1/projects/test/topics/%ff',
    undefined,
    400,
    'INVALID_ARGUMENT',
    /percent-encoded/,
  ],
  [
    'a method that is missing here',
    'PUT',
    '/v1/projects/test/snapshots/snapshot',
    { subscription: SUBSCRIPTION },
    501,
    'UNIMPLEMENTED',
    /Subscriber.CreateSnapshot/,
  ],
  [
    'a seek to nowhere',
    'POST',
    `/v1/${SUBSCRIPTION}:seek`,
    {},
    400,
    'INVALID_ARGUMENT',
    /no target; time is required/,
  ],
  [
    'a seek to a snapshot',
    'POST',
    `/v1/${SUBSCRIPTION}:seek`,
    { snapshot: 'projects/test/snapshots/snapshot' },
    501,
    'UNIMPLEMENTED',
    /Snapshots are not available/,
  ],
  [
    'an acknowledgement of nothing',
    'POST',
    `/v1/${SUBSCRIPTION}:acknowledge`,
    { ackIds: [] },
    400,
    'INVALID_ARGUMENT',
    /no ack_ids; at least one/,
  ],
  [
    'an ack id that nobody gave out',
    'POST',
    `/v1/${SUBSCRIPTION}:acknowledge`,
    { ackIds: ['garbage'] },
    400,
    'INVALID_ARGUMENT',
    /invalid ack ID to the service \(ack_id=garbage\)/,
  ],
  [
    'a new deadline for an ack id that nobody gave out',
    'POST',
    `/v1/${SUBSCRIPTION}:modifyAckDeadline`,
    { ackIds: ['garbage'], ackDeadlineSeconds: 10 },
    400,
    'INVALID_ARGUMENT',
    /ack_id=garbage/,
  ],
  [
    "a body above the limit of Google's front end",
    'POST',
    `/v1/${TOPIC}:publish`,
    { messages: [{ data: Buffer.alloc(7_900_000).toString('base64') }] },
    400,
    'INVALID_ARGUMENT',
    /^Request payload size exceeds the limit: 10485760 bytes\.$/,
  ],
  [
    'a pull of no messages',
    'POST',
    `/v1/${SUBSCRIPTION}:pull`,
    {},
    400,
    'INVALID_ARGUMENT',
    /max_messages is 0/,
  ],
  [
    'a deadline over ten minutes',
    'POST',
    `/v1/${SUBSCRIPTION}:modifyAckDeadline`,
    { ackDeadlineSeconds: 601 },
    400,
    'INVALID_ARGUMENT',
    /is 601; 0 to 600/,
  ],
  [
    'an update of nothing',
    'PATCH',
    `/v1/${SUBSCRIPTION}`,
    { subscription: {} },
    400,
    'INVALID_ARGUMENT',
    /update_mask is empty/,
  ],
  [
    'an update of the name',
    'PATCH',
    `/v1/${SUBSCRIPTION}`,
    { subscription: {}, updateMask: 'name' },
    400,
    'INVALID_ARGUMENT',
    /"name" cannot be changed/,
  ],
  ...['enableMessageOrdering', 'enable_message_ordering', 'filter', 'topic.name'].map(
    (updateMask): Mistake => [
      `an update of ${updateMask}`,
      'PATCH',
      `/v1/${SUBSCRIPTION}`,
      { subscription: { enableMessageOrdering: true, filter: 'attributes:a' }, updateMask },
      400,
      'INVALID_ARGUMENT',
      new RegExp(`"${updateMask}" cannot be changed`),
    ],
  ),
  [
    'a negative page size',
    'GET',
    '/v1/projects/test/topics?pageSize=-1',
    undefined,
    400,
    'INVALID_ARGUMENT',
    /page_size is -1/,
  ],
  [
    'an unknown disturbance',
    'PUT',
    '/relay/disturbance',
    { chaos: 1 },
    400,
    'INVALID_ARGUMENT',
    /known are duplicate, reorder/,
  ],
  [
    'a chance above one',
    'PUT',
    '/relay/disturbance',
    { duplicate: 2 },
    400,
    'INVALID_ARGUMENT',
    /duplicate is 2; a number from 0 to 1/,
  ],
];

describe('the REST routes', () => {
  test("refuse what is wrong in Google's error body", async (t) => {
    const { host } = await startServer(t);
    await createResources(host);
    for (const [what, verb, path, body, code, status, why] of WRONG)
      await t.test(`${what} is answered ${code} and ${status}`, async () =>
        assertError(await call(host, verb, path, body), code, status, why),
      );
  });
});
