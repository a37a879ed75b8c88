import { createPublicClient, http, type Chain } from 'viem'
import { expectTypeOf, test } from 'vitest'
import { nexusAbi, ogpuDevnet, ogpuMainnet, ogpuTestnet, type OgpuChain } from './index.ts'

test('chains are viem chains with the contracts of the protocol', () => {
  expectTypeOf(ogpuMainnet).toExtend<Chain>()
  expectTypeOf(ogpuMainnet).toExtend<OgpuChain>()
  expectTypeOf(ogpuDevnet).toExtend<OgpuChain>()
})

test('ids and addresses are literals', () => {
  expectTypeOf(ogpuMainnet.id).toEqualTypeOf<1071>()
  expectTypeOf(ogpuTestnet.id).toEqualTypeOf<200820172034>()
  expectTypeOf(
    ogpuMainnet.contracts.nexus.address,
  ).toEqualTypeOf<'0x2b0cC6058313801D5feb184a539e3a0C5A87a6a1'>()
  expectTypeOf(
    ogpuDevnet.contracts.multicall3.address,
  ).toEqualTypeOf<'0xcA11bde05977b3631167028862bE2a173976CA11'>()
})

test('only the devnet has Multicall3', () => {
  // @ts-expect-error the main network has none that is known
  void ogpuMainnet.contracts.multicall3
})

test('clients accept the chains', () => {
  const client = createPublicClient({ chain: ogpuMainnet, transport: http() })
  expectTypeOf(client.chain.id).toEqualTypeOf<1071>()
  const count = () =>
    client.readContract({
      ...ogpuMainnet.contracts.nexus,
      abi: nexusAbi,
      functionName: 'getSourceCount',
    })
  expectTypeOf(count).returns.resolves.toEqualTypeOf<bigint>()
})
