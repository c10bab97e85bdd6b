/** The words in which the tables of functions beside this file are written. */
import { call, text } from '../tree.ts';

/** What a call of a GoogleSQL function becomes, from its arguments. Throws QueryError when it can't be had here. */
export type Rewrite = (args: readonly unknown[]) => unknown;
export type Rewrites = Readonly<Record<string, Rewrite>>;

/** A DuckDB function that takes the same arguments and means the same. */
export function native(name: string): Rewrite {
  return (args) => call(name, args);
}

/** A macro of `macros.ts` that takes the same arguments. */
export function macro(name: string): Rewrite {
  return native(`googlesql.${name}`);
}

/** As `rewrite`, with text in place of missing arguments at the end: `withDefaults(f, '$')` for an optional path. */
export function withDefaults(count: number, last: string, rewrite: Rewrite): Rewrite {
  return (args) => rewrite(args.length < count ? [...args, text(last)] : args);
}
