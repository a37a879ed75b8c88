import {
  getProvidersOfSource,
  type GetProvidersOfSourceParameters,
  type GetProvidersOfSourceReturnType,
} from '../actions/source/getProvidersOfSource.ts'
import {
  getSource,
  type GetSourceParameters,
  type GetSourceReturnType,
} from '../actions/source/getSource.ts'
import {
  getSources,
  type GetSourcesParameters,
  type GetSourcesReturnType,
} from '../actions/source/getSources.ts'
import {
  getSourcesOf,
  type GetSourcesOfParameters,
  type GetSourcesOfReturnType,
} from '../actions/source/getSourcesOf.ts'
import {
  inactivateSource,
  type InactivateSourceParameters,
  type InactivateSourceReturnType,
} from '../actions/source/inactivateSource.ts'
import {
  publishSource,
  type PublishSourceParameters,
  type PublishSourceReturnType,
} from '../actions/source/publishSource.ts'
import {
  updateSource,
  type UpdateSourceParameters,
  type UpdateSourceReturnType,
} from '../actions/source/updateSource.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'

/** Actions about sources, as methods of a client that is extended with {@link sourceActions}. */
export type SourceActions = {
  /** See {@link publishSource}. */
  publishSource: (
    parameters: Omit<PublishSourceParameters, 'storage'>,
  ) => Promise<PublishSourceReturnType>
  /** See {@link updateSource}. */
  updateSource: (
    parameters: Omit<UpdateSourceParameters, 'storage'>,
  ) => Promise<UpdateSourceReturnType>
  /** See {@link inactivateSource}. */
  inactivateSource: (parameters: InactivateSourceParameters) => Promise<InactivateSourceReturnType>
  /** See {@link getSource}. */
  getSource: (parameters: GetSourceParameters) => Promise<GetSourceReturnType>
  /** See {@link getSources}. */
  getSources: (parameters?: GetSourcesParameters) => Promise<GetSourcesReturnType>
  /** See {@link getProvidersOfSource}. */
  getProvidersOfSource: (
    parameters: GetProvidersOfSourceParameters,
  ) => Promise<GetProvidersOfSourceReturnType>
  /** See {@link getSourcesOf}. */
  getSourcesOf: (parameters?: GetSourcesOfParameters) => Promise<GetSourcesOfReturnType>
}

/**
 * Adds the actions to offer models to a viem client.
 *
 * @example
 * ```ts
 * const client = createWalletClient({ account, chain, transport: http() })
 *   .extend(sourceActions({ storage: ogpuStorage() }))
 * ```
 */
export function sourceActions({
  storage,
}: {
  storage: ContentStorage
}): (client: TaskmeshClient) => SourceActions {
  return (client) => ({
    publishSource: (parameters) => publishSource(client, { storage, ...parameters }),
    updateSource: (parameters) => updateSource(client, { storage, ...parameters }),
    inactivateSource: (parameters) => inactivateSource(client, parameters),
    getSource: (parameters) => getSource(client, parameters),
    getSources: (parameters) => getSources(client, parameters),
    getProvidersOfSource: (parameters) => getProvidersOfSource(client, parameters),
    getSourcesOf: (parameters) => getSourcesOf(client, parameters),
  })
}
