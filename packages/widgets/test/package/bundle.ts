import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

/** What a page loads before anything else happens. */
export interface Bundle {
  /** Bytes of the files that are loaded at first, each as servers send it. */
  gzip: number
  code: string
  /** The modules in them. */
  modules: readonly string[]
}

type Chunk = Rolldown.OutputChunk

// Svelte leaves out what helps while a program is being written only when it sees this.
process.env['NODE_ENV'] = 'production'

async function chunksOf(project: string, source: string): Promise<Chunk[]> {
  const entry = join(project, 'entry.js')
  const built = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  return outputs
    .flatMap((result) => ('output' in result ? result.output : []))
    .filter((file) => file.type === 'chunk')
}

/** Bundles a program for browsers; what it imports dynamically is in files of its own. */
export async function bundle(project: string, source: string): Promise<Bundle> {
  const chunks = await chunksOf(project, source)
  const loaded = new Set<Chunk>()
  const load = (chunk: Chunk | undefined) => {
    if (chunk === undefined || loaded.has(chunk)) return
    loaded.add(chunk)
    for (const name of chunk.imports) load(chunks.find(({ fileName }) => fileName === name))
  }
  load(chunks.find(({ isEntry }) => isEntry))
  return {
    gzip: [...loaded].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0),
    code: [...loaded].map(({ code }) => code).join('\n'),
    modules: [...loaded].flatMap(({ modules }) => Object.keys(modules)),
  }
}
