/** The fault rules in force. */
import { isObject } from '../../json.ts';
import type { Random } from '../../random.ts';
import { isText, parseJson } from '../json.ts';
import type { Problem } from '../track/limits.ts';
import type { FaultRule } from './fault-rules.ts';

interface Rule extends FaultRule {
  used: number;
}

export type Faults = ReturnType<typeof createFaults>;

/** Starts without rules. A rule is taken as often as it says; `random` decides where it has a probability. */
export function createFaults(random: Random) {
  let rules: Rule[] = [];

  function take(wanted: (rule: Rule) => boolean): FaultRule | undefined {
    const rule = rules.find(
      (one) =>
        (one.times === undefined || one.used < one.times) && wanted(one) && random() < one.match.probability,
    );
    if (rule !== undefined) rule.used += 1;
    return rule;
  }

  return {
    add(added: readonly FaultRule[]): void {
      rules = [...rules, ...added.map((rule) => ({ ...rule, used: 0 }))];
    },
    clear(): void {
      rules = [];
    },
    all: () => rules,
    /** A rule that resets the connection before the body is read. */
    takeEarly: (method: string, path: string) =>
      take((rule) => isEarly(rule) && matchesHead(rule, method, path)),
    /** The first other rule that this call falls under. */
    take(method: string, path: string, action: string | undefined, body: Buffer): FaultRule | undefined {
      if (rules.length === 0) return undefined;
      let actions: Set<string> | undefined;
      return take((rule) => {
        if (isEarly(rule) || !matchesHead(rule, method, path)) return false;
        if (rule.match.action === undefined) return true;
        actions ??= actionsOf(action, body);
        return actions.has(rule.match.action);
      });
    },
    /** Why this rule refuses an item of a batch, or undefined. */
    refusal({ disturbance, match }: FaultRule, item: unknown, index: number): Problem | undefined {
      if (disturbance.kind !== 'reject_items') return undefined;
      if (match.action !== undefined && !(isObject(item) && item.action === match.action)) return undefined;
      const { indexes, probability } = disturbance;
      const chosen = indexes === undefined ? random() < probability : indexes.includes(index);
      return chosen ? { reason: 'invalid', field: '', message: 'refused by a fault rule' } : undefined;
    },
  };
}

function isEarly({ disturbance }: FaultRule): boolean {
  return disturbance.kind === 'reset' && disturbance.when === 'before';
}

function matchesHead({ match }: FaultRule, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  return match.path === undefined || path.startsWith(match.path);
}

function actionsOf(routeAction: string | undefined, body: Buffer): Set<string> {
  const value = parseJson(body.toString());
  const items = !isObject(value) ? [] : Array.isArray(value.batch) ? value.batch : [value];
  const actions = items.map((item) => (isObject(item) ? item.action : undefined)).filter(isText);
  return new Set(routeAction === undefined ? actions : [routeAction, ...actions]);
}
