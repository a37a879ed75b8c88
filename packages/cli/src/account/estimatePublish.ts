import { getSource, getVaultAccount } from '@taskmesh/client'
import { controllerAbi, vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address, type Chain, type Client, type HttpTransport } from 'viem'
import { estimateFeesPerGas, getBlock, simulateBlocks } from 'viem/actions'
import { CHAINS, type NetworkPlace } from './chooseNetwork.ts'

/** As long as the URL of a payload in storage is. */
const PLACEHOLDER_URL = `https://cipfs.ogpuscan.io/ipfs/bafkrei${'a'.repeat(52)}`
const PLENTY = 10n ** 30n
/** In percent: the 30 that a transaction's gas has as room, and two blocks whose base fee rises. */
const MARGIN = 60n

/** What a task will cost, in wei. */
export interface PublishEstimate {
  /** Held back until the task is over. */
  payment: bigint
  /** What has to be deposited first, because the vault balance is too small. */
  deposit: bigint
  /** What all transactions cost at most; `undefined` where the node simulates none. */
  fee: bigint | undefined
}

/** Works out what publishing a task will cost, before anything is signed. */
export async function estimatePublish(
  client: Client<HttpTransport, Chain>,
  place: NetworkPlace,
  terms: { account: Address; source: Address; payment: bigint; expiresIn: number },
): Promise<PublishEstimate> {
  const { account, source, payment, expiresIn } = terms
  const { controller, vault } = CHAINS[place.chain].contracts
  const { client: payer } = await getSource(client, { source })
  const [{ balance }, { timestamp }, { maxFeePerGas }] = await Promise.all([
    getVaultAccount(client, { account: payer }),
    getBlock(client, { blockTag: 'latest' }),
    estimateFeesPerGas(client),
  ])
  const deposit = balance >= payment ? 0n : payment - balance
  const pay = {
    account,
    to: vault.address,
    value: deposit,
    data: encodeFunctionData({ abi: vaultAbi, functionName: 'deposit', args: [payer] }),
  }
  const expiryTime = timestamp + BigInt(expiresIn)
  const publish = {
    account,
    to: controller.address,
    data: encodeFunctionData({
      abi: controllerAbi,
      functionName: 'publishTask',
      args: [{ source, config: PLACEHOLDER_URL, expiryTime, payment }],
    }),
  }
  const calls = deposit > 0n ? [pay, publish] : [publish]
  const stateOverrides = [{ address: account, balance: PLENTY }]
  const fee = await simulateBlocks(client, { blocks: [{ calls, stateOverrides }] }).then(
    ([block]) => {
      const gas = block?.calls.reduce((sum, { gasUsed }) => sum + gasUsed, 0n) ?? 0n
      return (gas * (100n + MARGIN) * maxFeePerGas) / 100n
    },
    () => undefined,
  )
  return { payment, deposit, fee }
}
