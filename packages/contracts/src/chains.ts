import { defineChain } from 'viem'
import { devnetContracts, mainnetContracts, testnetContracts } from './addresses.ts'
import type { OgpuChain } from './ogpuChain.ts'

/**
 * OpenGPU's main network as a viem chain, with the protocol's contracts.
 * Source: OGPU SDK, chain configuration; OGPU docs, Token.
 *
 * @example
 * ```ts
 * const client = createPublicClient({ chain: ogpuMainnet, transport: http() })
 * client.readContract({ ...ogpuMainnet.contracts.nexus, abi: nexusAbi, functionName: 'getSourceCount' })
 * ```
 */
export const ogpuMainnet: OgpuChain<1071, typeof mainnetContracts> = /*#__PURE__*/ defineChain({
  id: 1071,
  name: 'OpenGPU',
  nativeCurrency: { name: 'OpenGPU', symbol: 'OGPU', decimals: 18 },
  blockTime: 1000,
  rpcUrls: { default: { http: ['https://mainnet-rpc.ogpuscan.io'] } },
  blockExplorers: {
    default: {
      name: 'OGPUScan',
      url: 'https://ogpuscan.io',
      apiUrl: 'https://ogpuscan.io/api',
    },
  },
  contracts: mainnetContracts,
})

/**
 * OpenGPU's test network as a viem chain. Its Vault lacks `cancelUnbonding`, `emergencyExit`
 * and `withdrawSanctionOf`, which `vaultAbi` has. Source: OGPU SDK, chain configuration.
 */
export const ogpuTestnet: OgpuChain<200820172034, typeof testnetContracts> =
  /*#__PURE__*/ defineChain({
    id: 200820172034,
    name: 'OpenGPU Testnet',
    nativeCurrency: { name: 'Test OpenGPU', symbol: 'ToGPU', decimals: 18 },
    blockTime: 1000,
    rpcUrls: { default: { http: ['https://testnetrpc.ogpuscan.io'] } },
    blockExplorers: {
      default: {
        name: 'OGPUScan',
        url: 'https://testnet.ogpuscan.io',
        apiUrl: 'https://testnet.ogpuscan.io/api',
      },
    },
    contracts: testnetContracts,
    testnet: true,
  })

/**
 * A development network on this machine as a viem chain: the testnet's id and addresses, and
 * Multicall3. `startDevnet` of `@taskmesh/devnet` runs one.
 */
export const ogpuDevnet: OgpuChain<200820172034, typeof devnetContracts> =
  /*#__PURE__*/ defineChain({
    id: 200820172034,
    name: 'OpenGPU Devnet',
    nativeCurrency: { name: 'OpenGPU', symbol: 'OGPU', decimals: 18 },
    blockTime: 1000,
    rpcUrls: { default: { http: ['http://127.0.0.1:8545'] } },
    contracts: devnetContracts,
    testnet: true,
  })
