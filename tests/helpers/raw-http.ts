/** HTTP by the byte: what ordinary clients refuse to send, and answers as they came. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/** Only so that a test ends whose answer never comes. */
const ANSWERS_WITHIN_MS = 60_000;

export interface RawAnswer {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

export interface RawConnection {
  socket: Socket;
  write(bytes: string | Uint8Array): void;
  /** Resolves to the first `count` answers. @throws Error if they don't come. */
  answers(count: number): Promise<RawAnswer[]>;
  /** The answers that have come so far. */
  received(): RawAnswer[];
  /** True once the other side has closed or reset the connection. */
  isClosed(): boolean;
  /** The code of the error that ended the connection, such as ECONNRESET. */
  errorCode(): string | undefined;
}

/** Opens a connection to 127.0.0.1 that is cut when the test ends. */
export async function openConnection(t: TestContext, port: number): Promise<RawConnection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let received = '';
  let closed = false;
  let code: string | undefined;
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    code = error.code;
  });
  socket.on('end', () => {
    closed = true;
  });
  socket.on('close', () => {
    closed = true;
  });
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  return {
    socket,
    write: (bytes) => socket.write(bytes),
    isClosed: () => closed,
    errorCode: () => code,
    received: () => parseAnswers(received),
    async answers(count) {
      const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
      while (parseAnswers(received).length < count) {
        await once(socket, 'data', { signal }).catch((cause: unknown) => {
          throw new Error(`Only ${parseAnswers(received).length} of ${count} answers came`, { cause });
        });
      }
      return parseAnswers(received).slice(0, count);
    },
  };
}

/** The bytes of a request. `headers` may repeat a name and spell it as it likes. */
export function rawRequest(options: {
  method?: string;
  target?: string;
  headers?: readonly (readonly [name: string, value: string])[];
  body?: string | Uint8Array;
}): Buffer {
  const { method = 'POST', target = '/', headers = [], body = '' } = options;
  const bytes = Buffer.from(body);
  const hasLength = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(hasLength ? [] : [`Content-Length: ${bytes.length}`]),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

/** Every complete answer in a stream of them; bodies by Content-Length only, which is all that ours use. */
function parseAnswers(stream: string): RawAnswer[] {
  const answers: RawAnswer[] = [];
  let at = 0;
  for (;;) {
    const headEnd = stream.indexOf('\r\n\r\n', at);
    if (headEnd < 0) return answers;
    const [statusLine = '', ...lines] = stream.slice(at, headEnd).split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    const bodyEnd = headEnd + 4 + Number(headers['content-length'] ?? 0);
    if (stream.length < bodyEnd) return answers;
    const status = Number(statusLine.split(' ')[1]);
    if (status >= 200) answers.push({ status, headers, body: stream.slice(headEnd + 4, bodyEnd) });
    at = bodyEnd;
  }
}

/** Sends one request on a connection of its own. */
export async function exchange(t: TestContext, port: number, bytes: Uint8Array): Promise<RawAnswer> {
  const connection = await openConnection(t, port);
  connection.write(bytes);
  const [answer] = await connection.answers(1);
  if (answer === undefined) throw new Error('There was no answer');
  connection.socket.destroy();
  return answer;
}
