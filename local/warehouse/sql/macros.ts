/**
 * GoogleSQL functions that DuckDB lacks or understands differently, as DuckDB macros in a schema of their own.
 * Where the meaning depends on the type of an argument, a macro has one body per type.
 * https://docs.cloud.google.com/bigquery/docs/reference/standard-sql/functions-all
 */
const MACROS = [
  // JSON: a STRING that isn't JSON gives NULL, only scalars are values, and a value comes without quotes.
  `json_scalar(j, path) AS CASE WHEN json_type(j, path) IN ('OBJECT', 'ARRAY', 'NULL') THEN NULL
     ELSE json_extract_string(j, path) END`,
  `json_value(j VARCHAR, path) AS CASE WHEN json_valid(j) THEN googlesql.json_scalar(j, path) END,
     (j JSON, path) AS googlesql.json_scalar(j, path)`,
  `json_query(j VARCHAR, path) AS CASE WHEN json_valid(j) AND json_type(j, path) IS DISTINCT FROM 'NULL'
     THEN CAST(json_extract(j, path) AS VARCHAR) END, (j JSON, path) AS json_extract(j, path)`,
  `json_query_array(j VARCHAR, path, wildcard) AS CASE WHEN json_valid(j) AND json_type(j, path) = 'ARRAY'
     THEN CAST(json_extract(j, wildcard) AS VARCHAR[]) END,
     (j JSON, path, wildcard) AS CASE WHEN json_type(j, path) = 'ARRAY' THEN json_extract(j, wildcard) END`,
  `json_value_array(j, path, wildcard) AS CASE WHEN json_valid(j) AND json_type(j, path) = 'ARRAY'
     THEN json_extract_string(j, wildcard) END`,
  `json_type(j) AS CASE json_type(j) WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean'
     WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN 'NULL' THEN 'null' ELSE 'number' END`,
  `parse_json(s) AS CAST(s AS JSON)`,
  `to_json_string(x) AS CASE WHEN x IS NULL THEN 'null' ELSE CAST(to_json(x) AS VARCHAR) END`,

  // Numbers: what divides by zero fails.
  `divide(a, b) AS CASE WHEN b = 0 THEN error('division by zero: ' || a || ' / ' || b) ELSE a / b END`,
  `div(a, b) AS CASE WHEN b = 0 THEN error('division by zero: ' || a || ' / ' || b) ELSE a // b END`,
  `mod(a, b) AS CASE WHEN b = 0 THEN error('division by zero: MOD(' || a || ', ' || b || ')') ELSE a % b END`,
  `safe_divide(a, b) AS CASE WHEN b = 0 THEN NULL ELSE a / b END`,
  `ieee_divide(a, b) AS CAST(a AS DOUBLE) / CAST(b AS DOUBLE)`,

  // Dates and times: units are lower case, weeks begin on a day counted from Monday = 0.
  `trunc_time(x DATE, unit) AS CAST(date_trunc(unit, x) AS DATE),
     (x TIMESTAMP, unit) AS date_trunc(unit, x), (x TIMESTAMPTZ, unit) AS date_trunc(unit, x)`,
  `trunc_week(x DATE, first) AS CAST(date_trunc('week', x - to_days(first)) + to_days(first) AS DATE),
     (x TIMESTAMP, first) AS date_trunc('week', x - to_days(first)) + to_days(first),
     (x TIMESTAMPTZ, first) AS date_trunc('week', x - to_days(first)) + to_days(first)`,
  `add_interval(x DATE, i) AS CAST(x + i AS DATE), (x TIMESTAMP, i) AS x + i, (x TIMESTAMPTZ, i) AS x + i`,
  `sub_interval(x DATE, i) AS CAST(x - i AS DATE), (x TIMESTAMP, i) AS x - i, (x TIMESTAMPTZ, i) AS x - i`,
  `diff_week(a, b, first) AS date_diff('day', date_trunc('week', CAST(b AS DATE) - to_days(first)),
     date_trunc('week', CAST(a AS DATE) - to_days(first))) // 7`,
  `timestamp_seconds(n) AS to_timestamp(n)`,
  `timestamp_millis(n) AS make_timestamptz(CAST(n AS BIGINT) * 1000)`,
  `timestamp_micros(n) AS make_timestamptz(n)`,
  `unix_seconds(x) AS CAST(floor(epoch_us(x) / 1000000) AS BIGINT)`,
  `unix_millis(x) AS CAST(floor(epoch_us(x) / 1000) AS BIGINT)`,
  `unix_date(x) AS date_diff('day', DATE '1970-01-01', x)`,
  `date_from_unix_date(n) AS CAST(DATE '1970-01-01' + CAST(n AS INTEGER) AS DATE)`,
  `to_date(x) AS CAST(x AS DATE), (x, zone) AS CAST(timezone(zone, x) AS DATE), (y, m, d) AS make_date(y, m, d)`,
  `to_datetime(x) AS CAST(x AS TIMESTAMP), (x DATE, t TIME) AS x + t, (x TIMESTAMPTZ, zone VARCHAR) AS timezone(zone, x),
     (y, mo, d, h, mi, s) AS make_timestamp(y, mo, d, h, mi, s)`,
  `to_instant(x) AS CAST(x AS TIMESTAMPTZ), (x, zone) AS timezone(zone, CAST(x AS TIMESTAMP))`,
  `to_time(x TIMESTAMP) AS CAST(x AS TIME), (x TIMESTAMPTZ) AS CAST(timezone('UTC', x) AS TIME),
     (h, m, s) AS make_time(h, m, s)`,
  `date_in(zone) AS CAST(timezone(zone, now()) AS DATE)`,
  `datetime_in(zone) AS timezone(zone, now())`,
  `time_in(zone) AS CAST(timezone(zone, now()) AS TIME)`,
  `generate_date_array(a, b, step) AS CAST(generate_series(CAST(a AS DATE), CAST(b AS DATE), step) AS DATE[])`,

  // Text
  `regexp_extract(s, r, part) AS CASE WHEN regexp_matches(s, r) THEN regexp_extract(s, r, part) END`,
  `to_hex(x) AS lower(hex(x))`,
  `sha256(x) AS unhex(sha256(x))`,
  `sha1(x) AS unhex(sha1(x))`,
  `md5(x) AS unhex(md5(x))`,
  `byte_length(x VARCHAR) AS strlen(x), (x BLOB) AS octet_length(x)`,
  `contains_substr(x, s) AS contains(lower(CAST(x AS VARCHAR)), lower(s))`,

  // Arrays count from 0 or 1 as they are asked to, and fail outside unless they are told not to.
  `at_offset(a, i) AS CASE WHEN i < 0 OR i >= len(a)
     THEN error('Array index ' || i || ' is out of bounds') ELSE a[i + 1] END`,
  `safe_at_offset(a, i) AS CASE WHEN i >= 0 THEN a[i + 1] END`,
  `in_array(x, a) AS CASE WHEN x IS NULL THEN NULL ELSE coalesce(list_contains(a, x), false) END`,
  `top_count(counts, n) AS list_transform(list_slice(list_reverse_sort(list_transform(map_entries(counts),
     lambda e: {'count': CAST(e.value AS BIGINT), 'value': e.key})), 1, n),
     lambda e: {'value': e.value, 'count': e.count})`,
] as const;

/** The statements that make the macros, for a database whose own catalogue isn't written to disk. */
export function macroStatements(): string[] {
  return ['CREATE SCHEMA googlesql', ...MACROS.map((macro) => `CREATE MACRO googlesql.${macro}`)];
}
