import { getVaultAccount, withdraw as withdrawFromVault } from '@taskmesh/client'
import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData, parseGwei, type Address, type Hash } from 'viem'
import {
  estimateFeesPerGas,
  estimateGas,
  getBalance,
  sendTransaction,
  waitForTransactionReceipt,
} from 'viem/actions'
import { CHAINS } from '../../account/chooseNetwork.ts'
import { createReader } from '../../account/createClients.ts'
import { about, ogpu } from '../../account/describeGas.ts'
import { ConfigurationError } from '../../configuration/errors.ts'
import { confirm } from '../../output/ask.ts'
import { createReporter } from '../../output/reporter.ts'
import { readProviderFile, type ProviderFile } from '../../provide/providerFile.ts'
import { providerFolder } from '../../provide/providerFolder.ts'
import { openProviderWallet } from '../../provide/providerWallet.ts'
import { listenForStop } from '../listenForStop.ts'
import type { SigningOptions } from './options.ts'

/** The options of `taskmesh provide withdraw`. */
export interface WithdrawOptions extends SigningOptions {
  /** Where it is sent from the provider's account. Default: it stays there. */
  to?: Address
}

const TRANSFER_GAS = 21_000n

async function feesOf(file: ProviderFile, amount: bigint, to: Address | undefined) {
  const client = createReader(file.network)
  const { vault } = CHAINS[file.network.chain].contracts
  const data = encodeFunctionData({ abi: vaultAbi, functionName: 'withdraw', args: [amount] })
  const [gas, { maxFeePerGas = parseGwei('1') }] = await Promise.all([
    estimateGas(client, { account: file.provider, to: vault.address, data }),
    estimateFeesPerGas(client),
  ])
  return (gas + (to === undefined ? 0n : TRANSFER_GAS)) * maxFeePerGas
}

function checkAmount(amount: bigint, balance: bigint): void {
  if (amount > 0n && amount <= balance) return
  const path = 'amount'
  const reason =
    balance === 0n
      ? 'The vault holds nothing to withdraw.'
      : `amount: expected more than 0 and at most ${ogpu(balance)}, got ${ogpu(amount)}.`
  throw new ConfigurationError(path, reason, 'Stake is no part of that: it is unbonded first.')
}

/** Takes earnings out of the vault, all of them unless an amount is given. */
export async function withdraw(
  wanted: bigint | undefined,
  options: WithdrawOptions,
): Promise<void> {
  const files = providerFolder(options.folder)
  const file = await readProviderFile(files)
  const { provider, network } = file
  const reader = createReader(network)
  const { balance } = await getVaultAccount(reader, { account: provider })
  const amount = wanted ?? balance
  checkAmount(amount, balance)
  const { to } = options
  const fees = await feesOf(file, amount, to)
  const reporter = createReporter(options)
  reporter.progress(`From the vault to ${provider}: ${ogpu(amount)}`)
  if (to !== undefined) reporter.progress(`From there to ${to}: ${ogpu(amount)}`)
  reporter.progress(`Gas: about ${about(fees)}`)
  await confirm('Withdraw?', options)
  const wallet = await openProviderWallet(files, file, options)
  const { signal } = listenForStop()
  const { hash } = await withdrawFromVault(wallet, { amount, signal })
  reporter.progress(`Done: withdraw in ${hash}`)
  let transfer: Hash | undefined
  if (to !== undefined) {
    transfer = await sendTransaction(wallet, { to, value: amount, chain: wallet.chain })
    await waitForTransactionReceipt(wallet, { hash: transfer })
    reporter.progress(`Done: transfer in ${transfer}`)
  }
  const gasBalance = await getBalance(reader, { address: provider })
  reporter.json({
    amountWei: amount,
    to: to ?? provider,
    hash,
    transfer,
    gasBalanceWei: gasBalance,
  })
  reporter.result(`Withdrew ${ogpu(amount)} to ${to ?? provider}.`)
}
