import { getAddress, toHex, type Address, type Hex } from 'viem'
import { devnetContracts } from '../src/addresses.ts'
import { runAnvil, type Anvil } from './anvil.ts'
import type { Artifact, ContractName } from './compile.ts'
import {
  deployContract,
  deployProtocol,
  singletons,
  type SingletonAddresses,
} from './deployProtocol.ts'
import { devClient } from './devClient.ts'

interface GenesisAccount {
  balance: Hex
  nonce: Hex
  code: Hex
  storage?: Record<Hex, Hex>
}

/** A genesis file as geth and `anvil --init` read it. */
export interface Genesis {
  config: Record<string, number | boolean>
  timestamp: Hex
  gasLimit: Hex
  difficulty: Hex
  alloc: Record<Address, GenesisAccount>
}

const addresses: SingletonAddresses = {
  Manager: devnetContracts.manager.address,
  Nexus: devnetContracts.nexus.address,
  Controller: devnetContracts.controller.address,
  Terminal: devnetContracts.terminal.address,
  Vault: devnetContracts.vault.address,
}

/**
 * Deploys the protocol on a throw-away chain and returns code and storage under the addresses
 * that the protocol has on the testnet. No constructor looks at its own address, so moving
 * them is all there is to it.
 */
export async function makeGenesis(artifacts: Record<ContractName, Artifact>): Promise<Genesis> {
  await using anvil = await runAnvil()
  const client = devClient(anvil.url)
  const deployed = await deployProtocol({ client, artifacts, peers: addresses })
  const multicall3 = await deployContract(client, artifacts.Multicall3)
  const alloc: Record<Address, GenesisAccount> = {}
  for (const name of singletons) await move(deployed[name], addresses[name])
  await move(multicall3, devnetContracts.multicall3.address)
  return {
    config: { chainId: 200820172034 },
    timestamp: '0x0',
    gasLimit: toHex(30_000_000),
    difficulty: '0x0',
    alloc,
  }

  async function move(from: Address, to: Address): Promise<void> {
    const code = await client.getCode({ address: from })
    if (!code) throw new Error(`Deploying what belongs at ${to} left no code.`)
    const storage = await storageOf(anvil, from)
    alloc[to] = {
      balance: '0x0',
      nonce: '0x1',
      code,
      ...(Object.keys(storage).length ? { storage } : {}),
    }
  }
}

async function storageOf(anvil: Anvil, contract: Address): Promise<Record<Hex, Hex>> {
  const accounts = await anvil.dumpAccounts()
  const found = Object.entries(accounts).find(([key]) => getAddress(key) === getAddress(contract))
  if (!found) throw new Error(`The state dump has no account ${contract}.`)
  const entries = Object.entries(found[1].storage)
    .filter(([, value]) => BigInt(value) !== 0n)
    .map(([slot, value]) => [word(slot), word(value)] as const)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function word(value: string): Hex {
  return toHex(BigInt(value), { size: 32 })
}
