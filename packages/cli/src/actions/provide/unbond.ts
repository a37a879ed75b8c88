import { getVaultTerms, unbond as unbondStake } from '@taskmesh/client'
import { vaultAbi } from '@taskmesh/contracts'
import { formatExpiry } from '@taskmesh/venues/chain'
import { encodeFunctionData } from 'viem'
import { CHAINS } from '../../account/chooseNetwork.ts'
import { createReader } from '../../account/createClients.ts'
import { about, ogpu } from '../../account/describeGas.ts'
import { ConfigurationError } from '../../configuration/errors.ts'
import { confirm } from '../../output/ask.ts'
import { createReporter } from '../../output/reporter.ts'
import { formatPeriod } from '../../output/formatPeriod.ts'
import { checkIsIdle } from '../../provide/leaving.ts'
import { readProviderFile } from '../../provide/providerFile.ts'
import { providerFolder } from '../../provide/providerFolder.ts'
import { estimateFees, openProviderWallet } from '../../provide/providerWallet.ts'
import { readStanding, type Standing } from '../../provide/readStanding.ts'
import { listenForStop } from '../listenForStop.ts'
import type { SigningOptions } from './options.ts'

function checkAmount(amount: bigint, { stake, registeredAt }: Standing, least: bigint): void {
  if (stake === 0n) {
    throw new ConfigurationError('amount', 'The provider has no stake to unbond.')
  }
  if (amount === 0n || amount > stake) {
    const reason = `amount: expected more than 0 and at most ${ogpu(stake)}, got ${ogpu(amount)}.`
    throw new ConfigurationError('amount', reason)
  }
  if (registeredAt.length === 0 || stake - amount >= least) return
  throw new ConfigurationError(
    'amount',
    `The provider is registered, and ${ogpu(stake - amount)} of stake would be too little to work.`,
    `Leave the sources first with \`taskmesh provide unregister\`, or unbond at most ${ogpu(stake > least ? stake - least : 0n)}.`,
  )
}

/** Starts the way of the stake back to the vault balance, all of it unless an amount is given. */
export async function unbond(wanted: bigint | undefined, options: SigningOptions): Promise<void> {
  const files = providerFolder(options.folder)
  const file = await readProviderFile(files)
  await checkIsIdle(files)
  const reader = createReader(file.network)
  const [standing, { minLockupPerSource, unbondingPeriod }] = await Promise.all([
    readStanding(reader, file),
    getVaultTerms(reader),
  ])
  const amount = wanted ?? standing.stake
  checkAmount(amount, standing, minLockupPerSource)
  const { address: to } = CHAINS[file.network.chain].contracts.vault
  const data = encodeFunctionData({ abi: vaultAbi, functionName: 'unbond', args: [amount] })
  const reporter = createReporter(options)
  reporter.progress(`Stake that comes back: ${ogpu(amount)}, in ${formatPeriod(unbondingPeriod)}`)
  if (standing.unbonding > 0n) {
    reporter.progress(
      `${ogpu(standing.unbonding)} are on their way already, and may wait as long again.`,
    )
  }
  reporter.progress(`Gas: about ${about(await estimateFees(file, [{ to, data }]))}`)
  await confirm('Unbond?', options)
  const wallet = await openProviderWallet(files, file, options)
  const { signal } = listenForStop()
  const { hash } = await unbondStake(wallet, { amount, signal })
  reporter.progress(`Done: unbond in ${hash}`)
  const { unbonding, unbondingTimestamp } = await readStanding(reader, file)
  reporter.json({
    amountWei: amount,
    hash,
    unbondingWei: unbonding,
    claimableAt: unbondingTimestamp,
  })
  reporter.result(`${ogpu(unbonding)} can be claimed from ${formatExpiry(unbondingTimestamp)}.`)
  reporter.result('Then: `taskmesh provide claim`, and `taskmesh provide withdraw`.')
}
