import { createRequire } from 'node:module'
import { ogpuDevnet } from '@taskmesh/contracts'
import { createTestClient, http, type Address, type Hex } from 'viem'
import { deriveAccounts, type DevnetAccounts } from './accounts.ts'
import { startAnvil } from './anvil/startAnvil.ts'
import { httpUrl } from './httpUrl.ts'
import { startContentStore } from './store/startContentStore.ts'

/** Options of {@link startDevnet}. */
export interface StartDevnetOptions {
  /** Port of the chain's JSON-RPC. A free one is taken when it is busy. @default 8545 */
  port?: number | undefined
  /** Port of the content store. A free one is taken when it is busy. @default 8546 */
  storagePort?: number | undefined
  /** Address that both listen on. @default '127.0.0.1' */
  host?: string | undefined
  /** Directory to keep uploaded content in. Without it content is gone with the devnet. */
  storageDirectory?: string | undefined
  /** Seconds between blocks. Without it every transaction makes a block at once. */
  blockTime?: number | undefined
  /**
   * Of how many of the latest blocks the state can be read. All of it is in memory, a megabyte a block on a chain that is
   * used much; of all blocks it would fill the disk. @default 500
   */
  historyBlocks?: number | undefined
  /**
   * `false` for contracts that revert without a reason. Which of the two the deployed ones do is not
   * known. @default true
   */
  revertReasons?: boolean | undefined
  /** `false` shows what anvil prints on standard error. @default true */
  quiet?: boolean | undefined
  /** Aborting stops the devnet, also while it starts. */
  signal?: AbortSignal | undefined
}

/** A running development network. */
export interface Devnet extends AsyncDisposable {
  /** URL of the chain's JSON-RPC. */
  rpcUrl: string
  /** URL of the content store: `POST /file/create`, `GET /ipfs/<cid>`. */
  storageUrl: string
  /** `ogpuDevnet` with this devnet's URL, for viem's clients. */
  chain: typeof ogpuDevnet
  /** Funded accounts. The first is administrator and judge of the protocol. */
  accounts: DevnetAccounts
  /** Moves the clock of the chain forward by seconds, and mines a block. */
  increaseTime(seconds: number): Promise<void>
  /** Mines blocks. @default 1 */
  mine(blocks?: number): Promise<void>
  /** Remembers the state of the chain. Content in the store is no part of it. */
  snapshot(): Promise<Hex>
  /** Goes back to a snapshot, which is then used up. */
  revert(snapshot: Hex): Promise<void>
  /** Sets an account's native balance, in wei. */
  setBalance(address: Address, value: bigint): Promise<void>
  /** Ends the chain and the store. Doing it twice is fine. */
  stop(): Promise<void>
}

/**
 * Starts a development network on this machine: a chain with the protocol's contracts at their
 * testnet addresses, and the content store that publishers and providers upload to.
 *
 * @throws AnvilNotInstalledError when anvil's binary is missing.
 * @throws AnvilFailedError when anvil does not start; its message ends with what anvil printed.
 * @throws ContentStoreFailedError when the content store does not start.
 *
 * @example
 * ```ts
 * await using devnet = await startDevnet()
 * const client = createPublicClient({ chain: devnet.chain, transport: http() })
 * await client.readContract({
 *   ...devnet.chain.contracts.nexus,
 *   abi: nexusAbi,
 *   functionName: 'getSourceCount',
 * }) // 0n
 * ```
 */
export async function startDevnet(options: StartDevnetOptions = {}): Promise<Devnet> {
  const { host = '127.0.0.1', port = 8545, storagePort = 8546, quiet = true, signal } = options
  const anvil = await startAnvil({
    host,
    port,
    args: anvilArguments(options),
    onOutput: quiet ? undefined : (text) => process.stderr.write(text),
    signal,
  })
  const store = await startContentStore({
    host,
    port: storagePort,
    directory: options.storageDirectory,
  }).catch(async (error: unknown) => {
    await anvil.stop()
    throw error
  })
  const rpcUrl = httpUrl(host, anvil.port)
  const chain = { ...ogpuDevnet, rpcUrls: { default: { http: [rpcUrl] } } }
  const control = createTestClient({ mode: 'anvil', chain, transport: http(rpcUrl) })
  const abort = () => void stop()
  signal?.addEventListener('abort', abort, { once: true })
  if (signal?.aborted) {
    await stop()
    throw signal.reason
  }

  return {
    rpcUrl,
    storageUrl: store.url,
    chain,
    accounts: deriveAccounts(),
    async increaseTime(seconds) {
      await control.increaseTime({ seconds })
      await control.mine({ blocks: 1 })
    },
    async mine(blocks = 1) {
      await control.mine({ blocks })
    },
    snapshot: () => control.snapshot(),
    revert: (id) => control.revert({ id }),
    setBalance: (address, value) => control.setBalance({ address, value }),
    stop,
    [Symbol.asyncDispose]: stop,
  }

  async function stop(): Promise<void> {
    signal?.removeEventListener('abort', abort)
    await Promise.all([store.stop(), anvil.stop()])
  }
}

const HISTORY_BLOCKS = 500

function anvilArguments(options: StartDevnetOptions): string[] {
  const { blockTime, historyBlocks = HISTORY_BLOCKS, revertReasons = true } = options
  const file = revertReasons ? 'genesis' : 'genesis-silent'
  const genesis = createRequire(import.meta.url).resolve(`@taskmesh/contracts/${file}.json`)
  // Else the chain would begin in 1970, as the genesis file says.
  const now = String(Math.floor(Date.now() / 1000))
  const start = ['--chain-id', String(ogpuDevnet.id), '--init', genesis, '--timestamp', now]
  const args = [...start, '--prune-history', String(historyBlocks)]
  return blockTime === undefined ? args : [...args, '--block-time', String(blockTime)]
}
