import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

const SOURCE = join(import.meta.dirname, '../src')

/** The files that a browser would load with an entry. */
async function filesOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(SOURCE, entry)],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@taskmesh/source'],
    logLevel: 'silent',
  })
  return Object.keys(metafile.inputs)
}

describe('what an entry loads', () => {
  test.each(['index.ts', 'networkFile.ts'])('%s: nothing of the chain', async (entry) => {
    const files = await filesOf(entry)
    expect(files).not.toEqual([])
    expect(files.filter((file) => /viem|\bclient\/|contracts\/|content\//.test(file))).toEqual([])
  })

  test('networkFile.ts: no schema of a task', async () => {
    const files = await filesOf('networkFile.ts')
    expect(files.filter((file) => file.endsWith('/schema.ts'))).toEqual([])
  })

  test('chain/index.ts: the client, in a browser too', async () => {
    const files = await filesOf('chain/index.ts')
    expect(files.some((file) => file.includes('client/src/'))).toBe(true)
  })
})
