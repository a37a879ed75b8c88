import type {
  Address,
  ContractEventArgsFromTopics,
  ContractFunctionArgs,
  ContractFunctionName,
  ContractFunctionReturnType,
} from 'viem'
import { expectTypeOf, test } from 'vitest'
import { nexusAbi, sourceAbi, taskAbi, vaultAbi, type controllerAbi } from './index.ts'

test('arguments of writes are typed', () => {
  type Args = ContractFunctionArgs<typeof controllerAbi, 'nonpayable', 'publishTask'>
  expectTypeOf<Args>().toEqualTypeOf<
    readonly [{ source: Address; config: string; expiryTime: bigint; payment: bigint }]
  >()
})

test('results of reads are typed', () => {
  expectTypeOf<
    ContractFunctionReturnType<typeof sourceAbi, 'view', 'getSourceParams'>['minPayment']
  >().toEqualTypeOf<bigint>()
  expectTypeOf<
    ContractFunctionReturnType<typeof taskAbi, 'view', 'getStatus'>
  >().toEqualTypeOf<number>()
})

test('events are typed', () => {
  type Registered = ContractEventArgsFromTopics<typeof nexusAbi, 'Registered'>
  expectTypeOf<Registered>().toEqualTypeOf<{
    provider: Address
    registrantId: bigint
    source: Address
    preferredEnvironment: number
  }>()
})

test('functions that do not exist are refused', () => {
  expectTypeOf<'cancelUnbonding'>().toExtend<ContractFunctionName<typeof vaultAbi>>()
  expectTypeOf<'steal'>().not.toExtend<ContractFunctionName<typeof vaultAbi>>()
})
