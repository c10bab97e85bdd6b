/** Loads the one function that FUNCTION_TARGET names, and nothing of the others. */
import { ConfigurationError } from '../shared/contract/errors.ts';
import type { Operation } from '../shared/contract/operations.ts';
import { functionTarget } from '../shared/runtime/config.ts';

const FUNCTIONS = {
  webhook: () => import('./webhook.ts'),
  identify: () => import('./identify.ts'),
  track: () => import('./track.ts'),
  transactional: () => import('./transactional.ts'),
  broadcast: () => import('./broadcast.ts'),
  suppress: () => import('./suppress.ts'),
  unsuppress: () => import('./unsuppress.ts'),
  delete: () => import('./delete.ts'),
  merge: () => import('./merge.ts'),
  device: () => import('./device.ts'),
  object: () => import('./object.ts'),
} satisfies Record<Operation | 'webhook', () => Promise<{ start(): void }>>;

const target = functionTarget();
if (target === undefined || !Object.hasOwn(FUNCTIONS, target)) {
  const allowed = Object.keys(FUNCTIONS).join(', ');
  const problem =
    target === undefined
      ? `missing: set it to one of ${allowed}`
      : `${JSON.stringify(target)}; allowed: ${allowed}`;
  throw new ConfigurationError('bad_configuration', `FUNCTION_TARGET is ${problem}`);
}
const { start } = await FUNCTIONS[target as keyof typeof FUNCTIONS]();
start();
