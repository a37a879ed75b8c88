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
  nonce: z.int().min(0),
  nonceWei: wei,
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
    async save({ day, wei: spent, nonce, nonceWei }) {
      const text = { day, wei: spent.toString(), nonce, nonceWei: nonceWei.toString() }
      await replaceFile(path, `${JSON.stringify(text)}\n`)
    },
  }
}
