import type { Account } from 'viem'
import { MissingAccountError } from '../errors/chainErrors.ts'
import type { TaskmeshClient } from './taskmeshClient.ts'

/** Returns the account that signs for the client. */
export function requireAccount(client: TaskmeshClient, action: string): Account {
  if (client.account === undefined) throw new MissingAccountError(action)
  return client.account
}
