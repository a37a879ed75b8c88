import { claim as claimStake, getChainTime, getVaultAccount } from '@taskmesh/client'
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
import { readProviderFile } from '../../provide/providerFile.ts'
import { providerFolder } from '../../provide/providerFolder.ts'
import { estimateFees, openProviderWallet } from '../../provide/providerWallet.ts'
import { listenForStop } from '../listenForStop.ts'
import type { SigningOptions } from './options.ts'

/** Moves stake whose time is over to the vault balance, from which it can be withdrawn. */
export async function claim(options: SigningOptions): Promise<void> {
  const files = providerFolder(options.folder)
  const file = await readProviderFile(files)
  const reader = createReader(file.network)
  const [{ unbonding, unbondingTimestamp }, now] = await Promise.all([
    getVaultAccount(reader, { account: file.provider }),
    getChainTime(reader),
  ])
  if (unbonding === 0n) {
    const hint = 'Start with `taskmesh provide unbond`.'
    throw new ConfigurationError('stake', 'No stake is on its way back.', hint)
  }
  if (unbondingTimestamp > now) {
    const left = formatPeriod(unbondingTimestamp - now)
    throw new ConfigurationError(
      'stake',
      `${ogpu(unbonding)} can be claimed from ${formatExpiry(unbondingTimestamp)}, in ${left}.`,
      'Repeat the command then.',
    )
  }
  const { address: to } = CHAINS[file.network.chain].contracts.vault
  const data = encodeFunctionData({ abi: vaultAbi, functionName: 'claim' })
  const reporter = createReporter(options)
  reporter.progress(`Into the vault balance: ${ogpu(unbonding)}`)
  reporter.progress(`Gas: about ${about(await estimateFees(file, [{ to, data }]))}`)
  await confirm('Claim?', options)
  const wallet = await openProviderWallet(files, file, options)
  const { signal } = listenForStop()
  const { hash } = await claimStake(wallet, { signal })
  reporter.progress(`Done: claim in ${hash}`)
  reporter.json({ amountWei: unbonding, hash })
  reporter.result(`Claimed ${ogpu(unbonding)}. Take it out with \`taskmesh provide withdraw\`.`)
}
