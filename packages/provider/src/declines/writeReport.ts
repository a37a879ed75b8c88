import { prepareTransaction, signTransaction, toCallError } from '@taskmesh/client/signing'
import { terminalAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import { outcomeOf, sendStored, type Sending } from '../signer/sendStored.ts'
import { FUNCTION_NAMES } from '../signer/taskCall.ts'
import type { TransactionRecord } from '../store/signedTransaction.ts'
import type { TaskRecord } from '../store/taskRecord.ts'

/** What writing reports needs. */
export interface ReportWriting extends Sending {
  /** Address of the contract `Terminal`. */
  terminal: Address
}

async function finish(writing: ReportWriting, transaction: TransactionRecord): Promise<void> {
  const receipt = await sendStored(writing, transaction, { wait: (run) => run() })
  await writing.store.settle(outcomeOf(receipt))
}

/** Brings to their end what an earlier process or an earlier try has signed. */
export async function finishReports(writing: ReportWriting): Promise<void> {
  for (const transaction of await writing.store.listSigned('report')) {
    await finish(writing, transaction)
  }
}

/**
 * Writes live data with a number of the store, as attempts and responses have them.
 *
 * @param declined - the task for whose source the fee is counted.
 */
export async function writeReport(
  writing: ReportWriting,
  liveData: string,
  declined: TaskRecord,
): Promise<void> {
  const { client, account, store, signer, terminal: to } = writing
  const call = { abi: terminalAbi, functionName: FUNCTION_NAMES.report } as const
  const data = encodeFunctionData({ ...call, args: [liveData] })
  const prepared = await prepareTransaction(client, account, { to, data }).catch(
    async (error: unknown) => {
      throw await toCallError(error, call)
    },
  )
  const { transaction } = await store.sign(declined, {
    purpose: 'report',
    move: { to: declined.state },
    firstNonce: await signer.firstNonce(),
    async sign(nonce) {
      const { hash, rawTransaction } = await signTransaction(client, account, prepared, nonce)
      return { hash, nonce, raw: rawTransaction }
    },
  })
  await finish(writing, transaction)
}
