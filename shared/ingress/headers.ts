/** Small readings of a request's head. */

/** True where a Content-Encoding names anything but `identity`. */
export function isEncoded(contentEncoding: string | undefined): boolean {
  const codings = (contentEncoding ?? '').split(',').map((coding) => coding.trim().toLowerCase());
  return codings.some((coding) => coding !== '' && coding !== 'identity');
}

/** The path of a request's target, which some proxies send with scheme and host in front. */
export function pathOf(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/';
}
