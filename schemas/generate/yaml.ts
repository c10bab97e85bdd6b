/** JSON values as YAML: block style, with every string that could be read as something else in double quotes. */

const PLAIN = /^[A-Za-z][\w .()/-]*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Ends with a line break. */
export function toYaml(value: unknown, indent = ''): string {
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${inItem(item, indent)}`).join('');
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return members.map(([key, member]) => `${indent}${scalar(key)}:${afterColon(member, indent)}`).join('');
  }
  return `${indent}${scalar(value)}\n`;
}

function afterColon(value: unknown, indent: string): string {
  if (isBlock(value)) return `\n${toYaml(value, `${indent}  `)}`;
  return ` ${scalar(value)}\n`;
}

function inItem(value: unknown, indent: string): string {
  return isBlock(value) ? toYaml(value, `${indent}  `).trimStart() : `${scalar(value)}\n`;
}

function isBlock(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function scalar(value: unknown): string {
  const isPlain =
    typeof value === 'string' && PLAIN.test(value) && !value.endsWith(' ') && !RESERVED.test(value);
  return isPlain ? value : JSON.stringify(value);
}
