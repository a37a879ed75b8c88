import {
  announceMaster,
  type AnnounceMasterParameters,
  type AnnounceMasterReturnType,
} from '../actions/provider/announceMaster.ts'
import {
  announceProvider,
  type AnnounceProviderParameters,
  type AnnounceProviderReturnType,
} from '../actions/provider/announceProvider.ts'
import {
  attempt,
  type AttemptParameters,
  type AttemptReturnType,
} from '../actions/provider/attempt.ts'
import {
  getMaster,
  type GetMasterParameters,
  type GetMasterReturnType,
} from '../actions/provider/getMaster.ts'
import {
  getProvider,
  type GetProviderParameters,
  type GetProviderReturnType,
} from '../actions/provider/getProvider.ts'
import {
  getWorkState,
  type GetWorkStateParameters,
  type GetWorkStateReturnType,
} from '../actions/provider/getWorkState.ts'
import {
  register,
  type RegisterParameters,
  type RegisterReturnType,
} from '../actions/provider/register.ts'
import {
  removeContainer,
  type RemoveContainerParameters,
  type RemoveContainerReturnType,
} from '../actions/provider/removeContainer.ts'
import {
  removeProvider,
  type RemoveProviderParameters,
  type RemoveProviderReturnType,
} from '../actions/provider/removeProvider.ts'
import {
  setBaseData,
  type SetBaseDataParameters,
  type SetBaseDataReturnType,
} from '../actions/provider/setBaseData.ts'
import {
  setLiveData,
  type SetLiveDataParameters,
  type SetLiveDataReturnType,
} from '../actions/provider/setLiveData.ts'
import {
  submitResponse,
  type SubmitResponseParameters,
  type SubmitResponseReturnType,
} from '../actions/provider/submitResponse.ts'
import {
  unregister,
  type UnregisterParameters,
  type UnregisterReturnType,
} from '../actions/provider/unregister.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/**
 * Actions of a provider and its master, as methods of a client that is extended with {@link
 * providerActions}.
 */
export type ProviderActions = {
  /** See {@link announceProvider}. */
  announceProvider: (parameters: AnnounceProviderParameters) => Promise<AnnounceProviderReturnType>
  /** See {@link announceMaster}. */
  announceMaster: (parameters: AnnounceMasterParameters) => Promise<AnnounceMasterReturnType>
  /** See {@link removeProvider}. */
  removeProvider: (parameters: RemoveProviderParameters) => Promise<RemoveProviderReturnType>
  /** See {@link getProvider}. */
  getProvider: (parameters?: GetProviderParameters) => Promise<GetProviderReturnType>
  /** See {@link register}. */
  register: (parameters: RegisterParameters) => Promise<RegisterReturnType>
  /** See {@link unregister}. */
  unregister: (parameters: UnregisterParameters) => Promise<UnregisterReturnType>
  /** See {@link attempt}. */
  attempt: (parameters: AttemptParameters) => Promise<AttemptReturnType>
  /** See {@link submitResponse}. */
  submitResponse: (parameters: SubmitResponseParameters) => Promise<SubmitResponseReturnType>
  /** See {@link getWorkState}. */
  getWorkState: (parameters: GetWorkStateParameters) => Promise<GetWorkStateReturnType>
  /** See {@link getMaster}. */
  getMaster: (parameters?: GetMasterParameters) => Promise<GetMasterReturnType>
  /** See {@link removeContainer}. */
  removeContainer: (parameters: RemoveContainerParameters) => Promise<RemoveContainerReturnType>
  /** See {@link setBaseData}. */
  setBaseData: (parameters: SetBaseDataParameters) => Promise<SetBaseDataReturnType>
  /** See {@link setLiveData}. */
  setLiveData: (parameters: SetLiveDataParameters) => Promise<SetLiveDataReturnType>
}

/**
 * Adds the actions to work as a provider to a viem client.
 *
 * @example
 * ```ts
 * const client = createWalletClient({ account, chain, transport: http() }).extend(providerActions())
 * ```
 */
export function providerActions(): (client: TaskmeshClient) => ProviderActions {
  return (client) => ({
    announceProvider: (parameters) => announceProvider(client, parameters),
    announceMaster: (parameters) => announceMaster(client, parameters),
    removeProvider: (parameters) => removeProvider(client, parameters),
    getProvider: (parameters) => getProvider(client, parameters),
    register: (parameters) => register(client, parameters),
    unregister: (parameters) => unregister(client, parameters),
    attempt: (parameters) => attempt(client, parameters),
    submitResponse: (parameters) => submitResponse(client, parameters),
    getWorkState: (parameters) => getWorkState(client, parameters),
    getMaster: (parameters) => getMaster(client, parameters),
    removeContainer: (parameters) => removeContainer(client, parameters),
    setBaseData: (parameters) => setBaseData(client, parameters),
    setLiveData: (parameters) => setLiveData(client, parameters),
  })
}
