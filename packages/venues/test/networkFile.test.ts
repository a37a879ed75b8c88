import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { networkFile, type NetworkFile } from '../src/networkFile.ts'

const ADDRESS = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

const JSON_FILE = {
  runnerUrl: 'http://127.0.0.1:8080/',
  chain: {
    rpcUrl: 'http://127.0.0.1:8545',
    chainId: 200820172034,
    storageUrl: 'http://127.0.0.1:8546',
    sources: { translation: ADDRESS },
    payment: '2000000000000000',
    account: { address: ADDRESS, privateKey: `0x${'1'.repeat(64)}` },
  },
}

function chainWith(change: object) {
  return { chain: { ...JSON_FILE.chain, ...change } }
}

describe('networkFile', () => {
  test('amounts are bigints and sources a map when it is read', () => {
    const { chain } = z.parse(networkFile, JSON_FILE)
    expect(chain?.payment).toBe(2_000_000_000_000_000n)
    expect(chain?.sources).toEqual(new Map([['translation', ADDRESS]]))
  })

  test('what is read and written again is the same', () => {
    const text = JSON.stringify(z.encode(networkFile, z.parse(networkFile, JSON_FILE)))
    expect(JSON.parse(text)).toEqual(JSON_FILE)
  })

  test('every part may be missing', () => {
    expect(z.parse(networkFile, {})).toEqual({})
    expect(z.parse(networkFile, chainWith({ account: undefined })).chain?.account).toBeUndefined()
  })

  test('tasks and keys of a newer network are left out', () => {
    const sources = { ...JSON_FILE.chain.sources, telepathy: ADDRESS }
    const file = z.parse(networkFile, { ...chainWith({ sources }), faucet: 'http://127.0.0.1' })
    expect(file).not.toHaveProperty('faucet')
    expect([...(file.chain?.sources.keys() ?? [])]).toEqual(['translation'])
  })

  test.each([
    ['a URL that is no web address', { runnerUrl: 'javascript:alert(1)' }, 'runnerUrl'],
    ['a URL that is too long', { runnerUrl: `http://a/${'a'.repeat(2048)}` }, 'runnerUrl'],
    ['an amount in OGPU', chainWith({ payment: '0.1' }), 'chain.payment'],
    ['an amount that is too long', chainWith({ payment: '1'.repeat(41) }), 'chain.payment'],
    ['a number as amount', chainWith({ payment: 1 }), 'chain.payment'],
    ['a chain id of 0', chainWith({ chainId: 0 }), 'chain.chainId'],
    [
      'a short address',
      chainWith({ sources: { translation: '0x0' } }),
      'chain.sources.translation',
    ],
    [
      'more sources than there can be',
      chainWith({
        sources: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [i, ADDRESS])),
      }),
      'chain.sources',
    ],
    [
      'a private key that is none',
      chainWith({ account: { address: ADDRESS, privateKey: 'secret' } }),
      'chain.account.privateKey',
    ],
  ])('error: %s is refused when it is read', (_name, json, path) => {
    const { error } = z.safeParse(networkFile, json)
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
    expect(JSON.stringify(error?.issues)).not.toContain('secret')
  })

  const file: NetworkFile = z.parse(networkFile, JSON_FILE)
  const fileWith = (change: object) =>
    ({ ...file, chain: { ...file.chain, ...change } }) as NetworkFile

  test.each([
    ['an amount below 0', fileWith({ payment: -1n })],
    ['a URL that is none', { ...file, runnerUrl: '127.0.0.1' }],
    ['an address that is none', fileWith({ sources: new Map([['translation', '0x0']]) })],
    ['a task that is none', fileWith({ sources: new Map([['telepathy', ADDRESS]]) })],
  ])('error: %s is refused when it is written', (_name, bad) => {
    expect(z.safeEncode(networkFile, bad).success).toBe(false)
  })

  test('property: any JSON is read without an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(typeof z.safeParse(networkFile, json).success).toBe('boolean')
      }),
    )
  })
})
