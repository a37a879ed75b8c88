import {
  encodeDeployData,
  getContractAddress,
  keccak256,
  toHex,
  type Abi,
  type Address,
  type Hex,
} from 'viem'
import { devnetAdmin } from '../src/addresses.ts'
import type { DevClient } from './devClient.ts'

/** The contracts that exist once, in the order in which they are deployed. */
export const singletons = ['Manager', 'Nexus', 'Controller', 'Terminal', 'Vault'] as const
export type Singleton = (typeof singletons)[number]
export type SingletonAddresses = Readonly<Record<Singleton, Address>>

export interface Deployable {
  abi: Abi
  bytecode: Hex
}

export interface Deployment {
  client: DevClient
  artifacts: Readonly<Record<Singleton, Deployable>>
  /** Where the contracts are to find each other, when not where they are deployed. */
  peers?: SingletonAddresses | undefined
}

/**
 * Deploys the protocol for the administrator, who becomes the judge too.
 *
 * @returns where the contracts are.
 */
export async function deployProtocol(deployment: Deployment): Promise<SingletonAddresses> {
  const deployed = await predictAddresses(deployment.client)
  const peers = deployment.peers ?? deployed
  for (const name of singletons)
    await deployContract(
      deployment.client,
      deployment.artifacts[name],
      constructorArgs(name, peers),
    )
  await grantRoles(deployment, deployed.Manager, peers)
  return deployed
}

/** The final addresses, so that nothing has to be set afterwards. */
function constructorArgs(name: Singleton, peers: SingletonAddresses): readonly Address[] {
  const { Manager, Nexus, Terminal, Vault } = peers
  if (name === 'Nexus') return [Manager, Terminal, Vault]
  if (name === 'Controller') return [Nexus, Terminal, Vault]
  if (name === 'Terminal') return [Manager, Vault]
  if (name === 'Vault') return [Manager, Nexus, Terminal]
  return []
}

async function predictAddresses(client: DevClient): Promise<SingletonAddresses> {
  const first = await client.getTransactionCount({ address: devnetAdmin })
  const at = (name: Singleton) =>
    getContractAddress({
      from: devnetAdmin,
      nonce: BigInt(first + singletons.indexOf(name)),
    })
  return {
    Manager: at('Manager'),
    Nexus: at('Nexus'),
    Controller: at('Controller'),
    Terminal: at('Terminal'),
    Vault: at('Vault'),
  }
}

async function grantRoles(
  { client, artifacts }: Deployment,
  manager: Address,
  { Controller, Nexus, Terminal }: SingletonAddresses,
): Promise<void> {
  // Contracts that move payments and statuses, or (the Terminal) make accounts providers.
  const grants = [
    ['CONTROLLER', Controller],
    ['CONTROLLER', Nexus],
    ['CONTROLLER', Terminal],
    ['JUDGE', devnetAdmin],
  ] as const
  for (const [role, account] of grants) {
    const hash = await client.writeContract({
      account: devnetAdmin,
      chain: null,
      address: manager,
      abi: artifacts.Manager.abi,
      functionName: 'grantRole',
      args: [keccak256(toHex(role)), account],
    })
    await client.waitForTransactionReceipt({ hash })
  }
}

/** Deploys a contract for the administrator. */
export async function deployContract(
  client: DevClient,
  { abi, bytecode }: Deployable,
  args: readonly unknown[] = [],
): Promise<Address> {
  const data = encodeDeployData({ abi, bytecode, args })
  const hash = await client.sendTransaction({ account: devnetAdmin, chain: null, data })
  const { contractAddress, status } = await client.waitForTransactionReceipt({ hash })
  if (!contractAddress || status !== 'success') throw new Error('Deploying a contract failed.')
  return contractAddress
}
