import { type Case, list, struct, testExpressions } from './function-cases.ts';

const CASES: readonly Case[] = [
  ['[1, 2, 3]', 'INTEGER REPEATED', list('1', '2', '3')],
  ['[10, 20][OFFSET(1)]', 'INTEGER', '20'],
  ['[10, 20][ORDINAL(1)]', 'INTEGER', '10'],
  ['[10, 20][0]', 'INTEGER', '10'],
  ['[10, 20][SAFE_OFFSET(2)]', 'INTEGER', null],
  ['[10, 20][SAFE_OFFSET(-1)]', 'INTEGER', null],
  ['[10, 20][SAFE_ORDINAL(2)]', 'INTEGER', '20'],
  ['ARRAY_LENGTH([1, 2])', 'INTEGER', '2'],
  ["ARRAY_TO_STRING(['a', 'b'], '--')", 'STRING', 'a--b'],
  ['ARRAY_CONCAT([1], [2, 3])', 'INTEGER REPEATED', list('1', '2', '3')],
  ['ARRAY_REVERSE([1, 2])', 'INTEGER REPEATED', list('2', '1')],
  ['ARRAY_FIRST([7, 8])', 'INTEGER', '7'],
  ['ARRAY_LAST([7, 8])', 'INTEGER', '8'],
  ['GENERATE_ARRAY(1, 10, 4)', 'INTEGER REPEATED', list('1', '5', '9')],
  ['ARRAY(SELECT x * 2 FROM UNNEST([1, 2]) AS x)', 'INTEGER REPEATED', list('2', '4')],
  ['ARRAY(SELECT AS STRUCT x, x + 1 AS y FROM UNNEST([1]) AS x)', 'RECORD REPEATED', list(struct('1', '2'))],
  ["STRUCT(1 AS a, 'x' AS b)", 'RECORD', struct('1', 'x')],
  ["STRUCT<a INT64, b STRING>(1, 'x')", 'RECORD', struct('1', 'x')],
  ['STRUCT(1 AS a).a', 'INTEGER', '1'],
  ['2 IN UNNEST([1, 2])', 'BOOLEAN', 'true'],
  ['3 NOT IN UNNEST([1, 2])', 'BOOLEAN', 'true'],
  ['CAST([] AS ARRAY<INT64>)', 'INTEGER REPEATED', []],
];

testExpressions('arrays and structs', CASES);
