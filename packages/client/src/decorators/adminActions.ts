import {
  emergencyExit,
  type EmergencyExitParameters,
  type EmergencyExitReturnType,
} from '../actions/admin/emergencyExit.ts'
import {
  setMaxUnbondingPeriod,
  type SetMaxUnbondingPeriodParameters,
  type SetMaxUnbondingPeriodReturnType,
} from '../actions/admin/setMaxUnbondingPeriod.ts'
import {
  setMinLockupPerSource,
  type SetMinLockupPerSourceParameters,
  type SetMinLockupPerSourceReturnType,
} from '../actions/admin/setMinLockupPerSource.ts'
import {
  setWhitelist,
  type SetWhitelistParameters,
  type SetWhitelistReturnType,
} from '../actions/admin/setWhitelist.ts'
import {
  withdrawSanctionOf,
  type WithdrawSanctionOfParameters,
  type WithdrawSanctionOfReturnType,
} from '../actions/admin/withdrawSanctionOf.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/**
 * Actions of the protocol’s administrator, as methods of a client that is extended with {@link
 * adminActions}.
 */
export type AdminActions = {
  /** See {@link setWhitelist}. */
  setWhitelist: (parameters: SetWhitelistParameters) => Promise<SetWhitelistReturnType>
  /** See {@link setMinLockupPerSource}. */
  setMinLockupPerSource: (
    parameters: SetMinLockupPerSourceParameters,
  ) => Promise<SetMinLockupPerSourceReturnType>
  /** See {@link setMaxUnbondingPeriod}. */
  setMaxUnbondingPeriod: (
    parameters: SetMaxUnbondingPeriodParameters,
  ) => Promise<SetMaxUnbondingPeriodReturnType>
  /** See {@link withdrawSanctionOf}. */
  withdrawSanctionOf: (
    parameters: WithdrawSanctionOfParameters,
  ) => Promise<WithdrawSanctionOfReturnType>
  /** See {@link emergencyExit}. */
  emergencyExit: (parameters: EmergencyExitParameters) => Promise<EmergencyExitReturnType>
}

/**
 * Adds the actions of the protocol’s administrators to a viem client. Accounts without the role are
 * refused.
 *
 * @example
 * ```ts
 * const adminClient = createWalletClient({ account, chain, transport: http() }).extend(adminActions())
 * ```
 */
export function adminActions(): (client: TaskmeshClient) => AdminActions {
  return (client) => ({
    setWhitelist: (parameters) => setWhitelist(client, parameters),
    setMinLockupPerSource: (parameters) => setMinLockupPerSource(client, parameters),
    setMaxUnbondingPeriod: (parameters) => setMaxUnbondingPeriod(client, parameters),
    withdrawSanctionOf: (parameters) => withdrawSanctionOf(client, parameters),
    emergencyExit: (parameters) => emergencyExit(client, parameters),
  })
}
