import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { listenOnFreePort } from '@taskmesh/devnet'
import { TaskmeshError } from '@taskmesh/errors'
import { networkFile, type NetworkFile } from '@taskmesh/venues/network-file'
import { fastify } from 'fastify'
import * as z from 'zod/mini'
import { demoBrowserFiles } from './demoBrowserFiles.ts'

/** Where the built gallery lies: beside the built command, or in the workspace when run from source. */
const SITES = ['./site', '../../dist/gallery/site', '../../../../apps/gallery/build'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

/** The gallery's files are not there. */
export class GalleryNotBuiltError extends TaskmeshError {
  override name = 'GalleryNotBuiltError'
  constructor() {
    super('The gallery is not built.', {
      code: 'GALLERY_NOT_BUILT',
      actor: 'configuration',
      details: 'Run `npm run build` once.',
    })
  }
}

const FOR_EVER = 'public, max-age=31536000, immutable'
/** Kept, but asked after each time: an ETag answers when nothing has changed. */
const ASK_FIRST = 'no-cache'

/** Files whose names are made from what they hold never change. */
function cachingOf(path: string): string {
  return /[\\/](_app[\\/]immutable|miniatures)[\\/]/.test(path) ? FOR_EVER : ASK_FIRST
}

/** Where models run: WebAssembly is compiled there, and nothing from another site is executed. */
const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' data: blob: http: https:"

function headersOf(path: string): Record<string, string> {
  const isWorker = /[\\/]workers[\\/]/.test(path)
  return {
    'cache-control': cachingOf(path),
    ...(isWorker ? { 'content-security-policy': WORKER_POLICY } : {}),
  }
}

export interface StartGalleryOptions {
  /** Address to listen on. Default `127.0.0.1`. */
  host?: string
  /** Port; a free one is taken when it is busy. Default 4173. */
  port?: number
  /** Where the runner and the chain of the pages are. */
  config: NetworkFile
}

/**
 * Serves the gallery's pages, the models that they run themselves and, as `/taskmesh.json`, where those, their runner and
 * their chain are.
 */
export async function startGallery({
  host = '127.0.0.1',
  port = 4173,
  config,
}: StartGalleryOptions): Promise<{ url: string; stop: () => Promise<void> }> {
  const site = SITES.find((path) => existsSync(path))
  if (site === undefined) throw new GalleryNotBuiltError()
  const { browser, files } = await demoBrowserFiles()
  const file = z.encode(networkFile, { browser, ...config })
  const server = fastify({ forceCloseConnections: true })
  server.get('/taskmesh.json', (_request, reply) =>
    reply.header('cache-control', 'no-store').send(file),
  )
  await server.register(fastifyStatic, {
    root: site,
    extensions: ['html'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      for (const [name, value] of Object.entries(headersOf(path))) void reply.header(name, value)
    },
  })
  for (const { path, file: from } of files) {
    server.get(`/${path}`, (_request, reply) => reply.sendFile(basename(from), dirname(from)))
  }
  server.setNotFoundHandler((_request, reply) => reply.code(404).sendFile('404.html'))
  const url = await listenOnFreePort(server, { host, port })
  return { url, stop: () => server.close() }
}
