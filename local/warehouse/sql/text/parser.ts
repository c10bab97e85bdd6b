/**
 * The SQL parser, a WebAssembly module of 22 MB. V8 would compile its hot functions a second time, better, and
 * takes 300 to 700 MB for that while it saves nothing that counts: without it, memory stays flat and a query is
 * translated in a third of a millisecond. The flags only work before the module is loaded.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--no-wasm-dynamic-tiering');
setFlagsFromString('--no-wasm-tier-up');

export const { Dialect, generate, parse } = await import('@polyglot-sql/sdk');
