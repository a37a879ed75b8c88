import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A block of code in a page of the documentation. */
export interface DocsCode {
  /** The page and the line where it begins, such as `docs/serving.md:12`. */
  place: string
  language: string
  /** What stands after the language: the file that it is. */
  file: string
  code: string
  /** What it promises to print. */
  prints?: string
}

const ROOT = fileURLToPath(new URL('.', import.meta.url))
const BLOCK =
  /^( *)```(\w+)(?: (\S+))?\n([^]*?)^ *```$(?:\n\nIt prints:\n\n```\w*\n([^]*?)^```$)?/gm

/** The pages of the documentation, by their paths from the root. */
export const DOCS: ReadonlyMap<string, string> = new Map(
  globSync('docs/*.md', { cwd: ROOT })
    .toSorted()
    .map((path) => [`docs/${basename(path)}`, readFileSync(join(ROOT, path), 'utf8')]),
)

function blocksOf(path: string, markdown: string): DocsCode[] {
  return [...markdown.matchAll(BLOCK)].map(
    ({ index, 1: indent = '', 2: language = '', 3: file = '', 4: code = '', 5: prints }) => ({
      place: `${path}:${markdown.slice(0, index).split('\n').length}`,
      language,
      file,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      ...(prints === undefined ? {} : { prints }),
    }),
  )
}

const README_FILES = globSync('{.,packages/*}/README.md', { cwd: ROOT }).toSorted()

/** The programs in READMEs that are whole: those that begin with what they import. */
export const README_PROGRAMS: readonly DocsCode[] = README_FILES.flatMap((path) =>
  blocksOf(path, readFileSync(join(ROOT, path), 'utf8')).filter(
    ({ language, code }) => language === 'ts' && code.startsWith('import'),
  ),
)

/** All blocks of code in the documentation that name their language. */
export const DOCS_CODE: readonly DocsCode[] = [...DOCS].flatMap(([path, markdown]) =>
  blocksOf(path, markdown),
)
