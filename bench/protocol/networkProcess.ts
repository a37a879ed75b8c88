/** A development network in a process of its own, as far away as the first argument says, in ms. */
import { startDevnet } from '@taskmesh/devnet'
import { startDelayingProxy } from './delayingProxy.ts'

const roundTripMs = Number(process.argv[2] ?? 0)
const devnet = await startDevnet({ port: 0, storagePort: 0 })
const [rpc, store] = await Promise.all([
  startDelayingProxy(devnet.rpcUrl, roundTripMs),
  startDelayingProxy(devnet.storageUrl, roundTripMs),
])
const { accounts, rpcUrl, storageUrl } = devnet
process.send?.({
  accounts,
  near: { rpcUrl, storageUrl },
  far: { rpcUrl: rpc.url, storageUrl: store.url },
})
process.once('disconnect', () => void devnet.stop().finally(() => process.exit()))
