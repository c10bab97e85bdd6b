/** Runs translated statements on DuckDB, with bounds on what a result may hold in memory. */
import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import { QueryError, unsupported } from '../query-error.ts';
import type { Column } from '../schema/column.ts';
import { resultColumn } from '../schema/duckdb-type.ts';
import type { Parameter } from '../sql/parameters.ts';
import type { Statement, StatementKind } from '../sql/translate.ts';
import type { Catalogue } from '../storage/catalogue.ts';
import type { Database } from '../storage/database.ts';
import { carryOut } from './definitions.ts';
import { createDestinationWriter, type Destination } from './destination.ts';
import { queryFailure } from './failure.ts';

export interface QueryRequest {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  readonly defaultDataset: string | undefined;
  /** Where the rows of the last statement go, beside the answer. */
  readonly destination?: Destination;
}

export interface QueryResult {
  /** Of the last statement. */
  readonly kind: StatementKind;
  /** The columns of the result; none for a statement that changes rows. */
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly DuckDBValue[])[];
  /** Rows inserted, updated, deleted; undefined for a query. */
  readonly affectedRows: number | undefined;
}

export interface QueryEngine {
  /** Throws QueryError with reason `invalidQuery` when the text or a reference in it is wrong. */
  check(request: QueryRequest): Promise<Pick<QueryResult, 'kind' | 'columns'>>;
  /** Runs the statements in turn; the result is the last one's. Throws QueryError. */
  run(request: QueryRequest): Promise<QueryResult>;
}

/** About what a result may hold in memory until its pages have been fetched. */
const MAX_RESULT_BYTES = 64 * 1024 * 1024;

/** The engine reads on connections of its own, and writes in turn with everybody else. */
export function createQueryEngine(database: Database, catalogue: Catalogue): QueryEngine {
  async function execute(statement: Statement): Promise<QueryResult> {
    const job = (connection: DuckDBConnection) => runStatement(connection, statement);
    const { kind, definition } = statement;
    if (definition !== undefined) {
      const columns = await columnsOf(database, { ...statement, kind: 'SELECT' });
      await carryOut(definition, columns, catalogue, database.project);
      return { kind, columns: [], rows: [], affectedRows: undefined };
    }
    try {
      return await (kind === 'SELECT' ? database.read(job) : database.write(job));
    } catch (error) {
      throw queryFailure(error, statement);
    }
  }

  const destinations = createDestinationWriter(database, catalogue, (connection, sql) =>
    runStatement(connection, { kind: 'SELECT', sql, values: [] }),
  );

  async function writeTo(destination: Destination, statement: Statement): Promise<QueryResult> {
    if (statement.kind !== 'SELECT') throw unsupported(`A destination table for ${statement.kind}`);
    const columns = await columnsOf(database, statement);
    return destinations.write(statement, columns, destination).catch((error: unknown) => {
      throw queryFailure(error, statement);
    });
  }

  return {
    async check(request) {
      const statement = lastOf(await statementsOf(database, catalogue, request));
      return { kind: statement.kind, columns: await columnsOf(database, statement) };
    },
    async run(request) {
      const statements = await statementsOf(database, catalogue, request);
      for (const statement of statements.slice(0, -1)) await execute(statement);
      const last = lastOf(statements);
      return request.destination === undefined ? execute(last) : writeTo(request.destination, last);
    },
  };
}

async function statementsOf(
  database: Database,
  catalogue: Catalogue,
  { sql, parameters, defaultDataset }: QueryRequest,
): Promise<readonly Statement[]> {
  // The parser takes 100 ms and 40 MB, which a process that only writes rows can do without.
  const { translate } = await import('../sql/translate.ts');
  const names = {
    project: database.project,
    defaultDataset,
    hasDataset: (dataset: string) => catalogue.datasets().includes(dataset),
    hasTable: (dataset: string, table: string) => catalogue.table(dataset, table) !== undefined,
    namedQuery: catalogue.namedQueries.get,
  };
  return translate({ sql, parameters, names });
}

async function columnsOf(database: Database, statement: Statement): Promise<Column[]> {
  const job = async (connection: DuckDBConnection) =>
    describe(await connection.prepare(statement.sql), statement);
  return database.read(job).catch((error: unknown) => {
    throw queryFailure(error, statement);
  });
}

function lastOf(statements: readonly Statement[]): Statement {
  const last = statements.at(-1);
  if (last === undefined) throw new QueryError('invalidQuery', 'Syntax error: Unexpected end of statement');
  return last;
}

function describe(prepared: DuckDBPreparedStatement, { kind }: Statement): Column[] {
  const indexes = Array.from({ length: kind === 'SELECT' ? prepared.columnCount : 0 }, (_, index) => index);
  return distinct(
    indexes.map((index) => resultColumn(prepared.columnName(index), prepared.columnType(index))),
  );
}

async function runStatement(
  connection: DuckDBConnection,
  { kind, sql, values }: Pick<Statement, 'kind' | 'sql' | 'values'>,
): Promise<QueryResult> {
  if (kind !== 'SELECT') {
    const { rowsChanged } = await connection.run(sql, [...values]);
    return { kind, columns: [], rows: [], affectedRows: rowsChanged };
  }
  const result = await connection.stream(sql, [...values]);
  const columns = distinct(
    result.columnNames().map((name, index) => resultColumn(name, result.columnType(index))),
  );
  return { kind, columns, rows: await collect(result), affectedRows: undefined };
}

/** The columns, if no two have one name. */
function distinct(columns: Column[]): Column[] {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name.toLowerCase())) {
      const message = `Duplicate column names in the result are not supported. Found duplicate(s): ${name}`;
      throw new QueryError('invalidQuery', message);
    }
    seen.add(name.toLowerCase());
  }
  return columns;
}

async function collect(result: DuckDBResult): Promise<DuckDBValue[][]> {
  const rows: DuckDBValue[][] = [];
  let bytes = 0;
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    for (const row of chunk.getRows()) {
      bytes += row.reduce(
        (sum: number, value) => sum + 16 + (typeof value === 'string' ? value.length : 0),
        0,
      );
      rows.push(row);
    }
    if (bytes > MAX_RESULT_BYTES) {
      const message =
        'Response too large to return: the local warehouse returns at most 64 MB. Aggregate or LIMIT.';
      throw new QueryError('responseTooLarge', message);
    }
  }
  return rows;
}
