import { findOffer, getSource } from '@taskmesh/client'
import { findTaskId, isTaskId } from '@taskmesh/tasks'
import { isAddress, type Address } from 'viem'
import { ConfigurationError } from '../configuration/errors.ts'
import { createReader } from '../account/createClients.ts'
import { storageOf, type ChosenNetwork } from '../account/chooseNetwork.ts'
import type { ProviderFile } from './providerFile.ts'

type ProvidedSource = ProviderFile['sources'][number]

/** What `--source` says: `<task>`, `<address>` or `<task>=<address>`. */
export function readSourceOption(text: string): { task?: string; source?: Address } {
  const [first = '', second, ...rest] = text.split('=')
  const wrong = new ConfigurationError(
    'source',
    `--source ${text.slice(0, 100)}: expected a task, an address, or <task>=<address>.`,
  )
  if (rest.length > 0) throw wrong
  if (second !== undefined) {
    if (!isAddress(second)) throw wrong
    return { task: findTaskId(first), source: second }
  }
  return isAddress(first) ? { source: first } : { task: findTaskId(first) }
}

async function taskOf(network: ChosenNetwork, source: Address): Promise<string | undefined> {
  const client = createReader(network)
  const { metadataUrl } = await getSource(client, { source })
  return (await findOffer(storageOf(network), metadataUrl))?.task
}

async function chooseSource(network: ChosenNetwork, text: string): Promise<ProvidedSource> {
  const { task, source } = readSourceOption(text)
  if (source === undefined) {
    const offered = [...network.sources.keys()].join(', ')
    const id = findTaskId(task ?? '')
    const found = network.sources.get(id)
    if (found !== undefined) return { source: found, task: id }
    const hint = offered === '' ? 'Name its address: <task>=<address>.' : `Offered: ${offered}.`
    throw new ConfigurationError('source', `No source is known for ${id}.`, hint)
  }
  const id = task ?? (await taskOf(network, source))
  if (id !== undefined && isTaskId(id)) return { source, task: id }
  throw new ConfigurationError(
    'source',
    `The source ${source} does not say a task that is known here.`,
    'Say which one it runs: --source <task>=<address>.',
  )
}

/**
 * Finds the sources that were named.
 *
 * @throws ConfigurationError, UnknownTaskError, SourceNotFoundError.
 */
export async function chooseSources(
  network: ChosenNetwork,
  texts: readonly string[],
): Promise<ProvidedSource[]> {
  const found = await Promise.all(texts.map((text) => chooseSource(network, text)))
  return found.filter(
    ({ source }, index) => found.findIndex((other) => other.source === source) === index,
  )
}
