import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { fastify } from 'fastify'

const BUILT = fileURLToPath(new URL('../../apps/gallery/build/', import.meta.url))

/** The built gallery on a static host, without a configuration. */
export interface ServedPages {
  url: string
  stop: () => Promise<void>
}

/**
 * Serves the gallery as a static host does that sends compressed files.
 *
 * @throws Error when it is not built.
 */
export async function servePages(): Promise<ServedPages> {
  if (!existsSync(BUILT))
    throw new Error(`${BUILT} is missing. Run \`pnpm --filter @taskmesh/gallery build\` once.`)
  const app = fastify()
  await app.register(fastifyStatic, { root: BUILT, preCompressed: true })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url, stop: () => app.close() }
}
