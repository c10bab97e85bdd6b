/** What every operation must do, whatever it is: one suite, instantiated ten times. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factsOf, type Operation } from '../../shared/contract/operations.ts';
import type { RunningStack, SeenMessage, SeenRequest } from '../helpers/stack/running.ts';
import { until } from '../helpers/until.ts';

export interface OperationCase {
  operation: Operation;
  /** A valid command, another one for each number. */
  valid: (number: number) => Record<string, unknown>;
  /** Beginning of the path that its call takes at Customer.io. */
  path: string;
}

interface SuiteOptions extends OperationCase {
  running: () => RunningStack;
  deadLetters: () => readonly SeenMessage[];
}

let numbers = 0;

export function operationSuite({ operation, valid, path, running, deadLetters }: SuiteOptions): void {
  const isSend = factsOf(operation).effect === 'send';
  const fresh = () => {
    const number = ++numbers;
    const commandId = `${operation}-${number}`;
    return { number, commandId, command: { ...valid(number), command_id: commandId } };
  };
  const callsWith = async (number: number): Promise<SeenRequest[]> => {
    const { requests } = await running().requests();
    return requests.filter((seen) => seen.path.startsWith(path) && mentions(seen.body, number));
  };
  const deadLetterOf = (commandId: string) =>
    until(`the dead letter of ${commandId}`, () =>
      deadLetters().find(({ attributes }) => attributes.command_id === commandId),
    );

  describe(operation, () => {
    it('takes effect and ends as done', async () => {
      const { number, commandId, command } = fresh();
      await running().publish(operation, command, { correlation_id: `trace-${number}` });
      const outcome = await running().outcomeOf(commandId);
      assert.equal(outcome.outcome, 'done');
      assert.equal(outcome.operation, operation);
      assert.equal(outcome.environment, 'local');
      assert.equal(outcome.correlation_id, `trace-${number}`);
      assert.equal((await callsWith(number)).length, 1);
    });

    for (const [what, fault, ofProfiles, ofSends] of FAULTS) {
      const [outcome, calls] = isSend ? ofSends : ofProfiles;
      it(`ends as ${outcome} after ${calls} ${calls === 1 ? 'call' : 'calls'} when it meets ${what}`, async () => {
        const { number, commandId, command } = fresh();
        await running().fault({ match: { path }, times: 1, ...fault });
        await running().publish(operation, command);
        const end = await running().outcomeOf(commandId);
        assert.equal(end.outcome, outcome);
        assert.equal((await callsWith(number)).length, calls);
        assert.ok(!deadLetters().some(({ attributes }) => attributes.command_id === commandId));
      });
    }

    it('waits, and is not dead-lettered, while the credentials are refused', async () => {
      const { commandId, command } = fresh();
      await running().fault({ match: { path }, times: 3, status: 401 });
      await running().publish(operation, command);
      const end = await running().outcomeOf(commandId);
      assert.equal(end.outcome, 'done');
      assert.ok(end.attempt > 3, `the attempt was ${end.attempt}`);
      assert.ok(!deadLetters().some(({ attributes }) => attributes.command_id === commandId));
    });

    it('is dead-lettered on the first attempt, with the vendor’s status, when it is refused for good', async () => {
      const { commandId, command } = fresh();
      await running().fault({ match: { path }, times: 1, status: 400 });
      await running().publish(operation, command);
      const { data, attributes } = await deadLetterOf(commandId);
      assert.equal(attributes.reason, 'customerio_400');
      assert.equal(attributes.http_status, '400');
      assert.equal(attributes.operation, operation);
      assert.deepEqual(JSON.parse(data.toString()), command);
      const outcome = await running().outcomeOf(commandId);
      assert.equal(outcome.outcome, 'rejected');
      assert.equal(outcome.attempt, 1);
    });

    it('is dead-lettered, and nothing is sent, for an unknown key', async () => {
      const { number, commandId, command } = fresh();
      await running().publish(operation, { ...command, surprise: number });
      const { attributes } = await deadLetterOf(commandId);
      assert.equal(attributes.reason, 'unknown_key');
      assert.match(attributes.detail ?? '', /^\/surprise: /);
      assert.equal((await callsWith(number)).length, 0);
    });

    it('is dead-lettered for a command of another operation', async () => {
      const { commandId, command } = fresh();
      const other = operation === 'merge' ? 'device' : 'merge';
      await running().publish(operation, { ...command, operation: other });
      assert.equal((await deadLetterOf(commandId)).attributes.reason, 'wrong_operation');
    });

    for (const [what, text, reason] of POISON) {
      it(`is dead-lettered on the first attempt for ${what}, which holds up nobody behind it`, async () => {
        const { commandId, command } = fresh();
        const before = deadLetters().length;
        await running().publish(operation, text, { poison: what });
        await running().publish(operation, command);
        const dead = await until(`the dead letter for ${what}`, () =>
          deadLetters()
            .slice(before)
            .find(({ attributes }) => attributes.poison === what),
        );
        assert.equal(dead.attributes.reason, reason);
        assert.equal(dead.data.toString(), text);
        assert.equal((await running().outcomeOf(commandId)).outcome, 'done');
      });
    }
  });
}

/** What Customer.io does once; how a profile command and a send end, and after how many calls. */
const FAULTS = [
  ['a refusal for its rate', { status: 429 }, ['done', 2], ['done', 2]],
  ['an account on hold', { status: 403 }, ['done', 2], ['done', 2]],
  ['a page instead of a refusal', { html: 429 }, ['done', 2], ['done', 2]],
  ['an outage', { status: 503 }, ['done', 2], ['parked', 1]],
  ['a page instead of an outage', { html: 502 }, ['done', 2], ['parked', 1]],
  ['an effect whose answer is lost', { applyThenFail: { status: 500 } }, ['done', 2], ['parked', 1]],
  ['a connection reset before its answer', { reset: 'after' }, ['done', 2], ['parked', 1]],
  ['a connection reset within its answer', { reset: { byte: 20 } }, ['done', 2], ['parked', 1]],
  ['an answer cut short', { truncate: 1 }, ['done', 2], ['parked', 1]],
] as const;

const POISON = [
  ['attributes without data', '', 'empty_data'],
  ['what is not JSON', '{"person":', 'not_json'],
  ['JSON that is no object', '"text"', 'not_an_object'],
  ['JSON nested too deep', `{"x":${'['.repeat(64)}${']'.repeat(64)}}`, 'too_deep'],
] as const;

/** Commands carry their number in some field, so that a call can be told from its neighbours in a batch. */
function mentions(body: unknown, number: number): boolean {
  return new RegExp(`\\b[a-z]+-${number}\\b`).test(JSON.stringify(body));
}
