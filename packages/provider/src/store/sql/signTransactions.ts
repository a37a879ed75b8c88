import { sql, type Transaction } from 'kysely'
import { StaleTaskError } from '../../errors/providerErrors.ts'
import { moveRecord } from '../../states/moveRecord.ts'
import { chooseNonce } from '../chooseNonce.ts'
import type { TransactionOutcome, TransactionRecord } from '../signedTransaction.ts'
import type { StoreOwner, TaskStore } from '../taskStore.ts'
import { toTransaction } from './rows.ts'
import type { Db, StoreContext } from './storeContext.ts'
import type { Tables } from './tables.ts'
import { writeTask } from './writeTask.ts'

/** Says what became of a transaction; others with its number are replaced by it. */
export async function settleTransaction(
  from: Db,
  { chainId, provider }: StoreOwner,
  outcome: TransactionOutcome,
): Promise<void> {
  const { hash, status, gasUsed, fee, blockNumber } = outcome
  if (status === 'mined' || status === 'reverted') {
    await from
      .updateTable('transactions')
      .set({ status: 'replaced' })
      .where('chain_id', '=', chainId)
      .where('account', '=', provider)
      .where('status', 'in', ['signed', 'repriced'])
      .where('hash', '!=', hash)
      .where('nonce', 'in', (select) =>
        select.selectFrom('transactions').select('nonce').where('hash', '=', hash),
      )
      .execute()
  }
  await from
    .updateTable('transactions')
    .set({
      status,
      gas_used: gasUsed?.toString() ?? null,
      fee_wei: fee?.toString() ?? null,
      block: blockNumber?.toString() ?? null,
    })
    .where('hash', '=', hash)
    .execute()
}

async function nextNonce(
  transaction: Transaction<Tables>,
  { chainId, provider }: StoreOwner,
  first: number,
): Promise<number> {
  const rows = await transaction
    .selectFrom('transactions')
    .select('nonce')
    .where('chain_id', '=', chainId)
    .where('account', '=', provider)
    .where('status', 'in', ['signed', 'mined', 'reverted'])
    .where('nonce', '>=', first)
    .execute()
  return chooseNonce(first, new Set(rows.map(({ nonce }) => nonce)))
}

type Signing = Pick<TaskStore, 'sign' | 'reprice' | 'settle'>

/** Keeps signed transactions, with the records that they are for. */
export function transactionSigning(context: StoreContext): Signing {
  const { db, owner, changes, channel } = context
  const { chainId, provider } = owner
  return {
    async sign(record, { purpose, move, firstNonce, sign }) {
      const isMove = move.to !== record.state
      const signed = await db.transaction().execute(async (transaction) => {
        const account = `${chainId}:${provider}`
        await sql`select pg_advisory_xact_lock(hashtextextended(${account}, 0))`.execute(
          transaction,
        )
        const nonce = await nextNonce(transaction, owner, firstNonce)
        const { hash, raw } = await sign(nonce)
        const now = Date.now()
        const facts = { ...move, hash }
        const { to: _to, ...known } = facts
        const after = isMove
          ? moveRecord(record, facts, now)
          : { ...record, ...known, updatedAt: now }
        await writeTask(transaction, context, record, after)
        const task = record.address
        await transaction
          .insertInto('transactions')
          .values({
            hash,
            chain_id: chainId,
            account: provider,
            nonce,
            raw,
            purpose,
            task,
            status: 'signed',
            gas_used: null,
            fee_wei: null,
            block: null,
            created_at: now,
          })
          // The same bytes as those that a node has refused.
          .onConflict((conflict) =>
            conflict.column('hash').doUpdateSet({ status: 'signed', created_at: now }),
          )
          .execute()
        if (isMove) {
          const news = { address: task, from: record.state, to: after.state }
          await channel.announce(transaction, owner, news)
        }
        const stored: TransactionRecord = {
          hash,
          nonce,
          raw,
          purpose,
          task,
          status: 'signed',
          createdAt: now,
        }
        return { record: after, transaction: stored }
      })
      if (isMove) changes.emit(signed.record, record.state)
      return signed
    },
    reprice(hash, signed) {
      return db.transaction().execute(async (transaction) => {
        const earlier = await transaction
          .updateTable('transactions')
          .set({ status: 'repriced' })
          .where('hash', '=', hash)
          .where('status', '=', 'signed')
          .returningAll()
          .executeTakeFirst()
        if (earlier === undefined) throw new StaleTaskError(provider)
        const row = { ...earlier, ...signed, status: 'signed', created_at: Date.now() }
        await transaction.insertInto('transactions').values(row).execute()
        return toTransaction(row)
      })
    },
    settle: (outcome) =>
      db.transaction().execute((transaction) => settleTransaction(transaction, owner, outcome)),
  }
}
