import type { ConfigState } from './configState.ts'

/** The state before `taskmesh.json` has been read. */
export const LOADING: ConfigState = { status: 'loading', config: {} }

const MAX_CONFIG_BYTES = 256 * 1024

/** The parser is large; pages without a configuration do without it. */
async function parse(text: string): Promise<ConfigState> {
  const { readConfig } = await import('./configState.ts')
  return readConfig(text)
}

/** Fetches `taskmesh.json`, which `taskmesh dev` serves beside the pages. Never rejects. */
export async function loadConfig(url: string | URL, signal?: AbortSignal): Promise<ConfigState> {
  const absent: ConfigState = {
    status: 'absent',
    config: {},
    reason: 'These pages are not connected to a runner or a chain.',
  }
  try {
    const response = await fetch(url, { signal })
    const isJson = response.headers.get('content-type')?.includes('json') === true
    if (!response.ok || !isJson) return absent
    const text = await response.text()
    return text.length > MAX_CONFIG_BYTES ? absent : await parse(text)
  } catch {
    return absent
  }
}
