import {
  createTestClient,
  encodeDeployData,
  getAddress,
  http,
  keccak256,
  publicActions,
  toHex,
  walletActions,
  type Address,
  type Hex,
} from 'viem'
import { devnetAdmin, devnetContracts } from '../src/addresses.ts'
import { runAnvil } from './anvil.ts'
import type { Artifact, ContractName } from './compile.ts'

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

const singletons = ['Manager', 'Nexus', 'Controller', 'Terminal', 'Vault', 'Multicall3'] as const
type Singleton = (typeof singletons)[number]

const address: Record<Singleton, Address> = {
  Manager: devnetContracts.manager.address,
  Nexus: devnetContracts.nexus.address,
  Controller: devnetContracts.controller.address,
  Terminal: devnetContracts.terminal.address,
  Vault: devnetContracts.vault.address,
  Multicall3: devnetContracts.multicall3.address,
}

/** What each constructor gets: the final addresses, so nothing has to be moved afterwards. */
const constructorArgs: Record<Singleton, readonly Address[]> = {
  Manager: [],
  Nexus: [address.Manager, address.Terminal, address.Vault],
  Controller: [address.Nexus, address.Terminal, address.Vault],
  Terminal: [address.Manager, address.Vault],
  Vault: [address.Manager, address.Nexus, address.Terminal],
  Multicall3: [],
}

/** Contracts that move payments and statuses, or (the Terminal) make accounts providers. */
const controllers: readonly Address[] = [address.Controller, address.Nexus, address.Terminal]

/**
 * Deploys the protocol on a throw-away chain and returns code and storage under the addresses
 * that the protocol has on the testnet. No constructor looks at its own address, so moving
 * them is all there is to it.
 */
export async function makeGenesis(artifacts: Record<ContractName, Artifact>): Promise<Genesis> {
  await using anvil = await runAnvil()
  const chain = createTestClient({ mode: 'anvil', transport: http(anvil.url) })
    .extend(publicActions)
    .extend(walletActions)
  const alloc: Record<Address, GenesisAccount> = {}

  for (const name of singletons) {
    const deployed = await deploy(name)
    if (name === 'Manager') await grantRoles(deployed)
    const code = await chain.getCode({ address: deployed })
    if (!code) throw new Error(`Deploying ${name} left no code.`)
    const storage = await storageOf(deployed)
    alloc[address[name]] = {
      balance: '0x0',
      nonce: '0x1',
      code,
      ...(Object.keys(storage).length ? { storage } : {}),
    }
  }
  return {
    config: { chainId: 200820172034 },
    timestamp: '0x0',
    gasLimit: toHex(30_000_000),
    difficulty: '0x0',
    alloc,
  }

  async function deploy(name: Singleton): Promise<Address> {
    const { abi, bytecode } = artifacts[name]
    const hash = await chain.sendTransaction({
      account: devnetAdmin,
      chain: null,
      data: encodeDeployData({ abi, bytecode, args: constructorArgs[name] }),
    })
    const receipt = await chain.waitForTransactionReceipt({ hash, pollingInterval: 20 })
    if (!receipt.contractAddress || receipt.status !== 'success')
      throw new Error(`Deploying ${name} failed.`)
    return receipt.contractAddress
  }

  async function grantRoles(manager: Address): Promise<void> {
    const { abi } = artifacts.Manager
    const grants = [
      ...controllers.map((account) => ['CONTROLLER', account] as const),
      ['JUDGE', devnetAdmin] as const,
    ]
    for (const [role, account] of grants) {
      const hash = await chain.writeContract({
        account: devnetAdmin,
        chain: null,
        address: manager,
        abi,
        functionName: 'grantRole',
        args: [keccak256(toHex(role)), account],
      })
      await chain.waitForTransactionReceipt({ hash, pollingInterval: 20 })
    }
  }

  async function storageOf(contract: Address): Promise<Record<Hex, Hex>> {
    const accounts = await anvil.dumpAccounts()
    const found = Object.entries(accounts).find(([key]) => getAddress(key) === getAddress(contract))
    if (!found) throw new Error(`The state dump has no account ${contract}.`)
    const entries = Object.entries(found[1].storage)
      .filter(([, value]) => BigInt(value) !== 0n)
      .map(([slot, value]) => [word(slot), word(value)] as const)
    return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }
}

function word(value: string): Hex {
  return toHex(BigInt(value), { size: 32 })
}
