import { ogpuStorage } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import { safeFetch } from '@taskmesh/content'
import { isTaskId, type TaskId } from '@taskmesh/tasks'
import { isAddress, isHex, type Address } from 'viem'
import * as z from 'zod/mini'
import { createNetworkClient, type NetworkClient } from './networkClient.ts'

const address = z.custom<Address>((value) => typeof value === 'string' && isAddress(value))
const privateKey = z.custom<`0x${string}`>((value) => isHex(value) && value.length === 66)

/** What `taskmesh dev` serves as `/taskmesh.json`. */
export const networkConfig = z.looseObject({
  runnerUrl: z.url(),
  chain: z.looseObject({
    rpcUrl: z.url(),
    chainId: z.literal(ogpuDevnet.id),
    storageUrl: z.url(),
    sources: z.record(z.string(), address),
    payment: z.string(),
    account: z.looseObject({ address, privateKey }),
  }),
})

export type NetworkConfig = z.infer<typeof networkConfig>

/** What it takes to publish on a network: a wallet and the sources that offer the tasks. */
export interface Connection {
  client: NetworkClient
  sources: ReadonlyMap<TaskId, Address>
}

function connect({ chain: config }: NetworkConfig): Connection {
  const { rpcUrl, storageUrl, account } = config
  const chain = { ...ogpuDevnet, rpcUrls: { default: { http: [rpcUrl] } } }
  const storage = ogpuStorage({ url: storageUrl })
  const sources = Object.entries(config.sources).flatMap(([id, source]) =>
    isTaskId(id) ? [[id, source] as const] : [],
  )
  return {
    client: createNetworkClient({ chain, storage, privateKey: account.privateKey }),
    sources: new Map(sources),
  }
}

/** Connects to a network that `taskmesh dev` runs; gives nothing when none runs at that URL. */
export async function connectNetwork(galleryUrl: string): Promise<Connection | undefined> {
  try {
    const { bytes } = await safeFetch(new URL('/taskmesh.json', galleryUrl).href, {
      allowHosts: [new URL(galleryUrl).host],
      timeoutMs: 2000,
    })
    return connect(z.parse(networkConfig, JSON.parse(new TextDecoder().decode(bytes))))
  } catch {
    return undefined
  }
}
