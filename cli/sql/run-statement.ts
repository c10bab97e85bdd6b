/** Running a statement through Google's own client. */
import { codeOf, FailureError, messageOf } from '../errors.ts';
import { credentialsFor } from '../google.ts';
import { projectOf, type System } from '../system.ts';
import { type Page, pageOf } from './result-page.ts';

export interface Statement {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Where tables without a dataset are looked for. */
  readonly dataset: string;
  /** No more rows than this are fetched. */
  readonly maxRows: number;
}

const PAGE_ROWS = 10_000;

/** At least one page. @throws UsageError where no system is named, FailureError for what the warehouse refuses. */
export async function* runStatement(system: System, statement: Statement): AsyncGenerator<Page, void> {
  const bigQuery = await createClient(system);
  const rowsOfPage = (fetched: number) => Math.min(PAGE_ROWS, statement.maxRows - fetched);
  const ask = async (asking: Promise<readonly unknown[]>): Promise<Page> => {
    try {
      return pageOf(await asking);
    } catch (error) {
      throw new FailureError(explain(error, system, statement.text), { cause: error });
    }
  };

  const request = {
    query: statement.text,
    params: { ...statement.parameters },
    defaultDataset: { projectId: projectOf(system), datasetId: statement.dataset },
    wrapIntegers: true,
  };
  let page = await ask(bigQuery.query(request, { autoPaginate: false, maxResults: rowsOfPage(0) }));
  let fetched = page.rows.length;
  while (!page.isComplete || (page.pageToken !== undefined && fetched < statement.maxRows)) {
    if (page.isComplete) yield page;
    const { job, pageToken } = page;
    page = await ask(
      bigQuery
        .job(job.id, { ...(job.location !== undefined && { location: job.location }) })
        .getQueryResults({
          ...(pageToken !== undefined && { pageToken }),
          maxResults: rowsOfPage(fetched),
          autoPaginate: false,
          wrapIntegers: true,
        }),
    );
    fetched += page.rows.length;
  }
  yield page;
}

async function createClient(system: System) {
  const { bigQueryUrl } = system;
  const projectId = projectOf(system);
  const authClient = await credentialsFor(bigQueryUrl !== undefined);
  const { BigQuery } = await import('@google-cloud/bigquery');
  if (bigQueryUrl === undefined) return new BigQuery({ projectId, authClient });
  // A local service that does not run is better told at once than after 15 s.
  const bigQuery = new BigQuery({ projectId, authClient, apiEndpoint: bigQueryUrl, autoRetry: false });
  // As an option the root would have Google's path appended, and BIGQUERY_EMULATOR_HOST would win over it.
  bigQuery.baseUrl = bigQueryUrl;
  return bigQuery;
}

function explain(error: unknown, { bigQueryUrl }: System, statement: string): string {
  const message = messageOf(error);
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
      return bigQueryUrl === undefined
        ? `BigQuery can't be reached: ${message}`
        : `the warehouse at ${bigQueryUrl} can't be reached. Is the stack running? "npm start" starts it`;
    default:
      return message + excerpt(message, statement);
  }
}

/** The line that a message such as `… at [2:8]` means, with a mark under the column. */
function excerpt(message: string, statement: string): string {
  const [, line, column] = /\[(\d+):(\d+)\]/.exec(message) ?? [];
  const text = statement.split('\n')[Number(line) - 1];
  if (text === undefined) return '';
  return `\n  ${text}\n  ${text.slice(0, Number(column) - 1).replaceAll(/[^\t]/g, ' ')}^`;
}
