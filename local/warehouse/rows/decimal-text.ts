/** Decimals as text, because a double would round what NUMERIC keeps. */

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * A decimal's value times 10^scale; undefined when the text isn't a decimal number, would lose digits, or needs
 * more than `precision` digits. Trailing zeros don't count.
 */
export function parseDecimal(text: string, precision: number, scale: number): bigint | undefined {
  const match = DECIMAL.exec(text);
  const [whole = '', fraction = '', exponent = '0'] = [match?.[2], match?.[3], match?.[4]];
  if (match === null || whole + fraction === '') return undefined;
  const digits = (whole + fraction).replace(/^0+/, '');
  const zeros = Number(exponent) - fraction.length + scale;
  if (zeros < 0 && !/^0*$/.test(digits.slice(zeros))) return undefined;
  const scaled = zeros < 0 ? digits.slice(0, zeros) : digits === '' ? '' : digits + '0'.repeat(zeros);
  if (scaled.length > precision) return undefined;
  return BigInt(`${match[1] === '-' ? '-' : ''}${scaled === '' ? '0' : scaled}`);
}
