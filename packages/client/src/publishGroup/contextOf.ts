import { controllerAbi } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { getSource } from '../actions/source/getSource.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { getChainTime } from '../reads/getChainTime.ts'
import { checkMayActFor, checkSourceTerms, checkVaultBalance } from '../source/checkTaskTerms.ts'
import type { CallContext } from '../transactions/toCallError.ts'
import type { CheckedMember } from './ReadyMember.ts'

/** What explains why the contract refuses the call of a member. */
export function contextOf(
  client: TaskmeshClient,
  account: Address,
  { source, terms }: CheckedMember,
): CallContext {
  const diagnose = async () => {
    const current = await getSource(client, { source })
    checkSourceTerms(current, await getChainTime(client), terms)
    await checkMayActFor(client, account, current.client)
    await checkVaultBalance(client, current.client, terms.payment)
  }
  return { abi: controllerAbi, functionName: 'publishTask', diagnose }
}
