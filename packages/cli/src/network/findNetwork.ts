import { TaskmeshError } from '@taskmesh/errors'
import { connectNetwork, isNetworkAt, NoNetworkError, type Connection } from './connectNetwork.ts'

/** Where `taskmesh dev` serves its gallery by default. */
const DEFAULT_NETWORK = 'http://127.0.0.1:4173'

/** `--network` and `--model` came together. */
export class ModelOfNetworkError extends TaskmeshError {
  override name = 'ModelOfNetworkError'
  constructor(network: string, model: string) {
    super(`The network at ${network} runs models of its own, so it cannot run ${model}.`, {
      code: 'MODEL_OF_NETWORK',
      actor: 'caller',
      path: 'model',
      details: 'Leave out --model, or --network to have a network started with that model.',
    })
  }
}

/** A network to publish on, or why there is none. */
export type FoundNetwork = { connection: Connection } | { connection: undefined; reason: string }

/**
 * Finds the network that a task is to be published on: the one that was named, or else the one of
 * the usual port, unless a model was asked for that it does not run.
 *
 * @throws NoNetworkError, {@link ModelOfNetworkError}, or NotANetworkError.
 */
export async function findNetwork(options: {
  network?: string | undefined
  model?: string | undefined
}): Promise<FoundNetwork> {
  const { network, model } = options
  if (network !== undefined && model !== undefined) throw new ModelOfNetworkError(network, model)
  const url = network ?? DEFAULT_NETWORK
  if (model !== undefined && (await isNetworkAt(url))) {
    return { connection: undefined, reason: `The network at ${url} does not run ${model}` }
  }
  const connection = model === undefined ? await connectNetwork(url) : undefined
  if (connection !== undefined) return { connection }
  if (network !== undefined) throw new NoNetworkError(network)
  return { connection, reason: `No network is running at ${url}` }
}
