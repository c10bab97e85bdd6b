/** From text to the commands in it. */
import { messageOf, UsageError } from '../errors.ts';

export interface Document {
  /** Where it stood, such as `line 3`; empty where it was the only one. */
  readonly place: string;
  readonly json: unknown;
}

/**
 * One JSON document, the items of a JSON array, or one document a line (NDJSON).
 *
 * @throws UsageError for text that is none of these, for nothing, and for an empty array.
 */
export function parseDocuments(bytes: Buffer, source: string): Document[] {
  const text = decode(bytes, source);
  if (text.trim() === '') throw new UsageError(`${source} is empty; allowed: one JSON document or several`);
  try {
    return itemsOf(JSON.parse(text), source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return parseLines(text, source, error);
  }
}

function itemsOf(json: unknown, source: string): Document[] {
  if (!Array.isArray(json)) return [{ place: '', json }];
  if (json.length === 0) throw new UsageError(`${source} is an empty list; allowed: at least one command`);
  return json.map((item: unknown, index) => ({ place: `item ${index + 1}`, json: item }));
}

function parseLines(text: string, source: string, whole: SyntaxError): Document[] {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), place: `line ${index + 1}` }));
  const full = lines.filter(({ line }) => line !== '');
  // Where not even the first line stands for itself, it was meant as one document.
  if (full.length < 2 || !isJson(full[0]?.line ?? '')) {
    throw new UsageError(`${source} is not JSON: ${messageOf(whole)}`);
  }
  return full.map(({ line, place }) => {
    try {
      return { place, json: JSON.parse(line) };
    } catch (error) {
      throw new UsageError(`${source}, ${place} is not JSON: ${messageOf(error)}`);
    }
  });
}

function decode(bytes: Buffer, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${source} is not UTF-8 text; allowed: JSON in UTF-8`);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
