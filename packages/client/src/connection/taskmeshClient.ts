import type { Account, Chain, Client, Transport } from 'viem'

/**
 * Any viem client. Its chain has to name the protocol's contracts, as those of
 * `@taskmesh/contracts` do, and actions that write need an account.
 */
export type TaskmeshClient = Client<Transport, Chain | undefined, Account | undefined>
