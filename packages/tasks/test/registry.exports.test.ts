import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

const manifest = z.object({
  exports: z.record(
    z.string(),
    z.union([z.string(), z.looseObject({ '@taskmesh/source': z.string() })]),
  ),
})

const PACKAGE = new URL('../', import.meta.url)
const { exports: all } = manifest.parse(
  JSON.parse(readFileSync(new URL('package.json', PACKAGE), 'utf8')),
)

/** The modules among the entries, with their sources; one task stands for all of them. */
const modules = Object.entries(all).flatMap(([entry, target]) => {
  if (typeof target === 'string') return []
  const source = target['@taskmesh/source'].replace('*', 'translation')
  return source.endsWith('.ts') ? [[entry, source] as const] : []
})

test.each(modules)('%s exports these values and no others', async (_entry, source) => {
  const exported: object = await import(new URL(source, PACKAGE).href)
  expect(Object.keys(exported).toSorted()).toMatchSnapshot()
})
