/**
 * A value that fits its column. By column type: STRING, JSON, GEOGRAPHY string · BOOLEAN boolean · FLOAT number ·
 * INTEGER bigint · BYTES Uint8Array · TIMESTAMP and DATETIME microseconds since 1970, TIME microseconds since
 * midnight, DATE days since 1970, NUMERIC and BIGNUMERIC the value times 10^9 and 10^18, all bigint ·
 * RECORD its fields' cells in order · REPEATED a list of cells.
 */
export type Cell = null | boolean | number | bigint | string | Uint8Array | readonly Cell[];
