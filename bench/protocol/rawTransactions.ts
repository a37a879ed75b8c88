import { controllerAbi, nexusAbi } from '@taskmesh/contracts'
import { createPublicClient, encodeFunctionData, http, type Hash, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { payment, type Market } from './market.ts'
import { pool } from './pool.ts'

/** A link as long as those of the network's content store. */
const link = (index: number) =>
  `https://cipfs.ogpuscan.io/ipfs/Qm${String(index).padStart(44, 'x')}`

/** Signs transactions that publish one task each, ready to be sent. */
export async function signTasks({ devnet, privateKey, source }: Market, count: number) {
  const account = privateKeyToAccount(privateKey)
  const client = createPublicClient({ chain: devnet.chain, transport: http(), cacheTime: 0 })
  const first = await client.getTransactionCount({ address: account.address })
  const { timestamp } = await client.getBlock()
  const { baseFeePerGas } = await client.getBlock()
  const { address: to } = devnet.chain.contracts.controller
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      account.signTransaction({
        type: 'eip1559',
        chainId: devnet.chain.id,
        to,
        nonce: first + index,
        gas: 2_000_000n,
        maxFeePerGas: (baseFeePerGas ?? 0n) + 10n ** 10n,
        maxPriorityFeePerGas: 1n,
        data: encodeFunctionData({
          abi: controllerAbi,
          functionName: 'publishTask',
          args: [{ source, config: link(index), expiryTime: timestamp + 3600n, payment }],
        }),
      }),
    ),
  )
}

/** Sends signed transactions and waits until all are mined. */
export async function sendAll(
  { devnet }: Market,
  signed: readonly Hex[],
  concurrency: number,
): Promise<void> {
  const client = createPublicClient({
    chain: devnet.chain,
    transport: http(),
    pollingInterval: 100,
  })
  const hashes: Hash[] = []
  await pool(signed, concurrency, async (serializedTransaction, index) => {
    hashes[index] = await client.sendRawTransaction({ serializedTransaction })
  })
  // They are numbered, so when the last one is mined all are.
  const last = await client.waitForTransactionReceipt({ hash: hashes.at(-1) ?? '0x' })
  const published = await client.getContractEvents({
    ...devnet.chain.contracts.nexus,
    abi: nexusAbi,
    eventName: 'TaskPublished',
    fromBlock: 0n,
    toBlock: last.blockNumber,
  })
  if (published.length !== signed.length) throw new Error('Not every task was published.')
}
