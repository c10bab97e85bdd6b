/**
 * The parser's syntax tree, handled as what it is: JSON in which a node is an object with one key, its kind,
 * that holds the node's data: `{"cast": {"this": {"column": …}, "to": …}}`.
 */
import { isObject, type JsonObject } from '../../json.ts';
import { Dialect, generate, parse } from './text/parser.ts';

export type Tree = JsonObject;

/** The data of a node of this kind, or undefined when the value is anything else. */
export function dataOf(value: unknown, kind: string): Tree | undefined {
  const data = isObject(value) ? value[kind] : undefined;
  return isObject(data) && isObject(value) && Object.keys(value).length === 1 ? data : undefined;
}

/** A copy of the tree in which every object has been passed through `change`, innermost first. */
export function mapTree(value: unknown, change: (tree: Tree) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => mapTree(element, change));
  if (!isObject(value)) return value;
  return change(
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTree(inner, change)])),
  );
}

/** Calls `visit` with every object of the tree, outermost first. */
export function visitTree(value: unknown, visit: (tree: Tree) => void): void {
  if (Array.isArray(value)) for (const element of value) visitTree(element, visit);
  if (!isObject(value)) return;
  visit(value);
  for (const inner of Object.values(value)) visitTree(inner, visit);
}

const templates = new Map<string, unknown>();

/**
 * A DuckDB expression as a tree, with trees in place of its `__1`, `__2` …: `build('TRY(__1)', expression)`.
 * Only fixed SQL goes in, never a value or a name from a query.
 */
export function build(sql: string, ...parts: readonly unknown[]): unknown {
  const template = templates.get(sql) ?? parseTemplate(sql);
  templates.set(sql, template);
  return mapTree(template, (tree) => {
    const name = dataOf(tree, 'column')?.name;
    const slot = isObject(name) ? /^__(\d+)$/.exec(String(name.name)) : null;
    return slot === null ? tree : parts[Number(slot[1]) - 1];
  });
}

function parseTemplate(sql: string): unknown {
  const result = parse(`SELECT ${sql}`, Dialect.DuckDB);
  const select = dataOf(Array.isArray(result.ast) ? result.ast[0] : undefined, 'select');
  if (!Array.isArray(select?.expressions)) throw new SyntaxError(`Template ${sql}: ${result.error}`);
  return select.expressions[0];
}

/** `function_name(arguments)` for a function of DuckDB. */
export function call(name: string, args: readonly unknown[]): unknown {
  const slots = args.map((_, index) => `__${index + 1}`).join(', ');
  return build(`${name}(${slots})`, ...args);
}

/** A string literal as a tree. */
export function text(value: string): unknown {
  return { literal: { literal_type: 'string', value } };
}

/** A number literal as a tree. */
export function number(value: number): unknown {
  return { literal: { literal_type: 'number', value: String(value) } };
}

/** The content of a string literal, raw ones included; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  const literal = dataOf(value, 'literal');
  const isText = typeof literal?.literal_type === 'string' && /string$/.test(literal.literal_type);
  return isText && literal.literal_type !== 'byte_string' ? String(literal.value) : undefined;
}

/** The value of a whole-number literal; undefined for anything else. */
export function integerOf(value: unknown): number | undefined {
  const literal = dataOf(value, 'literal');
  return literal?.literal_type === 'number' && /^\d+$/.test(String(literal.value))
    ? Number(literal.value)
    : undefined;
}

/** The DuckDB SQL of one statement. Every name is quoted, since DuckDB reserves other words than BigQuery. */
export function print(statement: unknown): string {
  const quoted = mapTree(statement, (tree) => (isName(tree) ? { ...tree, quoted: true } : tree));
  const result = generate([quoted], Dialect.DuckDB);
  const sql = result.sql?.[0];
  if (!result.success || sql === undefined)
    throw new SyntaxError(`Statement can't be printed: ${result.error}`);
  return sql;
}

function isName(tree: Tree): boolean {
  return typeof tree.name === 'string' && 'quoted' in tree && 'span' in tree;
}
