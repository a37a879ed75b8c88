import {
  forceReleasePayment,
  type ForceReleasePaymentParameters,
  type ForceReleasePaymentReturnType,
} from '../actions/judge/forceReleasePayment.ts'
import {
  sanction,
  type SanctionParameters,
  type SanctionReturnType,
} from '../actions/judge/sanction.ts'
import { waive, type WaiveParameters, type WaiveReturnType } from '../actions/judge/waive.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/**
 * Actions of the judge, who takes stakes and releases payments, as methods of a client that is
 * extended with {@link judgeActions}.
 */
export type JudgeActions = {
  /** See {@link sanction}. */
  sanction: (parameters: SanctionParameters) => Promise<SanctionReturnType>
  /** See {@link waive}. */
  waive: (parameters: WaiveParameters) => Promise<WaiveReturnType>
  /** See {@link forceReleasePayment}. */
  forceReleasePayment: (
    parameters: ForceReleasePaymentParameters,
  ) => Promise<ForceReleasePaymentReturnType>
}

/**
 * Adds the actions of the protocol’s judges to a viem client. Accounts without the role are refused.
 *
 * @example
 * ```ts
 * const judgeClient = createWalletClient({ account, chain, transport: http() }).extend(judgeActions())
 * ```
 */
export function judgeActions(): (client: TaskmeshClient) => JudgeActions {
  return (client) => ({
    sanction: (parameters) => sanction(client, parameters),
    waive: (parameters) => waive(client, parameters),
    forceReleasePayment: (parameters) => forceReleasePayment(client, parameters),
  })
}
