/** Where the system is: what the flags say, else the environment, else the stack that `npm start` keeps. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isObject } from '../shared/contract/json.ts';
import { codeOf, messageOf, UsageError } from './errors.ts';
import type { Io } from './io.ts';

/** The options of every command that say where the system is. */
export interface SystemOptions {
  stack?: string;
  project?: string;
  topicPrefix?: string;
}

export interface System {
  readonly project: string | undefined;
  readonly topicPrefix: string;
  /** `host:port` of a Pub/Sub that is not Google's. */
  readonly pubsubHost: string | undefined;
  /** Root of BigQuery's REST routes (what comes before `/projects`) where they are not Google's. */
  readonly bigQueryUrl: string | undefined;
  readonly webhookUrl: string | undefined;
  readonly signingKey: string | undefined;
  /** The files that were looked at for a stack, in this order. */
  readonly stackFiles: readonly string[];
}

const STACK_KEYS = ['project', 'pubsub_host', 'webhook_url', 'signing_key', 'warehouse_url'] as const;
type Stack = Readonly<Record<(typeof STACK_KEYS)[number], string> & { topic_prefix?: string }>;

const DEFAULT_FOLDER = '.relay';

/** @throws UsageError for a stack that is named but not there, not readable, or of another project. */
export function locateSystem(options: SystemOptions, io: Io): System {
  const stackFiles = stackFilesOf(options, io);
  const stack = findStack(options, stackFiles, io);
  const own = (name: string) => io.env[name]?.trim() || undefined;
  // A stack that was asked for by name comes before the environment, as every flag does.
  const either = (fromEnvironment: string | undefined, fromStack: string | undefined) =>
    options.stack === undefined ? (fromEnvironment ?? fromStack) : (fromStack ?? fromEnvironment);
  return {
    project: options.project ?? either(own('GOOGLE_CLOUD_PROJECT'), stack?.project),
    topicPrefix:
      options.topicPrefix ?? either(own('RELAY_TOPIC_PREFIX'), stack?.topic_prefix) ?? 'customerio',
    pubsubHost: either(own('PUBSUB_EMULATOR_HOST'), stack?.pubsub_host),
    bigQueryUrl: either(asUrl(own('BIGQUERY_EMULATOR_HOST')), stack && `${stack.warehouse_url}/bigquery/v2`),
    webhookUrl: stack?.webhook_url,
    signingKey: either(firstLine(own('CUSTOMERIO_WEBHOOK_SIGNING_KEY')), stack?.signing_key),
    stackFiles,
  };
}

/** @throws UsageError that says what was looked for, where no project is named and no stack is there. */
export function projectOf({ project, stackFiles }: System): string {
  if (project !== undefined) return project;
  throw new UsageError(
    `no system was found: there is no stack (looked for ${stackFiles.join(' and ')}), and neither --project nor ` +
      'GOOGLE_CLOUD_PROJECT names a project. Start a stack with "npm start", or name a project with --project',
  );
}

/** The stack, unless another project than its own was asked for. */
function findStack(
  { stack: folder, project }: SystemOptions,
  files: readonly string[],
  io: Io,
): Stack | undefined {
  const found = readFirst(files);
  if (found === undefined) {
    if (folder === undefined) return undefined;
    throw new UsageError(`--stack ${folder}: there is no ${files[0]}. "npm start" writes it`);
  }
  const { stack, file } = found;
  if (folder !== undefined) {
    if (project === undefined || project === stack.project) return stack;
    throw new UsageError(`--stack ${folder} is of project ${stack.project}, but --project names ${project}`);
  }
  const named = project ?? (io.env.GOOGLE_CLOUD_PROJECT?.trim() || undefined);
  if (named === undefined || named === stack.project) return stack;
  if (project === undefined) {
    io.stderr.write(
      `note: GOOGLE_CLOUD_PROJECT names ${named}, so the stack in ${dirname(file)} is left alone; ` +
        `--stack ${dirname(file)} would use it\n`,
    );
  }
  return undefined;
}

function readFirst(files: readonly string[]): { stack: Stack; file: string } | undefined {
  for (const file of files) {
    const stack = readStack(file);
    if (stack !== undefined) return { stack, file };
  }
  return undefined;
}

function readStack(file: string): Stack | undefined {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new UsageError(
      `${file} can't be read: ${error instanceof SyntaxError ? 'it is not JSON' : messageOf(error)}`,
    );
  }
  if (isStack(content)) return content;
  throw new UsageError(`${file} is not what "npm start" writes; it has to name ${STACK_KEYS.join(', ')}`);
}

function isStack(value: unknown): value is Stack {
  if (!isObject(value)) return false;
  const prefix = value.topic_prefix ?? '';
  return typeof prefix === 'string' && STACK_KEYS.every((key) => typeof value[key] === 'string');
}

/**
 * Unless one is named, a stack is kept here, or else where `npm start` keeps it: `npx relay` runs in any folder of
 * this repository.
 */
function stackFilesOf({ stack }: SystemOptions, { cwd, packageFolder }: Io): string[] {
  const folders =
    stack === undefined
      ? [join(cwd, DEFAULT_FOLDER), join(packageFolder, DEFAULT_FOLDER)]
      : [resolve(cwd, stack)];
  return [...new Set(folders.map((folder) => join(folder, 'stack.json')))];
}

/** Google's client takes the variable as the root of the routes; only the scheme may be missing. */
function asUrl(host: string | undefined): string | undefined {
  if (host === undefined) return undefined;
  return (/^https?:\/\//.test(host) ? host : `http://${host}`).replace(/\/+$/, '');
}

/** During a rotation the variable holds several keys, one a line. */
function firstLine(text: string | undefined): string | undefined {
  return text?.split('\n', 1)[0]?.trim();
}
