import { getProvider, getVaultAccount, type TaskmeshClient } from '@taskmesh/client'
import {
  environments,
  nexusAbi,
  terminalAbi,
  vaultAbi,
  type Environment,
} from '@taskmesh/contracts'
import { encodeFunctionData, type Address, type Hex } from 'viem'
import { estimateFeesPerGas, getBalance, simulateBlocks } from 'viem/actions'
import { MissingMasterError } from '../errors/providerErrors.ts'
import { contractsOf } from './contractsOf.ts'
import { neededStake } from './neededStake.ts'
import type { SetUpStep } from './setUpProvider.ts'

/** What a plan is made for. No keys are needed: addresses are enough. */
export interface PlanSetUpParameters {
  /** Any viem client of the chain. */
  client: TaskmeshClient
  provider: Address
  /** Needed until the two are paired. */
  master?: Address | undefined
  sources: readonly Address[]
  /** Stake in wei. Default: the least that the protocol and the sources require. */
  stake?: bigint | undefined
  /** Default `CPU`. */
  environment?: Environment | undefined
}

/** One transaction that setting up will send. */
export interface PlannedStep {
  step: SetUpStep['step'] | 'deposit'
  /** Who signs it. */
  signer: Address
  source?: Address | undefined
  to: Address
  data: Hex
  /** What it moves into the vault, in wei. */
  value: bigint
  /** Gas that it used in a simulation of the whole plan; `undefined` where the node simulates none. */
  gas: bigint | undefined
  /** What that gas costs at most, in wei. */
  fee: bigint | undefined
}

/** What an account has to have before the plan begins. */
export interface PlannedFunds {
  account: Address
  /** Value and gas of its steps, in wei. */
  needed: bigint
  /** In wei. */
  balance: bigint
}

/** What is left to do until a provider can work, with its cost. */
export interface SetUpPlan {
  /** Empty when all is in place. */
  steps: PlannedStep[]
  funds: PlannedFunds[]
  /** The stake that the provider will have, in wei. */
  stake: bigint
}

/** Gas that is assumed for a step which could not be simulated. */
const ASSUMED_GAS = 400_000n
/** In percent: the 30 that a transaction's gas has as room, and two blocks whose base fee rises. */
const MARGIN = 60n
/** So much that no simulation fails for want of money. */
const PLENTY = 10n ** 30n

type Call = Omit<PlannedStep, 'gas' | 'fee'>

async function callsOf({
  client,
  provider,
  master,
  sources,
  stake,
  environment = 'CPU',
}: PlanSetUpParameters): Promise<{ calls: Call[]; stake: bigint }> {
  const { nexus, terminal, vault } = contractsOf(client)
  const [state, account] = await Promise.all([
    getProvider(client, { provider, sources }),
    getVaultAccount(client, { account: provider }),
  ])
  const { lockup, balance, isWhitelisted } = account
  const needed = await neededStake(client, { sources, stake, lockup, isWhitelisted })
  const missing = needed > lockup ? needed - lockup : 0n
  const calls: Call[] = []
  const add = (call: Omit<Call, 'value'> & { value?: bigint }) => calls.push({ value: 0n, ...call })

  if (state.master === undefined) {
    if (master === undefined) throw new MissingMasterError()
    add({
      step: 'announceProvider',
      signer: master,
      to: terminal,
      data: encodeFunctionData({
        abi: terminalAbi,
        functionName: 'announceProvider',
        args: [provider, missing],
      }),
      value: missing,
    })
    add({
      step: 'announceMaster',
      signer: provider,
      to: terminal,
      data: encodeFunctionData({
        abi: terminalAbi,
        functionName: 'announceMaster',
        args: [master],
      }),
    })
  } else if (missing > 0n) {
    if (balance < missing) {
      add({
        step: 'deposit',
        signer: provider,
        to: vault,
        data: encodeFunctionData({ abi: vaultAbi, functionName: 'deposit', args: [provider] }),
        value: missing - balance,
      })
    }
    add({
      step: 'lock',
      signer: provider,
      to: vault,
      data: encodeFunctionData({ abi: vaultAbi, functionName: 'lock', args: [missing] }),
    })
  }
  for (const source of sources.filter((one) => !state.registeredAt.includes(one))) {
    add({
      step: 'register',
      signer: provider,
      source,
      to: nexus,
      data: encodeFunctionData({
        abi: nexusAbi,
        functionName: 'register',
        args: [source, provider, environments[environment]],
      }),
    })
  }
  return { calls, stake: missing > 0n ? needed : lockup }
}

/** Runs all calls one after the other on a copy of the latest state, with money for everybody. */
async function simulateGas(client: TaskmeshClient, calls: readonly Call[]): Promise<bigint[]> {
  const signers = [...new Set(calls.map(({ signer }) => signer))]
  const [block] = await simulateBlocks(client, {
    blocks: [
      {
        calls: calls.map(({ signer, to, data, value }) => ({ account: signer, to, data, value })),
        stateOverrides: signers.map((address) => ({ address, balance: PLENTY })),
      },
    ],
  })
  return block?.calls.map(({ gasUsed }) => gasUsed) ?? []
}

/**
 * Works out what `setUpProvider` would do, what each step costs and what the accounts need for it.
 * Nothing is signed or sent. The gas is that of a simulation of all steps in their order
 * (`eth_simulateV1`); where a node has none, `gas` and `fee` are `undefined`.
 *
 * @throws StakeTooLowError, {@link MissingMasterError}; SourceNotFoundError; RpcError.
 *
 * @example
 * ```ts
 * const { steps, funds } = await planSetUp({ client, provider, master, sources: [source] })
 * const poor = funds.filter(({ needed, balance }) => balance < needed)
 * ```
 */
export async function planSetUp(parameters: PlanSetUpParameters): Promise<SetUpPlan> {
  const { client } = parameters
  const { calls, stake } = await callsOf(parameters)
  if (calls.length === 0) return { steps: [], funds: [], stake }
  const [gas, { maxFeePerGas }] = await Promise.all([
    simulateGas(client, calls).catch((): bigint[] => []),
    estimateFeesPerGas(client),
  ])
  const costOf = (used: bigint) => (used * (100n + MARGIN) * maxFeePerGas) / 100n
  const steps = calls.map((call, index): PlannedStep => {
    const used = gas[index]
    return { ...call, gas: used, fee: used === undefined ? undefined : costOf(used) }
  })
  const signers = [...new Set(steps.map(({ signer }) => signer))]
  const funds = await Promise.all(
    signers.map(async (account) => {
      const own = steps.filter(({ signer }) => signer === account)
      const needed = own.reduce(
        (sum, { value, fee = costOf(ASSUMED_GAS) }) => sum + value + fee,
        0n,
      )
      return { account, needed, balance: await getBalance(client, { address: account }) }
    }),
  )
  return { steps, funds, stake }
}
