import type { Address, Chain } from 'viem'

/** Where the protocol's four contracts are, in the form of viem's `chain.contracts`. */
export interface OgpuContracts {
  readonly nexus: { readonly address: Address }
  readonly controller: { readonly address: Address }
  readonly terminal: { readonly address: Address }
  readonly vault: { readonly address: Address }
}

/**
 * A viem chain that has the protocol's contracts. Accept this type where any network of the
 * protocol will do; the chains of this package carry their id and addresses as literals.
 */
export type OgpuChain<
  Id extends number = number,
  Contracts extends OgpuContracts = OgpuContracts,
> = Omit<Chain<undefined>, 'id' | 'contracts'> & { id: Id; contracts: Contracts }
