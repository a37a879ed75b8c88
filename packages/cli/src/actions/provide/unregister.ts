import { unregister as unregisterFrom } from '@taskmesh/client'
import { nexusAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address, type Hash } from 'viem'
import { CHAINS } from '../../account/chooseNetwork.ts'
import { createReader } from '../../account/createClients.ts'
import { about } from '../../account/describeGas.ts'
import { confirm } from '../../output/ask.ts'
import { countOf } from '../../output/countOf.ts'
import { createReporter } from '../../output/reporter.ts'
import { checkIsIdle } from '../../provide/leaving.ts'
import { readProviderFile } from '../../provide/providerFile.ts'
import { providerFolder } from '../../provide/providerFolder.ts'
import { estimateFees, openProviderWallet } from '../../provide/providerWallet.ts'
import { readStanding } from '../../provide/readStanding.ts'
import { listenForStop } from '../listenForStop.ts'
import type { SigningOptions } from './options.ts'

/** The options of `taskmesh provide unregister`. */
export interface UnregisterOptions extends SigningOptions {
  /** Default: all of `provider.json`. */
  source: Address[]
}

/** Takes the provider off sources: the first step of getting the stake back. */
export async function unregister(options: UnregisterOptions): Promise<void> {
  const files = providerFolder(options.folder)
  const file = await readProviderFile(files)
  await checkIsIdle(files)
  const { registeredAt } = await readStanding(createReader(file.network), file)
  const wanted = options.source.map((source) => source.toLowerCase())
  const sources = registeredAt.filter(
    (source) => wanted.length === 0 || wanted.includes(source.toLowerCase()),
  )
  const reporter = createReporter(options)
  const hashes: Hash[] = []
  if (sources.length > 0) {
    const { address: to } = CHAINS[file.network.chain].contracts.nexus
    const dataOf = (source: Address) =>
      encodeFunctionData({
        abi: nexusAbi,
        functionName: 'unregister',
        args: [source, file.provider],
      })
    const fees = await estimateFees(
      file,
      sources.map((source) => ({ to, data: dataOf(source) })),
    )
    for (const source of sources) reporter.progress(`The provider leaves ${source}`)
    reporter.progress(`Gas: about ${about(fees)}`)
    await confirm(`Leave ${countOf(sources.length, 'source')}?`, options)
    const wallet = await openProviderWallet(files, file, options)
    const { signal } = listenForStop()
    for (const source of sources) {
      const { hash } = await unregisterFrom(wallet, { source, signal })
      reporter.progress(`Done: unregister in ${hash}`)
      hashes.push(hash)
    }
  }
  reporter.json({ sources, hashes })
  reporter.result(
    sources.length === 0
      ? 'The provider is registered at none of these sources.'
      : `The provider has left ${countOf(sources.length, 'source')}.`,
  )
  reporter.result(
    'Its stake comes back with `taskmesh provide unbond`; `taskmesh provide init` registers again.',
  )
}
