/**
 * GoogleSQL functions that DuckDB lacks or understands differently, as DuckDB macros in a schema of their own.
 * Where the meaning depends on the type of an argument, the one body asks for it: DuckDB can't choose between bodies
 * for a column of an outer query, whose type it doesn't know yet.
 * https://docs.cloud.google.com/bigquery/docs/reference/standard-sql/functions-all
 */
const MACROS = [
  // JSON: a STRING that isn't JSON gives NULL, only scalars are values, and a value comes without quotes.
  `json_scalar(j, path) AS CASE WHEN json_type(j, path) IN ('OBJECT', 'ARRAY', 'NULL') THEN NULL
     ELSE json_extract_string(j, path) END`,
  `json_value(j, path) AS CASE WHEN json_valid(j) THEN googlesql.json_scalar(j, path) END`,
  `json_query(j, path) AS CASE WHEN json_valid(j) AND json_type(j, path) IS DISTINCT FROM 'NULL'
     THEN cast_to_type(json_extract(j, path), j) END`,
  `json_query_array(j, path, wildcard) AS CASE WHEN json_valid(j) AND json_type(j, path) = 'ARRAY'
     THEN cast_to_type(json_extract(j, wildcard), [j]) END`,
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
  `trunc_date(x, unit) AS cast_to_type(date_trunc(unit, x), x)`,
  `trunc_week(x, first) AS cast_to_type(date_trunc('week', x - to_days(first)) + to_days(first), x)`,
  `add_to_date(x, i) AS cast_to_type(x + i, x)`,
  `subtract_from_date(x, i) AS cast_to_type(x - i, x)`,
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
  `to_datetime(x) AS CAST(x AS TIMESTAMP), (y, mo, d, h, mi, s) AS make_timestamp(y, mo, d, h, mi, s)`,
  `datetime_of(x DATE, t TIME) AS x + t, (x TIMESTAMPTZ, zone VARCHAR) AS timezone(zone, x)`,
  `to_instant(x) AS CAST(x AS TIMESTAMPTZ), (x, zone) AS timezone(zone, CAST(x AS TIMESTAMP))`,
  `to_time(x) AS CAST(CAST(x AS TIMESTAMP) AS TIME), (x, zone) AS CAST(timezone(zone, x) AS TIME),
     (h, m, s) AS make_time(h, m, s)`,
  `trunc_clock(x, unit) AS CAST(date_trunc(unit, DATE '1970-01-01' + x) AS TIME)`,
  `date_in(zone) AS CAST(timezone(zone, now()) AS DATE)`,
  `datetime_in(zone) AS timezone(zone, now())`,
  `time_in(zone) AS CAST(timezone(zone, now()) AS TIME)`,
  `offset_minutes(x, zone) AS date_diff('minute', CAST(x AS TIMESTAMP), timezone(zone, x))`,
  `clock_offset(minutes, separator) AS CASE WHEN minutes < 0 THEN '-' ELSE '+' END
     || lpad(CAST(abs(minutes) // 60 AS VARCHAR), 2, '0') || separator
     || lpad(CAST(abs(minutes) % 60 AS VARCHAR), 2, '0')`,
  `instant_text(x, zone) AS CAST(timezone(zone, x) AS VARCHAR)
     || regexp_replace(googlesql.clock_offset(googlesql.offset_minutes(x, zone), ':'), ':00$', '')`,
  // A lambda can't see columns of an outer query, so what it needs is put into the list that it goes through.
  `months_from(a, b, months, n) AS list_transform(list_filter(list_transform(
     list_zip(list_resize([a], n + 1, a), list_resize([b], n + 1, b), generate_series(0, n * months, months)),
     lambda e: {'day': CAST(e[1] + to_months(CAST(e[3] AS INTEGER)) AS DATE), 'last': e[2], 'falls': e[2] < e[1]}),
     lambda e: CASE WHEN e.falls THEN e.day >= e.last ELSE e.day <= e.last END), lambda e: e.day)`,
  `generate_months(a, b, months) AS CASE WHEN date_diff('month', a, b) // months < 0 THEN []
     ELSE googlesql.months_from(a, b, months, date_diff('month', a, b) // months) END`,
  `generate_date_array(a, b, step) AS CASE
     WHEN date_part('year', step) * 12 + date_part('month', step) = 0 THEN CAST(generate_series(a, b, step) AS DATE[])
     ELSE googlesql.generate_months(a, b, date_part('year', step) * 12 + date_part('month', step)) END`,

  // Conversions. A cast that has to fail is one that does: DuckDB's error() may not stand inside a TRY.
  ...textConversions('to', 'CAST', (type, x) => `CAST('Bad ${type} value: ' || ${x} AS BIGINT)`),
  ...textConversions('try', 'TRY_CAST', () => 'NULL'),
  `to_text(x) AS CASE
     WHEN typeof(x) LIKE 'DECIMAL%' THEN regexp_replace(CAST(x AS VARCHAR), '(\\.\\d*[1-9])0+$|\\.0+$', '\\1')
     WHEN typeof(x) = 'DOUBLE' THEN regexp_replace(replace(CAST(x AS VARCHAR), 'nan', 'NaN'), '\\.0(e|$)', '\\1')
     WHEN typeof(x) = 'BLOB' THEN decode(CAST(x AS BLOB)) ELSE CAST(x AS VARCHAR) END`,
  `json_or_time_text(x) AS CASE typeof(x) WHEN 'JSON' THEN json_extract_string(x, '$') ELSE CAST(x AS VARCHAR) END`,

  // Text
  `regexp_extract(s, r, part) AS CASE WHEN regexp_matches(s, r) THEN regexp_extract(s, r, part) END`,
  `to_hex(x) AS lower(hex(x))`,
  `sha256(x) AS unhex(sha256(x))`,
  `sha1(x) AS unhex(sha1(x))`,
  `md5(x) AS unhex(md5(x))`,
  `byte_length(x) AS length(hex(x)) // 2`,
  `text_length(x) AS CASE typeof(x) WHEN 'BLOB' THEN length(hex(x)) // 2 WHEN 'VARCHAR' THEN length(CAST(x AS VARCHAR))
     WHEN '"NULL"' THEN NULL ELSE error('No matching signature for function LENGTH: ' || typeof(x)) END`,
  `instr_from(s, part, start) AS CASE WHEN contains(substr(s, start), part)
     THEN strpos(substr(s, start), part) + start - 1 ELSE 0 * strpos(s, part) END`,
  `regexp_instr(s, r) AS CASE WHEN regexp_matches(s, r)
     THEN length(regexp_extract(s, '^((?s:.*?))(?:' || r || ')', 1)) + 1 ELSE 0 * length(s) END`,
  `code_points_text(points) AS array_to_string(list_transform(points, lambda p: chr(CAST(p AS INTEGER))), '')`,
  `to_code_points(s) AS list_transform(string_split(s, ''), lambda c: CAST(unicode(c) AS BIGINT))`,
  `net_host(url) AS nullif(regexp_extract(url,
     '^\\s*(?:(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?(?:[^/?#@]*@)?(\\[[^\\]]*\\]|[^:/?#\\s]*)', 1), '')`,
  `contains_substr(x, s) AS contains(lower(CAST(x AS VARCHAR)), lower(s))`,

  // Arrays count from 0 or 1 as they are asked to, and fail outside unless they are told not to.
  `at_offset(a, i) AS CASE WHEN i < 0 OR i >= len(a)
     THEN error('Array index ' || i || ' is out of bounds') ELSE a[i + 1] END`,
  `safe_at_offset(a, i) AS CASE WHEN i >= 0 THEN a[i + 1] END`,
  // A bare number may also stand for an element of a JSON array, which DuckDB counts from 0, and from -1 backwards.
  `element(a, i) AS CASE WHEN typeof(a) = 'JSON' THEN CASE WHEN i >= 0 THEN a[i] END
     WHEN i < 0 OR i >= len(a) THEN error('Array index ' || i || ' is out of bounds') ELSE a[i + 1] END`,
  `array_text(a, separator, null_text) AS
     array_to_string(list_transform(a, lambda x: coalesce(x, null_text)), separator)`,
  `floats_from(a, step, n) AS list_transform(
     list_zip(list_resize([a], n, a), list_resize([step], n, step), generate_series(0, n - 1)),
     lambda e: e[1] + e[2] * e[3])`,
  `generate_floats(a, b, step) AS googlesql.floats_from(CAST(a AS DOUBLE), CAST(step AS DOUBLE),
     greatest(0, 1 + CAST(floor((b - a) / step) AS BIGINT)))`,
  `range_bucket(x, a) AS CASE WHEN x IS NOT NULL
     THEN len(list_filter(list_zip(a, list_resize([x], len(a), x)), lambda e: e[1] <= e[2])) END`,
  `in_array(x, a) AS CASE WHEN x IS NULL THEN NULL ELSE coalesce(list_contains(a, x), false) END`,
  `top_count(counts, n) AS list_transform(list_slice(list_reverse_sort(list_transform(map_entries(counts),
     lambda e: {'count': CAST(e.value AS BIGINT), 'value': e.key})), 1, n),
     lambda e: {'value': e.value, 'count': e.count})`,
] as const;

