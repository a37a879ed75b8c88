import type { Address } from 'viem'
import { getSource } from '../actions/source/getSource.ts'
import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { SourceInactiveError } from '../errors/publishErrors.ts'
import { checkMayActFor } from '../source/checkTaskTerms.ts'

/** Throws when the client's account may not act for the client of a source. */
export async function diagnoseOwner(client: TaskmeshClient, source: Address): Promise<void> {
  const { client: owner } = await getSource(client, { source })
  await checkMayActFor(client, requireAccount(client, 'this').address, owner)
}

/** Throws why a source cannot be changed by the client's account, if the state shows it. */
export async function diagnoseSource(client: TaskmeshClient, source: Address): Promise<void> {
  await diagnoseOwner(client, source)
  const { status } = await getSource(client, { source })
  if (status !== 'ACTIVE') throw new SourceInactiveError(source)
}
