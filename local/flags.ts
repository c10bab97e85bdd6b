/** The flags of the tools that run on one machine: each is parsed, checked and explained in the same way. */
import { Command, InvalidArgumentError } from 'commander';

const MAX_PORT = 65_535;
const USAGE_ERROR = 2;

/**
 * A command line with `--help`, to which the tool adds its options. `call` is what one types to run it. A wrong flag
 * says on stderr what was received and what is allowed, and exits 2.
 */
export function commandLine(call: string, description: string): Command {
  const command = new Command()
    .name(call)
    .description(description)
    .showHelpAfterError('(--help shows the flags)')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE_ERROR));
  return sayWhatIsAllowed(command);
}

/** Has errors about unknown commands and options say which ones there are. Returns the command. */
export function sayWhatIsAllowed(command: Command): Command {
  return command.configureOutput({
    outputError: (text, write) => write(`${text}${allowedInstead(text, command)}`),
  });
}

/** Commander tells the kinds of its errors apart by their texts alone at this point. */
function allowedInstead(error: string, command: Command): string {
  if (error.startsWith('error: unknown command'))
    return `Allowed: ${command.commands.map((each) => each.name()).join(', ')}.\n`;
  if (!error.startsWith('error: unknown option')) return '';
  const flags: (string | undefined)[] = [];
  for (let each: Command | null = command; each; each = each.parent)
    flags.push(
      ...each
        .createHelp()
        .visibleOptions(each)
        .map(({ long }) => long),
    );
  return `Allowed: ${[...new Set(flags)].join(', ')}.\n`;
}

/** A parser for an option that takes a whole number. The parser throws InvalidArgumentError with what is allowed. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Allowed: a whole number from ${least} to ${most}.`);
  };
}

/** A parser for the first of `count` ports that follow each other; 0 stands for any that are free. */
export function firstPort(count = 1): (text: string) => number {
  return wholeNumber(0, MAX_PORT - count + 1);
}

/** Parses the name of a folder; an empty one would stand for the folder one is in. @throws InvalidArgumentError */
export function folder(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError("Allowed: a folder's name.");
}

/** Parses the seed of a run that can be repeated. @throws InvalidArgumentError */
export const seedNumber = wholeNumber(0, 999_999_999);

/** Parses a number of 0 or more, fractions included. @throws InvalidArgumentError */
export function numberFromZero(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError('Allowed: a number of 0 or more.');
}
