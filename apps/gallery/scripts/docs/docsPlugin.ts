import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import type { DocsSources } from './docsSources.ts'
import { readEntries } from './readEntries.ts'
import { symbolReader } from './readSymbols.ts'
import { referenceMarkdown } from './referenceMarkdown.ts'

const ID = 'virtual:taskmesh-docs'
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

function readFolder(root: string, extension: string): Record<string, string> {
  const files = globSync(`docs/*${extension}`, { cwd: root })
  return Object.fromEntries(
    files.map((path) => [basename(path, extension), readFileSync(join(root, path), 'utf8')]),
  )
}

function readDocs(root: string): DocsSources {
  const symbolsOf = symbolReader(root)
  return {
    guide: readFolder(root, '.md'),
    pictures: readFolder(root, '.svg'),
    reference: readEntries(root).map((entry) => ({
      slug: entry.slug,
      markdown: referenceMarkdown(entry, symbolsOf(entry.file)),
    })),
    errors: readFileSync(join(root, 'ERRORS.md'), 'utf8'),
  }
}

/** Serves the sources of the documentation to the build as the module `virtual:taskmesh-docs`. */
export function docsPlugin(): Plugin {
  return {
    name: 'taskmesh-docs',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return undefined
      return `export default ${JSON.stringify(readDocs(ROOT))}`
    },
  }
}
