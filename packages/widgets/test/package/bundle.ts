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

async function chunksOf(project: string, programs: Record<string, string>): Promise<Chunk[]> {
  const sources = new Map(
    Object.entries(programs).map(([name, source]) => [join(project, `${name}.program.js`), source]),
  )
  const built = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'programs',
        enforce: 'pre',
        resolveId: (id) => (sources.has(id) ? id : null),
        load: (id) => sources.get(id) ?? null,
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: [...sources.keys()] },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  return outputs
    .flatMap((result) => ('output' in result ? result.output : []))
    .filter((file) => file.type === 'chunk')
}

function toBundle(chunks: readonly Chunk[], entry: Chunk): Bundle {
  const loaded = new Set<Chunk>()
  const load = (chunk: Chunk | undefined) => {
    if (chunk === undefined || loaded.has(chunk)) return
    loaded.add(chunk)
    for (const name of chunk.imports) load(chunks.find(({ fileName }) => fileName === name))
  }
  load(entry)
  return {
    gzip: [...loaded].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0),
    code: [...loaded].map(({ code }) => code).join('\n'),
    modules: [...loaded].flatMap(({ modules }) => Object.keys(modules)),
  }
}

/**
 * Bundles programs for browsers, all at once: they share files, as the pages of one site do. What they
 * import dynamically is in files of its own.
 */
export async function bundle<const Name extends string>(
  project: string,
  programs: Readonly<Record<Name, string>>,
): Promise<Map<string, Bundle>> {
  const chunks = await chunksOf(project, programs)
  return new Map(
    chunks.flatMap((chunk) => {
      const [, name] = /([\w-]+)\.program\.js$/.exec(chunk.facadeModuleId ?? '') ?? []
      return name === undefined ? [] : [[name, toBundle(chunks, chunk)]]
    }),
  )
}
