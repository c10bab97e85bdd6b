/** An account lives in one region; this is the host of the other one, to show a wrong region setting. */
import type { RequestListener } from 'node:http';

/**
 * What a call to the wrong host gets: an account of the EU is redirected from the US, an account of the US fails
 * in the EU. The region look-up works on either host.
 */
export function createOtherRegion(
  region: 'us' | 'eu',
  home: string,
  listener: RequestListener,
): RequestListener {
  return (request, response) => {
    const { url = '/' } = request;
    const isTrack = url.startsWith('/api/');
    if (url.startsWith('/api/v1/accounts/region')) return listener(request, response);
    request.resume();
    if (region === 'eu' && isTrack) {
      response.writeHead(307, { location: `${home}${url}`, 'content-length': 0 }).end();
      return;
    }
    const body = JSON.stringify({ meta: { error: 'Unauthorized request' } });
    response.writeHead(401, { 'content-type': 'application/json; charset=utf-8' }).end(body);
  };
}
