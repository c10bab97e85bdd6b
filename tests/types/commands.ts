/** What the compiler must accept and refuse of commands. Nothing here runs: `npm run types` is the test. */
import { parseAnyCommand } from '../../shared/contract/all-commands.ts';
import type {
  Command,
  CommandOf,
  CommandParser,
  GeneratedValidator,
  Parsed,
} from '../../shared/contract/commands.ts';
import type { validate as validateTrack } from '../../shared/contract/generated/track.ts';
import type { Operation } from '../../shared/contract/operations.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_Claim extends true>(): void => undefined;

holds<Equal<keyof { [O in Operation]: CommandOf<O> }, Operation>>();
holds<Equal<Command, CommandOf<Operation>>>();
holds<Equal<typeof validateTrack, GeneratedValidator<'track'>>>();
holds<Equal<ReturnType<CommandParser<'track'>>, Parsed<CommandOf<'track'>>>>();

// @ts-expect-error there is no such operation
type _Unknown = CommandOf<'notify'>;

// An identifier is exactly one.
export const byId: CommandOf<'delete'> = { person: { id: '42' } };
// @ts-expect-error none
export const byNothing: CommandOf<'delete'> = { person: {} };
// @ts-expect-error two
export const byTwo: CommandOf<'delete'> = { person: { id: '42', email: 'ann@example.com' } };
// @ts-expect-error identifiers are text
export const byNumber: CommandOf<'delete'> = { person: { id: 42 } };
// @ts-expect-error merge takes no phone number
export const byPhone: CommandOf<'merge'> = { primary: { phone: '+15551234567' }, secondary: { id: '42' } };

const acme = { action: 'identify', object: { cio_object_id: 'ob1' } } as const;
const phone = { phone: '+15551234567' } as const;
// @ts-expect-error nor do the people of an object
export const relatedByPhone: CommandOf<'object'> = { ...acme, relationships: [{ person: phone }] };
export const related: CommandOf<'identify'> = {
  person: { id: '42' },
  relationships: [{ cio_object_id: 'ob1' }, { object_type_id: '1', object_id: 'acme' }],
};

// Keys are known ones, and the required ones are there.
// @ts-expect-error an unknown key
export const unknownKey: CommandOf<'identify'> = { person: { id: '42' }, traits: {} };
// @ts-expect-error no person
export const noPerson: CommandOf<'suppress'> = {};
// @ts-expect-error no command_id
export const noId: CommandOf<'broadcast'> = { broadcast_id: 12, audience: 'configured' };
// @ts-expect-error another operation's command
export const wrongOperation: CommandOf<'track'> = { operation: 'identify', person: { id: '42' }, name: 'x' };

// An event belongs to a person or to an anonymous_id.
export const ofPerson: CommandOf<'track'> = { person: { id: '42' }, name: 'x' };
export const ofNobody: CommandOf<'track'> = { anonymous_id: 'visitor-7', name: 'x' };
// @ts-expect-error of both
export const ofBoth: CommandOf<'track'> = { person: { id: '42' }, anonymous_id: 'visitor-7', name: 'x' };
// @ts-expect-error of neither
export const ofNeither: CommandOf<'track'> = { name: 'x' };

// An audience is named, in exactly one way.
const broadcast = { command_id: 'spring', broadcast_id: 12 } as const;
export const toConfigured: CommandOf<'broadcast'> = { ...broadcast, audience: 'configured' };
export const toIds: CommandOf<'broadcast'> = { ...broadcast, audience: { ids: ['42'] } };
// @ts-expect-error not named
export const toWhom: CommandOf<'broadcast'> = { ...broadcast };
// @ts-expect-error another word
export const toAll: CommandOf<'broadcast'> = { ...broadcast, audience: 'all' };
// @ts-expect-error empty
export const toNobody: CommandOf<'broadcast'> = { ...broadcast, audience: {} };
// @ts-expect-error two ways
export const toTwo: CommandOf<'broadcast'> = { ...broadcast, audience: { ids: ['42'], emails: ['a@b.c'] } };

// A channel has its own fields.
const send = { command_id: 'receipt', identifiers: { id: '42' } } as const;
export const fromTemplate: CommandOf<'transactional'> = {
  ...send,
  channel: 'email',
  to: 'ann@example.com',
  transactional_message_id: 44,
};
export const inline: CommandOf<'transactional'> = {
  ...send,
  channel: 'email',
  to: 'ann@example.com',
  from: 'shop@example.com',
  subject: 'Hello',
  body: '<p>Hi</p>',
};
// @ts-expect-error neither a template nor a body
export const empty: CommandOf<'transactional'> = { ...send, channel: 'email', to: 'ann@example.com' };
const push = { ...send, channel: 'push', transactional_message_id: 1 } as const;
// @ts-expect-error push has no cc
export const pushWithCc: CommandOf<'transactional'> = { ...push, cc: 'a@b.c' };
// @ts-expect-error SMS needs a number
export const smsToNobody: CommandOf<'transactional'> = {
  ...send,
  channel: 'sms',
  transactional_message_id: 1,
};
// @ts-expect-error no such channel
export const fax: CommandOf<'transactional'> = { ...send, channel: 'fax', transactional_message_id: 1 };

// A device needs a platform only to be added; a deleted object has nothing else.
export const removed: CommandOf<'device'> = {
  person: { id: '42' },
  action: 'delete',
  device: { token: 't' },
};
// @ts-expect-error no platform
export const added: CommandOf<'device'> = { person: { id: '42' }, action: 'add', device: { token: 't' } };
// @ts-expect-error attributes of what is deleted
export const gone: CommandOf<'object'> = {
  action: 'delete',
  object: { cio_object_id: 'ob1' },
  attributes: {},
};
const named = { cio_object_id: 'ob1', object_id: 'acme' } as const;
// @ts-expect-error both ways to name an object
export const twice: CommandOf<'object'> = { action: 'delete', object: named };

/** What was parsed is narrowed by its verdict, its channel and its kind of person. */
export function narrowed(json: unknown): string {
  const parsed = parseAnyCommand('transactional', json, 0);
  // @ts-expect-error not before it is known to be good
  parsed.value;
  if (!parsed.ok) return parsed.problem.detail;
  if (parsed.value.channel === 'sms') return parsed.value.to;
  // @ts-expect-error the other channels may have no `to`
  const to: string = parsed.value.to;
  return to;
}

export function whose({ person, anonymous_id }: CommandOf<'track'>): object | string {
  return anonymous_id === undefined ? person : anonymous_id;
}
