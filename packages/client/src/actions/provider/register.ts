import { environments, type Environment } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { nexus } from '../../connection/protocolContracts.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseRegister } from '../../diagnosis/diagnoseRegister.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link register}: the source to register at, and the environment. */
export interface RegisterParameters extends Budget {
  source: Address
  /** Default: the client's account. */
  provider?: Address | undefined
  /** One of those that the source has images for. Default `CPU`. */
  environment?: Environment | undefined
}

/** What {@link register} returns: the transaction, once it is mined. */
export type RegisterReturnType = SentTransaction

/**
 * Registers a provider at a source, so that it may attempt its tasks. The provider has to be
 * announced and to have the stake that the protocol and the source ask for. Source: OGPU SDK docs,
 * Nexus.
 *
 * @throws ContractRevertError with the code `NOT_PROVIDER`, `SOURCE_INACTIVE`,
 * `ALREADY_REGISTERED`, `NOT_ELIGIBLE`, `INSUFFICIENT_LOCKUP` or `INVALID_ENVIRONMENT`; RpcError,
 * TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await register(providerClient, { source, environment: 'CPU' })
 * ```
 */
export async function register(
  client: TaskmeshClient,
  { source, environment = 'CPU', ...parameters }: RegisterParameters,
): Promise<RegisterReturnType> {
  const { provider = requireAccount(client, 'register').address, ...budget } = parameters
  const functionName = 'register'
  const registration = { functionName, source, provider, environment } as const
  return callContract(
    client,
    {
      contract: nexus,
      functionName,
      args: [source, provider, environments[environment]],
      diagnose: () => diagnoseRegister(client, registration),
    },
    budget,
  )
}
