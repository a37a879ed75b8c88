import { once } from 'node:events'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { runServer } from 'verdaccio'

/** A registry of npm packages on this machine. */
export interface Registry extends AsyncDisposable {
  url: string
}

export interface RegistryOptions {
  /** Where it keeps what was published, and what it fetched. */
  folder: string
  /** The registry that has all packages but ours. */
  uplink: string
}

/** Names that are ours: they come from this registry alone, never from the one behind it. */
const OURS = ['@taskmesh/*', 'taskmesh']

/** Starts Verdaccio on a free port of this machine. Everybody who reaches it may publish our packages. */
export async function startRegistry({ folder, uplink }: RegistryOptions): Promise<Registry> {
  const own = { access: '$all', publish: '$all', unpublish: '$all' }
  const server: Server = await runServer({
    configPath: join(folder, 'config.yaml'),
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
    uplinks: { npm: { url: uplink, maxage: '1h', timeout: '120s', max_fails: 1000 } },
    packages: {
      ...Object.fromEntries(OURS.map((name) => [name, own])),
      '**': { access: '$all', proxy: 'npm' },
    },
    server: { keepAliveTimeout: 60 },
    web: { enable: false },
    max_body_size: '500mb',
    log: { type: 'stderr', format: 'json', level: 'fatal' },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The registry has no port.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
