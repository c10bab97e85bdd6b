import { createQueryEngine, type QueryEngine } from '../../../../local/warehouse/query/engine.ts';
import { type WireValue, wireRow } from '../../../../local/warehouse/rest/wire.ts';
import type { Tables } from '../../../../local/warehouse/schema/load.ts';
import { macroStatements } from '../../../../local/warehouse/sql/macros.ts';
import type { Parameter } from '../../../../local/warehouse/sql/parameters.ts';
import { type Catalogue, openCatalogue } from '../../../../local/warehouse/storage/catalogue.ts';
import { type Database, openDatabase } from '../../../../local/warehouse/storage/database.ts';

export interface MemoryWarehouse {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly engine: QueryEngine;
  /** The first row of a query as `{name: [type, value on the wire]}`. */
  row(sql: string, parameters?: readonly Parameter[]): Promise<Record<string, [string, WireValue]>>;
  /** The only column of a query, row by row, on the wire. */
  column(sql: string, parameters?: readonly Parameter[]): Promise<WireValue[]>;
  close(): Promise<void>;
}

/** Everything but the server, in memory, for project `my-project` with default dataset `shop`. */
export async function memoryWarehouse(tables: Tables = {}): Promise<MemoryWarehouse> {
  const options = { file: undefined, project: 'my-project', memoryLimitMb: 128, threads: 1 };
  const database = await openDatabase({ ...options, setup: macroStatements() });
  const catalogue = await openCatalogue(database, () => 1_700_000_000_000);
  await catalogue.ensureDataset('shop');
  for (const [name, columns] of Object.entries(tables)) await catalogue.ensureTable('shop', name, columns);
  const engine = createQueryEngine(database, catalogue);

  async function wire(sql: string, parameters: readonly Parameter[] = []) {
    const { columns, rows } = await engine.run({ sql, parameters, defaultDataset: 'shop' });
    return { columns, cells: rows.map((row) => wireRow(row, columns, 'ISO8601_STRING').f) };
  }

  return {
    database,
    catalogue,
    engine,
    async row(sql, parameters) {
      const { columns, cells } = await wire(sql, parameters);
      return Object.fromEntries(
        columns.map(({ name, type, mode }, index) => [
          name,
          [mode === 'REPEATED' ? `${type} REPEATED` : type, cells[0]?.[index]?.v ?? null],
        ]),
      );
    },
    column: async (sql, parameters) => (await wire(sql, parameters)).cells.map(([cell]) => cell?.v ?? null),
    close: () => database.close(),
  };
}
