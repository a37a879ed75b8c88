import { existsSync } from 'node:fs'
import type { SpendingLedger } from '@taskmesh/provider'
import * as z from 'zod'
import { ConfigurationError } from '../configuration/errors.ts'
import { readSmallFile } from '../configuration/readConfigurationFile.ts'
import { replaceFile } from './providerFile.ts'

const wei = z
  .string()
  .regex(/^\d{1,40}$/)
  .transform(BigInt)
const schema = z.object({
  day: z.iso.date(),
  wei,
  latest: z.array(z.object({ nonce: z.int().min(0), wei })).max(1000),
})

/**
 * A ledger in a file, which a restart does not forget. A file that cannot be read stops the signing,
 * because nobody knows then what was spent.
 */
export function fileLedger(path: string): SpendingLedger {
  return {
    async load() {
      if (!existsSync(path)) return undefined
      try {
        return schema.parse(JSON.parse(await readSmallFile(path, 'spending')))
      } catch {
        const remedy = 'Remove it to count the day from 0.'
        throw new ConfigurationError('spending', `${path} cannot be read.`, remedy)
      }
    },
    async save(spending) {
      const toText = (_name: string, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value
      await replaceFile(path, `${JSON.stringify(spending, toText)}\n`)
    },
  }
}
