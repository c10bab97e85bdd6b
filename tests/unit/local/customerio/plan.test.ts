import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DeliveryChannel, planDelivery, wishOf } from '../../../../local/customerio/deliveries/plan.ts';
import { METRICS } from '../../../../local/customerio/reporting/event-fields.ts';
import { seededRandom } from '../../../../local/random.ts';

const CHANNELS = ['email', 'push', 'sms', 'whatsapp', 'in_app'] as const;

const plans = (channel: DeliveryChannel, count = 2_000) => {
  const random = seededRandom(1);
  return Array.from({ length: count }, () => planDelivery({ channel, draft: false }, random));
};
const metricsOf = (steps: { metric: string }[]) => steps.map(({ metric }) => metric);

describe('the fate of a delivery', () => {
  for (const channel of CHANNELS) {
    it(`has only metrics that exist for ${channel}, and in the long run all of them`, () => {
      const documented: readonly string[] = METRICS[channel];
      const seen = new Set(plans(channel).flatMap(metricsOf));
      for (const metric of seen) assert.ok(documented.includes(metric), `${channel} has no ${metric}`);
      const never = documented.filter((metric) => !seen.has(metric));
      // What needs a reason from outside: a suppressed recipient, a device that is gone.
      assert.deepEqual(
        never.filter((metric) => metric !== 'dropped'),
        [],
      );
    });

    it(`begins with the draft and never goes back in time for ${channel}`, () => {
      for (const steps of plans(channel, 300)) {
        assert.equal(steps[0]?.metric, 'drafted');
        const times = steps.map(({ afterMs }) => afterMs);
        assert.deepEqual(
          times,
          [...times].sort((a, b) => a - b),
        );
      }
    });
  }

  it('is not opened or clicked before it was sent, nor after it failed', () => {
    for (const metrics of CHANNELS.flatMap((channel) => plans(channel, 500)).map(metricsOf)) {
      const failed = metrics.some((metric) => ['failed', 'undeliverable', 'dropped'].includes(metric));
      if (failed) assert.equal(metrics.includes('sent'), false);
      for (const later of ['delivered', 'opened', 'clicked', 'bounced', 'converted']) {
        if (metrics.includes(later)) assert.ok(metrics.indexOf('sent') < metrics.indexOf(later));
      }
      if (metrics.includes('bounced')) assert.equal(metrics.includes('delivered'), false);
    }
  });

  it('is the one that its recipient asks for', () => {
    const random = seededRandom(1);
    const wish = wishOf('email', 'ann+bounced@example.com');
    assert.deepEqual(metricsOf(planDelivery({ channel: 'email', draft: false, wish }, random)), [
      'drafted',
      'sent',
      'bounced',
    ]);
    assert.equal(wishOf('email', 'ann+newsletter@example.com'), undefined);
    assert.equal(wishOf('in_app', 'ann+bounced@example.com'), undefined);
  });

  it('stays a draft where it is queued as one', () => {
    assert.deepEqual(planDelivery({ channel: 'email', draft: true }, seededRandom(1)), [
      { metric: 'drafted', afterMs: 0 },
    ]);
  });

  it('ends where an obstacle is', () => {
    const ends = (channel: DeliveryChannel, obstacle: 'suppressed' | 'unsubscribed' | 'no_devices') =>
      metricsOf(planDelivery({ channel, obstacle, draft: false }, seededRandom(1)));
    assert.deepEqual(ends('email', 'suppressed'), ['drafted', 'dropped']);
    assert.deepEqual(ends('sms', 'suppressed'), ['drafted', 'undeliverable']);
    assert.deepEqual(ends('email', 'unsubscribed'), ['drafted', 'undeliverable']);
    assert.deepEqual(ends('push', 'no_devices'), ['drafted', 'attempted', 'failed']);
  });
});
