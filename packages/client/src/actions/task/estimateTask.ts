import { controllerAbi, vaultAbi } from '@taskmesh/contracts'
import { computeCid } from '@taskmesh/content'
import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import { raceSignal } from 'race-signal'
import { encodeFunctionData, type Address } from 'viem'
import { estimateFeesPerGas, estimateGas, getGasPrice } from 'viem/actions'
import { batchingClient } from '../../connection/batchingClient.ts'
import { contractAddress } from '../../connection/contractAddress.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { NotClientError } from '../../errors/publishErrors.ts'
import { encodePayload } from '../../payload/encodePayload.ts'
import { readMarket } from '../../publishGroup/readMarket.ts'
import { simulateInTurn } from '../../publishGroup/simulateGroup.ts'
import { freeze } from '../../reads/freeze.ts'
import { budgetSignal } from '../../scheduling/budget.ts'
import { checkSourceTerms, checkVaultBalance } from '../../source/checkTaskTerms.ts'
import { checkPayment } from '../../source/checkPayment.ts'
import { toExpiryTime } from '../../source/toExpiryTime.ts'
import type { CallData } from '../../transactions/signTransaction.ts'
import { toCallError } from '../../transactions/toCallError.ts'
import type { PublishTaskOptions } from './publishTask.ts'

/** What `publishTask` would be called with. */
export type EstimateTaskParameters<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> = PublishTaskOptions<Id, Inputs> & {
  /**
   * URL of the payload. The longer it is, the more gas it takes. Default: one as long as those of
   * `ogpuStorage`.
   */
  configUrl?: string | undefined
}

/** What publishing a task would cost now. Amounts in wei. */
export interface EstimateTaskReturnType {
  /** What the provider gets; held back in the vault until the task is over. */
  readonly payment: bigint
  /** What the vault balance lacks for it: what `fund` deposits, or a `deposit` before. */
  readonly deposit: bigint
  /** Gas that the transactions use: the task's, and the deposit's when one is needed. */
  readonly gas: bigint
  /** What that gas costs at the fees of this moment. */
  readonly gasCost: bigint
  /** The most that the gas can cost with these fees: with the room that is left in its limit. */
  readonly maxGasCost: bigint
  /** Who pays: the client of the source. */
  readonly payer: Address
}

const ROOM_PERCENT = 30n

async function callOf(
  client: TaskmeshClient,
  parameters: Pick<EstimateTaskParameters, 'source' | 'payment' | 'configUrl'>,
  json: string,
  expiryTime: bigint,
): Promise<CallData> {
  const { source, payment } = parameters
  const cid = await computeCid(new TextEncoder().encode(json))
  const { configUrl: config = `https://cipfs.ogpuscan.io/ipfs/${cid}` } = parameters
  const args = [{ source, config, expiryTime, payment }] as const
  const data = encodeFunctionData({ abi: controllerAbi, functionName: 'publishTask', args })
  return { to: contractAddress(client, 'controller'), data }
}

function depositCall(client: TaskmeshClient, payer: Address, value: bigint): CallData {
  const data = encodeFunctionData({ abi: vaultAbi, functionName: 'deposit', args: [payer] })
  return { to: contractAddress(client, 'vault'), data, value }
}

/** The gas of the transactions that publishing takes, a deposit first if one is needed. */
async function gasOf(
  client: TaskmeshClient,
  account: Address,
  calls: readonly CallData[],
  diagnose: () => Promise<void>,
): Promise<bigint> {
  const [used, last] = [await simulateInTurn(client, account, calls), calls.at(-1)]
  const known = used.filter((gas) => gas !== undefined)
  if (known.length === calls.length) return known.reduce((total, gas) => total + gas, 0n)
  if (last === undefined) return 0n
  try {
    // Without the deposit in front of it, which may be what it needs.
    return await estimateGas(client, { account, ...last })
  } catch (error) {
    throw await toCallError(error, { abi: controllerAbi, functionName: 'publishTask', diagnose })
  }
}

async function readPrices(client: TaskmeshClient): Promise<{ now: bigint; highest: bigint }> {
  const [now, highest] = await Promise.all([
    getGasPrice(client),
    // Chains without a base fee have one price only.
    estimateFeesPerGas(client, { chain: client.chain }).then(
      ({ maxFeePerGas }) => maxFeePerGas,
      () => undefined,
    ),
  ])
  return { now, highest: highest ?? now }
}

/**
 * Says what publishing a task would cost, before anything is stored, signed or paid. The request and
 * the source's terms are checked as `publishTask` does, and the call is simulated, with the deposit
 * that it needs in front of it. Source: OGPU SDK, Controller.publishTask; Execution APIs,
 * `eth_simulateV1`.
 *
 * @throws InvalidRequestError, InvalidExpiryError, InvalidPaymentError, SourceNotFoundError,
 * SourceInactiveError, NotClientError; ContractRevertError when the chain would refuse;
 * InsufficientVaultBalanceError when a deposit is missing and the node has no `eth_simulateV1`;
 * RpcError; TimeBudgetError.
 *
 * @example
 * ```ts
 * const { payment: price, deposit, gasCost } = await estimateTask(client, {
 *   source,
 *   task: 'text-classification',
 *   inputs: 'This movie is absolutely fantastic!',
 *   payment: parseEther('0.002'),
 *   expiresIn: 600,
 * })
 * show(`${formatEther(price + gasCost)} OGPU, of which ${formatEther(deposit)} are to be deposited`)
 * ```
 */
export async function estimateTask<const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  parameters: EstimateTaskParameters<Id, Inputs>,
): Promise<EstimateTaskReturnType> {
  const { address: account } = requireAccount(client, 'estimateTask')
  const signal = budgetSignal(parameters)
  const { json } = await encodePayload(parameters.task, parameters)
  return raceSignal(estimate(batchingClient(client), account, parameters, json), signal)
}

async function estimate<Id extends TaskId>(
  client: TaskmeshClient,
  account: Address,
  parameters: EstimateTaskParameters<Id>,
  json: string,
): Promise<EstimateTaskReturnType> {
  const { source: address } = parameters
  const payment = checkPayment(parameters.payment)
  const market = await readMarket(client, { account, sources: [address] })
  const { now } = market
  const expiryPath = parameters.expiresIn === undefined ? 'expiresAt' : 'expiresIn'
  const terms = { payment, expiryTime: toExpiryTime(parameters, now), expiryPath } as const
  const source = market.source(address)
  checkSourceTerms(source, now, terms)
  const { balance, isAllowed } = market.payer(source.client)
  if (!isAllowed) throw new NotClientError(account, source.client)
  const deposit = payment > balance ? payment - balance : 0n
  const call = await callOf(client, parameters, json, terms.expiryTime)
  const calls = deposit > 0n ? [depositCall(client, source.client, deposit), call] : [call]
  const diagnose = () => checkVaultBalance(client, source.client, payment)
  const gas = await gasOf(client, account, calls, diagnose)
  const prices = await readPrices(client)
  const maxGas = gas + (gas * ROOM_PERCENT) / 100n
  const costs = { gas, gasCost: gas * prices.now, maxGasCost: maxGas * prices.highest }
  return freeze({ payment, deposit, payer: source.client, ...costs })
}
