import { isRecord } from '@taskmesh/errors'

const PATIENCE_MS = 5000

/** Says what answers on a port of this machine, as far as it says so itself. */
export async function describeHolder(port: number): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/version`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'manual',
    })
    const body: unknown = await response.json()
    const isOurs =
      response.headers.has('x-request-id') &&
      isRecord(body) &&
      ('version' in body || 'error' in body)
    return isOurs ? 'another taskmesh serve runs there' : 'another HTTP server runs there'
  } catch {
    return undefined
  }
}
