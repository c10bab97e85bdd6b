import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { IdentifyCommand } from '../../../shared/contract/commands.ts';
import { RejectedError, RetryableError } from '../../../shared/contract/errors.ts';
import { pushBody } from '../../helpers/envelopes.ts';
import { identify, setUpHandler } from './handler-set-up.ts';

const idOf = ({ person }: IdentifyCommand) => String(person.id);

/** Refuses for good, or for now, the people named so. */
const performByName = async (command: IdentifyCommand) => {
  const name = idOf(command);
  if (name.startsWith('bad')) throw new RejectedError('customerio_400', 'no', { httpStatus: 400 });
  if (name.startsWith('later')) throw new RetryableError('customerio_503', 'later');
  return {};
};

test('packed commands each end on their own', async () => {
  const { handle, outcomes, deadLetters } = setUpHandler({ perform: performByName });
  const data = [identify('a'), identify('bad'), { ...identify('c'), surprise: 1 }, 7];
  assert.equal(await handle(pushBody({ data })), 204);
  assert.deepEqual(
    outcomes()
      .map(({ outcome, reason }) => `${outcome} ${reason}`)
      .sort(),
    ['done null', 'rejected customerio_400', 'rejected not_an_object', 'rejected unknown_key'],
  );
  assert.equal(new Set(outcomes().map(({ command_id }) => command_id)).size, 4);
  const letters = deadLetters().map(({ text }) => text);
  assert.deepEqual(new Set(letters), new Set(data.slice(1).map((command) => JSON.stringify(command))));
});

test('a dead letter of a packed command holds its own bytes only', async () => {
  const { handle, deadLetters } = setUpHandler();
  await handle(pushBody({ data: `[ ${JSON.stringify(identify('a'))} , {"person": {"id":"b"},"n": 1.0} ]` }));
  assert.deepEqual(
    deadLetters().map(({ text }) => text),
    ['{"person": {"id":"b"},"n": 1.0}'],
  );
});

test('where none of them is settled, the whole message comes again', async () => {
  const { handle, published } = setUpHandler({ perform: performByName });
  assert.equal(await handle(pushBody({ data: [identify('later-1'), identify('later-2')] })), 503);
  assert.deepEqual(published, []);
});

test('where some are settled, the others are published again singly, and the message is done', async () => {
  const { handle, outcomes, republished } = setUpHandler({ perform: performByName });
  const data = [identify('a'), identify('later', { command_id: 'own' }), identify('b'), identify('later')];
  assert.equal(await handle(pushBody({ data, attributes: { tenant: 'x' } })), 204);
  assert.equal(outcomes().length, 2);
  const [first, second] = republished();
  assert.equal(first?.text, JSON.stringify(data[1]));
  assert.deepEqual(first?.attributes, {
    tenant: 'x',
    command_id: 'own',
    occurred_at: '2026-06-01T11:59:00.000Z',
    first_published_at: '2026-06-01T11:59:00.000Z',
    first_message_id: '7001',
  });
  assert.match(second?.attributes.command_id ?? '', /^[0-9a-f]{64}$/);
  assert.equal(republished().length, 2);
});

test('a command published again singly ends as the command that it was', async () => {
  let isUp = false;
  const { handle, performed, outcomes, republished } = setUpHandler({
    perform: (command) => (isUp ? Promise.resolve({}) : performByName(command)),
  });
  await handle(pushBody({ data: [identify('a'), identify('later')] }));
  isUp = true;
  const [again = assert.fail('nothing was published again')] = republished();
  const publishTime = '2026-06-03T00:00:00Z';
  await handle(
    pushBody({ data: again.text, attributes: { ...again.attributes }, messageId: '9', publishTime }),
  );
  const [, firstTry, secondTry] = performed;
  assert.deepEqual(secondTry, firstTry);
  assert.equal(outcomes().at(-1)?.command_id, firstTry?.context.commandId);
});

test('where publishing again fails, the whole message comes again', async () => {
  const { handle, sink } = setUpHandler({
    perform: performByName,
    onPublish: ({ topic }) => {
      if (topic === 'customerio-identify') throw new RetryableError('publish_timeout', 'late');
    },
  });
  assert.equal(await handle(pushBody({ data: [identify('a'), identify('later')] })), 503);
  assert.equal(sink.linesOf('republishing_failed')[0]?.count, 1);
});

test('a command with a hundred attributes of its own can still be published again', async () => {
  const { handle, republished } = setUpHandler({ perform: performByName });
  const attributes = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`a${index}`, 'x']));
  assert.equal(await handle(pushBody({ data: [identify('a'), identify('later')], attributes })), 204);
  const again = republished()[0]?.attributes ?? {};
  assert.equal(Object.keys(again).length, 100);
  assert.equal(again.attributes_dropped, '5');
});

/** What Customer.io does with a command: so many failures first, then it ends like this. */
interface Fate {
  failures: number;
  ends: 'done' | 'rejected' | 'parked';
}

const fate = fc.record<Fate>({
  failures: fc.nat(3),
  ends: fc.constantFrom('done', 'rejected', 'parked'),
});

test('P3: every command ends exactly once, however often it fails and whatever cannot be stored', async () => {
  const scenario = fc.record({
    messages: fc.array(fc.array(fate, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
    publishFailures: fc.array(fc.boolean(), { maxLength: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ messages, publishFailures }) => {
      const fates = new Map<string, Fate>();
      const coming = [...publishFailures];
      const { handle, outcomes, deadLetters, republished } = setUpHandler({
        perform: async (command) => {
          const found = fates.get(idOf(command));
          assert.ok(found);
          if (found.failures-- > 0) throw new RetryableError('customerio_503', 'later');
          if (found.ends === 'rejected') throw new RejectedError('customerio_400', 'no');
          if (found.ends === 'parked') throw new RetryableError('lost', 'x', { effectUnknown: true });
          return {};
        },
        onPublish: ({ topic }) => {
          // Only what may be told twice: a dead letter that is stored without its outcome is stored again.
          if (!topic.endsWith('-dead-letter') && coming.shift())
            throw new RetryableError('publish_timeout', 'late');
        },
      });
      const expected: string[] = [];
      const queue = messages.map((commands, message) => ({
        data: commands.map((fateOf, index) => {
          const id = `${message}-${index}`;
          fates.set(id, { ...fateOf });
          expected.push(`${id} ${fateOf.ends}`);
          return identify(id, { command_id: id });
        }) as unknown,
        attributes: {},
      }));
      let taken = 0;
      for (let delivery = queue.shift(); delivery !== undefined; delivery = queue.shift()) {
        const status = await handle(pushBody(delivery));
        if (status === 503) queue.push(delivery);
        for (const { text, attributes } of republished().slice(taken)) queue.push({ data: text, attributes });
        taken = republished().length;
      }
      const ended = new Set(outcomes().map(({ command_id, outcome }) => `${command_id} ${outcome}`));
      assert.deepEqual([...ended].sort(), expected.sort());
      const dead = new Set(deadLetters().map(({ attributes }) => `${attributes.command_id} rejected`));
      assert.deepEqual(
        [...dead].sort(),
        expected.filter((end) => end.endsWith('rejected')),
      );
      if (publishFailures.every((fails) => !fails)) assert.equal(outcomes().length, expected.length);
    }),
    { numRuns: 200 },
  );
});
