import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, matchesGlob } from 'node:path'
import * as z from 'zod/mini'
import type { PackedPackage } from './packPackage.ts'
import { targetsOf } from './publishedManifest.ts'

/** What every package has beside its code. */
const REQUIRED = ['LICENSE', 'README.md', 'package.json']

/** Files that only their authors need. */
const UNWANTED = [
  '**/*.{test,spec,stories,test-d}.*',
  '**/{test,tests,__tests__}/**',
  '**/*.tsbuildinfo',
  '**/.*',
  '**/tsconfig*.json',
  '**/{vitest,vite,tsdown}.config.*',
]

const sourceMapSchema = z.object({
  sources: z.array(z.nullable(z.string())),
  sourcesContent: z.optional(z.array(z.nullable(z.string()))),
})

/** The sources that a source map names and that are neither in it nor in the package. */
function missingSources(folder: string, file: string): string[] {
  const json: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const { sources, sourcesContent = [] } = z.parse(sourceMapSchema, json)
  return sources.flatMap((source, index) => {
    const hasSource =
      typeof sourcesContent[index] === 'string' ||
      (source !== null && existsSync(join(folder, dirname(file), source)))
    return hasSource
      ? []
      : [`${file} is a map to ${source ?? 'nothing'}, which is not in the package`]
  })
}

/** Whether there is a file at a target of `exports`, in which `*` stands for any text. */
function isThere(files: readonly string[], target: string): boolean {
  const [start = '', end] = target.split('*')
  return end === undefined
    ? files.includes(target)
    : files.some((file) => file.startsWith(start) && file.endsWith(end))
}

/** What is in a packed package and should not be, or the other way round. */
export function contentProblems({ folder, files, manifest }: PackedPackage): string[] {
  return [
    ...REQUIRED.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files
      .filter((file) => UNWANTED.some((pattern) => matchesGlob(file, pattern)))
      .map((file) => `${file} is only for authors: leave it out by "files" of package.json`),
    ...files
      .filter((file) => file.endsWith('.map'))
      .flatMap((file) => missingSources(folder, file)),
    ...targetsOf(manifest)
      .filter((target) => !isThere(files, target))
      .map((target) => `package.json leads to ${target}, which is not in the package`),
  ]
}

/** Bytes of all files of a packed package. */
export function unpackedSize({ folder, files }: PackedPackage): number {
  return files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
}
