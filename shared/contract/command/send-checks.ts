/** Checks of transactional messages: their recipients, sizes and times. */
import type { Device, EmailCommand, TransactionalCommand } from '../generated/types.ts';
import { BASE64 } from '../json.ts';
import { addressesIn } from './identifiers.ts';
import { COMMAND_LIMITS } from './limits.ts';
import { checkAttributes, checkBytes, checkTime } from './parts.ts';
import { type CommandProblem, describe, join, problem } from './problems.ts';

const DAY_MS = 24 * 3_600_000;
const ADDRESSES = 'addresses such as Ann <ann@example.com>, separated by commas';
const HEADER_NAME = /^[!-9;-~]+$/;
const ASCII_TEXT = /^[ -~]*$/;

/** What JSON Schema can't say of a transactional message. `nowMs` is Unix milliseconds. */
export function checkTransactional(command: TransactionalCommand, nowMs: number): CommandProblem | undefined {
  return (
    checkTime(command.expires_at, '/expires_at') ??
    checkSendAt(command.send_at, nowMs) ??
    (command.channel === 'email' ? checkEmail(command) : undefined) ??
    (command.channel === 'push' ? checkDevice(command.custom_device) : undefined) ??
    checkSend(command)
  );
}

function checkSendAt(sendAt: number | undefined, nowMs: number): CommandProblem | undefined {
  const aheadMs = (sendAt ?? 0) * 1000 - nowMs;
  if (aheadMs <= COMMAND_LIMITS.scheduleAheadMs) return undefined;
  return problem('too_late', '/send_at', `a time ${Math.ceil(aheadMs / DAY_MS)} days ahead`, '90 days');
}

function checkDevice(device: Device | undefined): CommandProblem | undefined {
  return checkAttributes(device?.attributes, '/custom_device/attributes');
}

function checkEmail(command: EmailCommand): CommandProblem | undefined {
  return checkRecipients(command) ?? checkHeaders(command.headers) ?? checkAttachments(command.attachments);
}

function checkRecipients(command: EmailCommand): CommandProblem | undefined {
  let recipients = 0;
  for (const field of ['to', 'cc', 'bcc'] as const) {
    const list = command[field];
    if (list === undefined) continue;
    const addresses = addressesIn(list);
    if (addresses === undefined) {
      return problem('bad_identifier', `/${field}`, `${describe(list)} of another form`, ADDRESSES);
    }
    recipients += addresses.length;
  }
  if (recipients <= COMMAND_LIMITS.recipients) return undefined;
  return problem('too_many', '/to', `${recipients} recipients in to, cc and bcc`, '15');
}

function checkHeaders(headers: EmailCommand['headers']): CommandProblem | undefined {
  if (headers === undefined) return undefined;
  if (typeof headers === 'string')
    return ASCII_TEXT.test(headers) ? undefined : badHeader('/headers', headers);
  for (const [name, value] of Object.entries(headers)) {
    if (!HEADER_NAME.test(name) || !ASCII_TEXT.test(value)) return badHeader(join('/headers', name), value);
  }
  return undefined;
}

function badHeader(path: string, value: string): CommandProblem {
  return problem(
    'bad_format',
    path,
    `a header with ${describe(value)}`,
    'names and values in printable ASCII',
  );
}

function checkAttachments(attachments: EmailCommand['attachments']): CommandProblem | undefined {
  let bytes = 0;
  for (const [name, content] of Object.entries(attachments ?? {})) {
    if (!BASE64.test(content) || content.length % 4 !== 0) {
      return problem('bad_format', join('/attachments', name), describe(content), 'base64 with padding');
    }
    bytes += Buffer.byteLength(content, 'base64');
  }
  if (bytes < COMMAND_LIMITS.attachmentsBytes) return undefined;
  return problem(
    'too_large',
    '/attachments',
    `${bytes} bytes of attachments`,
    `fewer than ${COMMAND_LIMITS.attachmentsBytes}`,
  );
}

function checkSend(command: TransactionalCommand): CommandProblem | undefined {
  const body = { ...command, attachments: undefined };
  return checkBytes(body, COMMAND_LIMITS.sendBytes, '');
}
