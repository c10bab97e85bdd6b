/** What Google's clients need to be let in. */
import type { AuthClient } from 'google-auth-library';
import { FailureError, messageOf } from './errors.ts';

/**
 * Credentials for a client: none for a local service in the place of Google's, else the application default ones.
 * Asking for them here keeps the clients from looking for them, which they do for a local service too, and from
 * throwing where nobody can catch.
 *
 * @throws FailureError where there are none, with the remedy.
 */
export async function credentialsFor(isLocal: boolean): Promise<AuthClient> {
  const { GoogleAuth, PassThroughClient } = await import('google-auth-library');
  if (isLocal) return new PassThroughClient();
  try {
    return await new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' }).getClient();
  } catch (cause) {
    throw new FailureError(
      `no Google credentials were found (${messageOf(cause)}). Run "gcloud auth application-default login", or ` +
        'set GOOGLE_APPLICATION_CREDENTIALS to the file that holds them',
      { cause },
    );
  }
}
