/** Loads the one function that FUNCTION_TARGET names, and nothing of the others. */
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
  throw new TypeError(`FUNCTION_TARGET is ${JSON.stringify(target)}; allowed: ${allowed}`);
}
const { start } = await FUNCTIONS[target as keyof typeof FUNCTIONS]();
start();
