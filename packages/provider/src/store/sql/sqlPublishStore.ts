import type { Publication, PublishStore } from '@taskmesh/client'
import type { Kysely } from 'kysely'
import { getAddress, isAddress, isHex, type Address, type Hex } from 'viem'
import { z } from 'zod'
import type { Locks } from './locks.ts'
import type { Tables } from './tables.ts'

const addressSchema = z.custom<Address>((value) => typeof value === 'string' && isAddress(value))
const hexSchema = z.custom<Hex>((value) => isHex(value))

const publicationSchema = z.object({
  id: z.string(),
  chainId: z.int(),
  account: addressSchema,
  source: addressSchema,
  payment: z.string().transform((wei) => BigInt(wei)),
  configUrl: z.string(),
  status: z.enum(['signed', 'published', 'failed']),
  transaction: z.object({
    hash: hexSchema,
    rawTransaction: hexSchema,
    nonce: z.int(),
    earlierHashes: z.array(hexSchema).optional(),
  }),
  taskAddress: addressSchema.optional(),
})

const toPublication = (row: { publication: unknown }): Publication =>
  publicationSchema.parse(row.publication)

/** Keeps what publishers have signed in the table `publications`. */
export function sqlPublishStore(db: Kysely<Tables>, locks: Locks): PublishStore {
  return {
    async get(id) {
      const query = db.selectFrom('publications').select('publication').where('id', '=', id)
      const row = await query.executeTakeFirst()
      return row && toPublication(row)
    },
    async put(publication) {
      const { id, chainId, account, status, payment } = publication
      const row = {
        chain_id: chainId,
        account: getAddress(account),
        status,
        publication: JSON.stringify({ ...publication, payment: payment.toString() }),
      }
      await db
        .insertInto('publications')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async getUnfinished({ chainId, account }) {
      const rows = await db
        .selectFrom('publications')
        .select('publication')
        .where('chain_id', '=', chainId)
        .where('account', '=', getAddress(account))
        .where('status', '=', 'signed')
        .execute()
      return rows.map(toPublication)
    },
    withLock: (name, run, signal) => locks.run(name, run, signal),
  }
}
