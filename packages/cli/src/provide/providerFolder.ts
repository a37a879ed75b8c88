import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The files of a provider. */
export interface ProviderFolder {
  folder: string
  /** Network, sources, models, caps. Holds no keys. */
  settings: string
  /** Keystore of the key that works. */
  providerKey: string
  /** Keystore of the master's key, which a provider that runs does not open. */
  masterKey: string
  /** Is there as long as the provider takes no new tasks. */
  paused: string
  /** What the key has spent today. */
  spending: string
  /** Process and address of the provider that runs. */
  running: string
  /** Tasks and transactions. */
  store: string
}

/** Returns the files of a provider in a folder: the one that was named, or `~/.taskmesh/provider`. */
export function providerFolder(
  named: string | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ProviderFolder {
  const usual = join(homedir(), '.taskmesh', 'provider')
  const folder = resolve(named ?? (env['TASKMESH_PROVIDER_FOLDER'] || usual))
  const file = (name: string) => join(folder, name)
  return {
    folder,
    settings: file('provider.json'),
    providerKey: file('provider.key.json'),
    masterKey: file('master.key.json'),
    paused: file('paused'),
    spending: file('spending.json'),
    running: file('running.json'),
    store: file('store'),
  }
}
