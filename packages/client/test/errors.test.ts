import {
  CidMismatchError,
  ContentTooLargeError,
  FetchError,
  UnsafeAddressError,
} from '@taskmesh/content'
import { controllerAbi, nexusAbi, terminalAbi, vaultAbi } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import { ERROR_CODES, type ErrorCodeFacts } from '@taskmesh/errors/codes'
import { InvalidRequestError, UnknownTaskError } from '@taskmesh/tasks/errors'
import { parseEther, zeroAddress, zeroHash, type Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRevertReason } from '../src/errors/revertReasons.ts'
import * as client from '../src/index.ts'
import { enroll, startActors, type Actors } from './devnetClients.ts'

const vote = { taskAddress: zeroAddress, quorum: 2, agreeing: 1, answers: [] }

/** One of each class; a new class has to be added, or the test below fails. */
const SAMPLES: Record<string, () => TaskmeshError> = {
  ContentTooLongError: () => new client.ContentTooLongError(2, 1),
  ContractRevertError: () => new client.ContractRevertError({ functionName: 'lock' }),
  IdempotencyError: () => new client.IdempotencyError(),
  IdempotencyConflictError: () =>
    new client.IdempotencyConflictError(zeroAddress, { path: 'a', earlier: 'b', now: 'c' }),
  IdempotencyUncertainError: () => new client.IdempotencyUncertainError(zeroAddress, 1),
  IdempotentTaskOverError: () => new client.IdempotentTaskOverError(zeroAddress, 'EXPIRED'),
  InsufficientVaultBalanceError: () =>
    new client.InsufficientVaultBalanceError(zeroAddress, 2n, 1n),
  InvalidAddressError: () => new client.InvalidAddressError('0x123'),
  InvalidCursorError: () => new client.InvalidCursorError('x'),
  InvalidExpiryError: () => new client.InvalidExpiryError('expiresIn', 'x'),
  GatewayPageError: () => new client.GatewayPageError('https://a.example/1', undefined),
  InvalidJsonError: () => new client.InvalidJsonError('x', false, undefined),
  UnverifiedContentError: () => new client.UnverifiedContentError('https://a.example/1'),
  InvalidPaymentError: () => new client.InvalidPaymentError('x'),
  InvalidQuorumError: () => new client.InvalidQuorumError(16),
  InvalidResultError: () =>
    new client.InvalidResultError({
      response: zeroAddress,
      provider: zeroAddress,
      reason: 'x',
      received: 1,
    }),
  InvalidSourceError: () => new client.InvalidSourceError('minPayment', 'x'),
  InvalidToleranceError: () => new client.InvalidToleranceError(),
  MissingAccountError: () => new client.MissingAccountError('lock'),
  MissingContractError: () => new client.MissingContractError('nexus', undefined),
  NoAgreementError: () => new client.NoAgreementError(vote),
  NotClientError: () => new client.NotClientError(zeroAddress, zeroAddress),
  NotManualError: () => new client.NotManualError(zeroAddress),
  PublishTasksError: () =>
    new client.PublishTasksError([
      { status: 'failed', error: new client.StorageError('x', { retryable: true }) },
    ]),
  ResponseNotFoundError: () => new client.ResponseNotFoundError(zeroAddress),
  RpcError: () => new client.RpcError('x', 'y'),
  SourceInactiveError: () => new client.SourceInactiveError(zeroAddress),
  SourceNotFoundError: () => new client.SourceNotFoundError(zeroAddress),
  SourceTaskMismatchError: () => new client.SourceTaskMismatchError(zeroAddress, 'a', 'b'),
  StorageError: () => new client.StorageError('x', { retryable: true }),
  TaskCanceledError: () => new client.TaskCanceledError(zeroAddress),
  TaskExpiredError: () => new client.TaskExpiredError(zeroAddress, 0),
  TaskNotFoundError: () => new client.TaskNotFoundError(zeroAddress),
  TimeBudgetError: () => new client.TimeBudgetError(1),
  TooFewResponsesError: () => new client.TooFewResponsesError(vote),
  TooManyUnfinishedError: () => new client.TooManyUnfinishedError(1),
  TransactionRefusedError: () => new client.TransactionRefusedError('lock', 'x'),
  TransactionReplacedError: () => new client.TransactionReplacedError(zeroHash),
  TransactionUncertainError: () => new client.TransactionUncertainError(zeroHash, 'lock'),
  WaitTimeoutError: () => new client.WaitTimeoutError(zeroAddress, 'NEW', 1),
  WalletTransportError: () => new client.WalletTransportError('lock'),
  WrongChainError: () => new client.WrongChainError(undefined),
}

/** Those of other packages that come through this one. */
const FOREIGN: Record<string, () => TaskmeshError> = {
  CidMismatchError: () => new CidMismatchError('x'),
  ContentTooLargeError: () => new ContentTooLargeError('https://x', 1),
  FetchError: () => new FetchError('https://x', 'y'),
  InvalidRequestError: () => new InvalidRequestError('x', []),
  UnknownTaskError: () => new UnknownTaskError('x', []),
  UnsafeAddressError: () => new UnsafeAddressError('https://x', 'y'),
}

const codes: Readonly<Record<string, ErrorCodeFacts>> = ERROR_CODES

interface SaidKind {
  code: string
  actor: string
  retryable?: boolean | undefined
}

/** Whether the table of codes allows what an error says about itself. */
function expectInTable({ code, actor, retryable = false }: SaidKind): void {
  const facts = codes[code]
  expect(facts?.when).toBeTruthy()
  expect(facts?.remedy).toBeTruthy()
  expect([facts?.actor].flat()).toContain(actor)
  if (facts?.retryable !== 'depends') expect(retryable).toBe(facts?.retryable)
}

