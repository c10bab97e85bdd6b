import { type Case, list, testExpressions } from './function-cases.ts';

/** aggregate, type, value over the five rows of NUMBERS */
const CASES: readonly Case[] = [
  ['COUNTIF(x > 1)', 'INTEGER', '3'],
  ['COUNTIF(x > 9)', 'INTEGER', '0'],
  ['COUNTIF(CAST(NULL AS BOOL))', 'INTEGER', '0'],
  ['COUNT(*)', 'INTEGER', '5'],
  ['COUNT(x)', 'INTEGER', '4'],
  ['COUNT(DISTINCT x)', 'INTEGER', '3'],
  ['SUM(x)', 'INTEGER', '8'],
  ['AVG(x)', 'FLOAT', '2'],
  ['SUM(x) / COUNT(*)', 'FLOAT', '1.6'],
  ['SAFE_DIVIDE(COUNTIF(k = "a"), COUNT(*))', 'FLOAT', '0.4'],
  ['LOGICAL_OR(x = 3)', 'BOOLEAN', 'true'],
  ['LOGICAL_AND(x = 3)', 'BOOLEAN', 'false'],
  ['STRING_AGG(k, "," ORDER BY k, x)', 'STRING', 'a,a,b,b,c'],
  ['ARRAY_AGG(x IGNORE NULLS ORDER BY x DESC LIMIT 2)', 'INTEGER REPEATED', list('3', '2')],
  ['ARRAY_AGG(DISTINCT x IGNORE NULLS ORDER BY x)', 'INTEGER REPEATED', list('1', '2', '3')],
  ['ANY_VALUE(k HAVING MAX x)', 'STRING', 'b'],
  ['MAX_BY(k, x)', 'STRING', 'b'],
  ['APPROX_QUANTILES(x, 2)', 'INTEGER REPEATED', list('1', '2', '3')],
  ['APPROX_QUANTILES(x, 2)[OFFSET(1)]', 'INTEGER', '2'],
  ['APPROX_COUNT_DISTINCT(k)', 'INTEGER', '3'],
  ['APPROX_TOP_COUNT(k, 1)[OFFSET(0)].count', 'INTEGER', '2'],
  ['MAX(IF(k = "a", x, NULL))', 'INTEGER', '2'],
];
const NUMBERS = `UNNEST([STRUCT('a' AS k, 1 AS x), ('a', 2), ('b', 2), ('b', 3), ('c', NULL)])`;

testExpressions('aggregates', CASES, `FROM ${NUMBERS}`);
testExpressions('COUNTIF over no rows', [['COUNTIF(x > 1)', 'INTEGER', '0']], `FROM ${NUMBERS} WHERE FALSE`);
testExpressions(
  'COUNTIF over a window',
  [['STRING_AGG(CAST(n AS STRING), "," ORDER BY k, x)', 'STRING', '1,1,2,2,0']],
  `FROM (SELECT k, x, COUNTIF(x > 1) OVER (PARTITION BY k) AS n FROM ${NUMBERS})`,
);
testExpressions(
  'PERCENTILE_CONT over a window',
  [['x', 'FLOAT', '2']],
  `FROM (
  SELECT DISTINCT PERCENTILE_CONT(x, 0.5) OVER () AS x FROM ${NUMBERS})`,
);
