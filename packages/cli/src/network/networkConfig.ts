import { ogpuDevnet } from '@taskmesh/contracts'
import { isAddress, isHex, type Address } from 'viem'
import * as z from 'zod/mini'

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
