import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { transform } from 'esbuild'
import { build, type InlineConfig, type Plugin } from 'vite'
import { allEntries, pageEntries } from './entries.ts'

const LIBRARY = fileURLToPath(new URL('../../src/lib/', import.meta.url))

const manifest: { dependencies: Record<string, string> } = JSON.parse(
  await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
)
const NEEDED = ['svelte', ...Object.keys(manifest.dependencies)]

/** Whether a module stays outside, so that a program has it once. */
function isOutside(id: string): boolean {
  return NEEDED.some((name) => id === name || id.startsWith(`${name}/`))
}

/** Styles are part of the JavaScript, so that they reach shadow roots and need no loader. */
function compiler() {
  return svelte({
    configFile: false,
    emitCss: false,
    compilerOptions: { runes: true },
    preprocess: {
      style: async ({ content }) => {
        const { code } = await transform(content, { loader: 'css', minifyWhitespace: true })
        return { code }
      },
    },
  })
}

function inputs(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, file]) => [name, join(LIBRARY, file)]),
  )
}

const common: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  root: fileURLToPath(new URL('../../', import.meta.url)),
}

/** A file for each module, so that bundlers take what a program uses. */
async function compileModules(generate: 'client' | 'server', folder: string): Promise<void> {
  await build({
    ...common,
    plugins: [compiler()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      target: 'es2022',
      ssr: generate === 'server',
      lib: { entry: inputs(allEntries()), formats: ['es'] },
      rolldownOptions: {
        external: isOutside,
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          preserveModules: true,
          preserveModulesRoot: LIBRARY,
          entryFileNames: '[name].js',
        },
      },
    },
  })
}

const PAGE = 'page:'
const RUNNER = `${PAGE}:runner`

/** Says how to call a runner by its address. */
const runnerModule = `
import { httpRunner } from '@taskmesh/venues'
import { provideRunnerVenues } from ${JSON.stringify(join(LIBRARY, 'elements/runnerVenues.ts'))}
provideRunnerVenues((url) => httpRunner({ url, label: 'Run' }))
`

/** Each element after what it takes to call a runner: those of the page are there already. */
function pageModules(entries: Record<string, string>): Plugin {
  return {
    name: 'page-modules',
    resolveId: (id) => (id.startsWith(PAGE) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PAGE}`)) return null
      const name = id.slice(1)
      if (name === RUNNER) return runnerModule
      const file = join(LIBRARY, entries[name.slice(PAGE.length)] ?? '')
      return `import '${RUNNER}'\nimport ${JSON.stringify(file)}`
    },
  }
}

/** Files that a browser runs as they are, with Svelte and the registry inside. */
async function bundleForPages(folder: string): Promise<void> {
  const entries = pageEntries()
  await build({
    ...common,
    plugins: [compiler(), pageModules(entries)],
    resolve: { conditions: ['@taskmesh/source', 'browser', 'module', 'production'] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.keys(entries).map((name) => [name, `${PAGE}${name}`])),
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  })
}

/** Compiles the package into a folder: `client`, `server` and `page`. */
export async function compile(folder: string): Promise<void> {
  await compileModules('client', join(folder, 'client'))
  await compileModules('server', join(folder, 'server'))
  await bundleForPages(join(folder, 'page'))
}