describe('the table of codes', () => {
  test('every class of this package has a sample', () => {
    const exported = Object.keys(client).filter((name) => /^[A-Z].*Error$/.test(name))
    expect(Object.keys(SAMPLES).toSorted()).toEqual(exported.toSorted())
  })

  test.each(Object.entries({ ...SAMPLES, ...FOREIGN }))('has what %s says', (name, make) => {
    const sample = make()
    expect(sample).toBeInstanceOf(TaskmeshError)
    expect(sample.name).toBe(name)
    expect(sample.constructor.name).toBe(name)
    expectInTable(sample)
    expect(Object.keys(sample.toJSON())).not.toContain('cause')
  })

  test.each(Object.entries(client.REVERT_REASONS))('has the refusal %s', (name, reason) => {
    expectInTable(reason.kind)
    expect(reason.remedy).toBeTruthy()
    expect(findRevertReason(name)).toBe(reason)
  })
})

/** What other contracts or the deployer call, and why it is no action. */
const NO_ACTION: Record<string, string> = {
  emitTaskPublished: 'the Controller calls it',
  freezePayment: 'the Controller calls it',
  processPayment: 'Controller and Nexus call it',
  releasePayment: 'Controller and Nexus call it',
  setSourceStatus: 'a controller of the protocol calls it',
  setTaskStatus: 'a controller of the protocol calls it',
  setResponseStatus: 'a controller of the protocol calls it',
  setManager: 'wires the contracts at deployment',
  setNexus: 'wires the contracts at deployment',
  setTerminal: 'wires the contracts at deployment',
  setVault: 'wires the contracts at deployment',
  transferOwnership: 'OpenZeppelin, by the deployer',
  renounceOwnership: 'OpenZeppelin, by the deployer',
}

test('every call of Nexus, Controller, Terminal and Vault is an action of the same name', () => {
  const calls = [nexusAbi, controllerAbi, terminalAbi, vaultAbi].flatMap((abi) =>
    abi.flatMap((item) =>
      item.type === 'function' &&
      (item.stateMutability === 'nonpayable' || item.stateMutability === 'payable')
        ? [item.name]
        : [],
    ),
  )
  const missing = calls.filter((name) => !(name in client) && !(name in NO_ACTION))
  expect(missing).toEqual([])
})

describe('without reasons', () => {
  let actors: Actors
  let source: Address

  beforeAll(async () => {
    actors = await startActors({ revertReasons: false })
    const { client: publisher, master, provider } = actors
    await publisher.deposit({ amount: parseEther('1') })
    const about = { name: 'x', task: 'translation', minPayment: 1n } as const
    source = (await publisher.publishSource(about)).source
    await enroll(master, provider, source)
  })
  afterAll(() => actors.devnet.stop())

  const call = { task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600 } as const

  test.each<[string, (each: Actors) => Promise<unknown>, string]>([
    ['withdraw', ({ stranger }) => stranger.withdraw({ amount: 1n }), 'INSUFFICIENT_VAULT_BALANCE'],
    ['lock', ({ stranger }) => stranger.lock({ amount: 1n }), 'INSUFFICIENT_VAULT_BALANCE'],
    ['unbond', ({ stranger }) => stranger.unbond({ amount: 1n }), 'INSUFFICIENT_LOCKUP'],
    ['claim', ({ stranger }) => stranger.claim(), 'NOTHING_UNBONDING'],
    ['cancelUnbonding', ({ stranger }) => stranger.cancelUnbonding(), 'NOTHING_UNBONDING'],
    ['register', ({ stranger }) => stranger.register({ source }), 'NOT_PROVIDER'],
    ['register again', ({ provider }) => provider.register({ source }), 'ALREADY_REGISTERED'],
    ['unregister', ({ stranger }) => stranger.unregister({ source }), 'NOT_REGISTERED'],
    [
      'announceMaster',
      ({ stranger, master }) => stranger.announceMaster({ master: master.account.address }),
      'NOT_PROVIDER',
    ],
    [
      'announceProvider',
      ({ stranger, provider }) => stranger.announceProvider({ provider: provider.account.address }),
      'ALREADY_PAIRED',
    ],
    [
      'removeProvider',
      ({ stranger, provider }) => stranger.removeProvider({ provider: provider.account.address }),
      'NOT_MASTER',
    ],
    ['setBaseData', ({ stranger }) => stranger.setBaseData({ baseData: 'x' }), 'NOT_PROVIDER'],
    [
      'updateSource',
      ({ stranger }) => stranger.updateSource({ source, minPayment: 5n }),
      'NOT_OWNER',
    ],
    ['inactivateSource', ({ stranger }) => stranger.inactivateSource({ source }), 'NOT_OWNER'],
    ['publishTask', ({ stranger }) => stranger.publishTask({ ...call, source }), 'NOT_OWNER'],
    [
      'cancelTask',
      async ({ client: publisher, stranger }) => {
        const { taskAddress } = await publisher.publishTask({ ...call, source })
        return stranger.cancelTask({ taskAddress })
      },
      'NOT_OWNER',
    ],
    [
      'attempt',
      async ({ client: publisher, stranger }) => {
        const { taskAddress } = await publisher.publishTask({ ...call, source })
        return stranger.attempt({ taskAddress, payment: 1n })
      },
      'NOT_PROVIDER',
    ],
  ])('%s is explained by the state of the chain', async (_, misuse, code) => {
    await expect(misuse(actors)).rejects.toMatchObject({ code })
  })
})
