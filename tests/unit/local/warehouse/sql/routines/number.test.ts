import { type Case, testExpressions } from './function-cases.ts';

const CASES: readonly Case[] = [
  ['SAFE_DIVIDE(20, 4)', 'FLOAT', '5'],
  ['SAFE_DIVIDE(20, 0)', 'FLOAT', null],
  ['IEEE_DIVIDE(25.0, 0.0)', 'FLOAT', 'Infinity'],
  ['IEEE_DIVIDE(0, 0)', 'FLOAT', 'NaN'],
  ['7 / 2', 'FLOAT', '3.5'],
  ['DIV(20, 4)', 'INTEGER', '5'],
  ['DIV(-7, 2)', 'INTEGER', '-3'],
  ['MOD(25, 12)', 'INTEGER', '1'],
  ['MOD(-7, 2)', 'INTEGER', '-1'],
  ['SAFE_ADD(9223372036854775807, 1)', 'INTEGER', null],
  ['ROUND(2.5)', 'FLOAT', '3'],
  ['ROUND(-2.5)', 'FLOAT', '-3'],
  ['ROUND(123.7, -1)', 'FLOAT', '120'],
  ['TRUNC(2.8)', 'FLOAT', '2'],
  ['LOG(100.0, 10.0)', 'FLOAT', '2'],
  ['LOG(1.0)', 'FLOAT', '0'],
  ['GREATEST(3, 5, 1)', 'INTEGER', '5'],
  ['GREATEST(3, NULL)', 'INTEGER', null],
  ['LEAST(3, 5, 1)', 'INTEGER', '1'],
  ['1.5', 'FLOAT', '1.5'],
  ["NUMERIC '1.50'", 'NUMERIC', '1.5'],
  ['CAST(1.5 AS NUMERIC)', 'NUMERIC', '1.5'],
  ["CAST('12' AS INT64)", 'INTEGER', '12'],
  ["SAFE_CAST('apple' AS INT64)", 'INTEGER', null],
  ["SAFE_CAST('1.5' AS FLOAT64)", 'FLOAT', '1.5'],
  ['CAST(1 AS STRING)', 'STRING', '1'],
  ["CAST('true' AS BOOL)", 'BOOLEAN', 'true'],
  ['0x1F', 'INTEGER', '31'],
];

testExpressions('numbers', CASES);
