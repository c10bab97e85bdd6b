/** Aggregate functions whose names or arguments differ in DuckDB. */
import { isObject } from '../../../json.ts';
import { QueryError, unsupported } from '../../query-error.ts';
import { build, call, integerOf, number, type Tree } from '../tree.ts';
import type { Rewrites } from './rewrite.ts';

/** Aggregates that the parser knows only by name. */
export const AGGREGATE_FUNCTIONS: Rewrites = {
  APPROX_QUANTILES: ([value, count]) => {
    const parts = integerOf(count);
    if (parts === undefined || parts === 0) {
      throw new QueryError(
        'invalidQuery',
        'Argument 2 to APPROX_QUANTILES must be a positive integer literal',
      );
    }
    const points = Array.from({ length: parts + 1 }, (_, index) => String(index / parts));
    return build(`quantile_disc(__1, [${points.join(', ')}])`, value);
  },
  APPROX_TOP_COUNT: ([value, count]) => build('googlesql.top_count(histogram(__1), __2)', value, count),
  PERCENTILE_CONT: ([value, part]) => build('quantile_cont(__1, __2)', value, part),
  PERCENTILE_DISC: ([value, part]) => build('quantile_disc(__1, __2)', value, part),
  MAX_BY: ([value, by]) => build('arg_max(__1, __2)', value, by),
  MIN_BY: ([value, by]) => build('arg_min(__1, __2)', value, by),
  CORR: ([a, b]) => build('corr(__1, __2)', a, b),
  COVAR_POP: ([a, b]) => build('covar_pop(__1, __2)', a, b),
  COVAR_SAMP: ([a, b]) => build('covar_samp(__1, __2)', a, b),
};

/** COUNTIF, which is 0 where DuckDB's count_if of nothing but NULLs is NULL. */
export function countIf(data: Tree): unknown {
  if (data.distinct === true) throw unsupported('COUNTIF with DISTINCT');
  return build('count(CASE WHEN __1 THEN 1 END)', data.this);
}

/** ARRAY_AGG with IGNORE NULLS as a filter and LIMIT as a slice, since DuckDB has neither. */
export function arrayAggregate(data: Tree): unknown {
  const { limit, ignore_nulls: ignoreNulls, ...rest } = data;
  const filter = ignoreNulls === true ? build('__1 IS NOT NULL', data.this) : data.filter;
  const aggregate = { array_agg: { ...rest, limit: null, ignore_nulls: null, filter } };
  return isObject(limit) ? call('list_slice', [aggregate, number(1), limit]) : aggregate;
}

/** STRING_AGG, from the data of its node. */
export function stringAggregate(data: Tree): unknown {
  if (isObject(data.limit)) throw unsupported('STRING_AGG with LIMIT');
  return { string_agg: data };
}

/** `ANY_VALUE(x HAVING MAX y)` is the x of the greatest y. */
export function anyValue(data: Tree): unknown {
  if (!Array.isArray(data.having_max)) return { any_value: data };
  const [by, isMax]: unknown[] = data.having_max;
  return call(isMax === true ? 'arg_max' : 'arg_min', [data.this, by]);
}
