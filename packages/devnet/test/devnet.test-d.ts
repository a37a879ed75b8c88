import type { OgpuChain } from '@taskmesh/contracts'
import type { Address, Chain, Hex } from 'viem'
import { expectTypeOf, test } from 'vitest'
import type { Devnet } from '../src/index.ts'

test('the chain of a devnet is a viem chain with the protocol', () => {
  expectTypeOf<Devnet['chain']>().toExtend<Chain>()
  expectTypeOf<Devnet['chain']>().toExtend<OgpuChain>()
})

test('there are ten accounts, known without a check', () => {
  expectTypeOf<Devnet['accounts'][9]>().toEqualTypeOf<{ address: Address; privateKey: Hex }>()
  // @ts-expect-error there is no eleventh
  expectTypeOf<Devnet['accounts'][10]>().toBeUndefined()
})
