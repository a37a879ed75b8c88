import { nexusAbi, terminalAbi } from '@taskmesh/contracts'
import { toFunctionSelector, type Abi, type Address, type Chain, type Hex } from 'viem'
import { contractsOf } from '../setUp/contractsOf.ts'

/** A function of a contract that may be called. */
export interface AllowedCall {
  to: Address
  functionName: string
  selector: Hex
  /**
   * Whether it finishes what was paid for already: it counts in the spending of a day, and a day's
   * cap does not stop it.
   */
  isFinishing: boolean
}

function selectorOf(abi: Abi, functionName: string): Hex {
  const item = abi.find((entry) => entry.type === 'function' && entry.name === functionName)
  if (item?.type !== 'function') throw new TypeError(`The ABI has no function ${functionName}.`)
  return toFunctionSelector(item)
}

/**
 * Returns the calls that a provider makes while it works, and no others: `attempt` and
 * `submitResponse` of the Nexus, `setLiveData` of the Terminal. None of them moves money.
 * Source: ABI of Nexus and Terminal.
 *
 * @throws MissingContractError when the chain has no such contract.
 */
export function providerCalls(chain: Chain): AllowedCall[] {
  const { nexus, terminal } = contractsOf({ chain })
  const call = (to: Address, abi: Abi, functionName: string, isFinishing = false) => ({
    to,
    functionName,
    selector: selectorOf(abi, functionName),
    isFinishing,
  })
  return [
    call(nexus, nexusAbi, 'attempt'),
    call(nexus, nexusAbi, 'submitResponse', true),
    call(terminal, terminalAbi, 'setLiveData'),
  ]
}
