import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { Address } from 'viem'
import { expect, test } from 'vitest'
import { openStore } from '../src/index.ts'
import { copyStore } from './storeFolders.ts'

const KEDA = join(import.meta.dirname, '../../../docker/kubernetes/keda.yaml')
const provider: Address = '0x00000000000000000000000000000000000000AA'

/** The query with which KEDA counts what workers have to do, for a provider of the test. */
function queryOfKeda(): string {
  const [, query = ''] = /query: >-\n([^]*?)\n\s*#/.exec(readFileSync(KEDA, 'utf8')) ?? []
  return query.replace('0x0000000000000000000000000000000000000000', provider)
}

test('behavior: the query of keda.yaml counts the tasks that workers have not done', async () => {
  const { folder, remove } = await copyStore()
  try {
    const store = await openStore({ folder })
    const tasks = await store.of({ chainId: 1071, provider })
    const found = ['01', '02', '03'].map((end) => ({
      address: `0x${'0'.repeat(38)}${end}` as const,
      source: provider,
      task: 'text-classification' as const,
      configUrl: 'https://example.com/1',
      payment: 1n,
      expiryTime: 4_000_000_000n,
    }))
    const [first] = await tasks.add(found)
    if (first === undefined) throw new Error('No task was added.')
    await tasks.move(first, { to: 'DECLINED', code: 'PAYMENT_TOO_LOW', reason: 'too little' })
    await store.close()
    const database = await PGlite.create(folder)
    const { rows } = await database.query<{ count: number }>(queryOfKeda())
    await database.close()
    expect(rows).toEqual([{ count: 2 }])
  } finally {
    await remove()
  }
})