/** The statements that make the macros, for a database whose own catalogue isn't written to disk. */
export function macroStatements(): string[] {
  return ['CREATE SCHEMA googlesql', ...MACROS.map((macro) => `CREATE MACRO googlesql.${macro}`)];
}

/**
 * CAST or SAFE_CAST to INT64 and BOOL: halves are rounded away from zero, and text has to be a whole number, `true` or
 * `false`, where DuckDB takes `1e3` and `yes`.
 */
function textConversions(
  prefix: string,
  castWord: string,
  otherwise: (type: string, x: string) => string,
): string[] {
  const asText = 'CAST(x AS VARCHAR)';
  return [
    `${prefix}_int64(x) AS CASE typeof(x) WHEN 'DOUBLE' THEN ${castWord}(round(TRY_CAST(x AS DOUBLE)) AS BIGINT)
       WHEN 'VARCHAR' THEN CASE WHEN x IS NULL THEN NULL
         WHEN regexp_full_match(${asText}, '\\s*[+-]?(\\d+|0[xX][0-9a-fA-F]+)\\s*')
         THEN ${castWord}(${asText} AS BIGINT)
         ELSE ${otherwise('int64', asText)} END
       ELSE ${castWord}(x AS BIGINT) END`,
    `${prefix}_bool(x) AS CASE WHEN typeof(x) = 'VARCHAR' THEN CASE WHEN x IS NULL THEN NULL
         WHEN lower(${asText}) IN ('true', 'false') THEN lower(${asText}) = 'true'
         ELSE CAST(${otherwise('bool', asText)} AS BOOLEAN) END
       ELSE ${castWord}(x AS BOOLEAN) END`,
  ];
}
