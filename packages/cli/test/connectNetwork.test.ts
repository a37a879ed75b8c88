import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { connectNetwork, NotANetworkError } from '../src/network/connectNetwork.ts'

let server: Server | undefined
afterEach(() => server?.close())

/** Serves one answer under every path. */
async function serve(status: number, body: string): Promise<string> {
  const answering = createServer((_request, response) => response.writeHead(status).end(body))
  server = answering
  await new Promise<void>((resolve) => answering.listen(0, '127.0.0.1', resolve))
  const address = answering.address()
  if (address === null || typeof address === 'string') throw new Error('Expected a port.')
  return `http://127.0.0.1:${address.port}`
}

const ADDRESS = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const config = {
  runnerUrl: 'http://127.0.0.1:8080',
  chain: {
    rpcUrl: 'http://127.0.0.1:8545',
    chainId: 200820172034,
    storageUrl: 'http://127.0.0.1:8546',
    sources: { translation: ADDRESS },
    payment: '1',
    account: { address: ADDRESS, privateKey: `0x${'1'.repeat(64)}` },
  },
}

describe('connectNetwork', () => {
  test('behavior: it connects to what taskmesh dev serves', async () => {
    const url = await serve(200, JSON.stringify(config))
    expect((await connectNetwork(url))?.sources).toEqual(new Map([['translation', ADDRESS]]))
  })

  test.each(['127.0.0.1', 'localhost'])('behavior: nobody listens at %s', async (host) => {
    const url = await serve(200, '')
    await new Promise((resolve) => server?.close(resolve))
    expect(await connectNetwork(url.replace('127.0.0.1', host))).toBeUndefined()
  })

  test.each([
    ['a foreign service', 404, 'Not found', 'it answered 404'],
    ['a page', 200, '<!doctype html>', 'is not JSON'],
    ['other JSON', 200, '{"runnerUrl":5}', 'at runnerUrl'],
    ['a runner alone', 200, '{"runnerUrl":"http://127.0.0.1:8080"}', 'names no chain'],
    [
      'a network without an account',
      200,
      JSON.stringify({ ...config, chain: { ...config.chain, account: undefined } }),
      'names no account',
    ],
    [
      'a network of another chain',
      200,
      JSON.stringify({ ...config, chain: { ...config.chain, chainId: 1 } }),
      'names the chain 1',
    ],
  ])('error: %s is not taken for no network', async (_, status, body, words) => {
    const url = await serve(status, body)
    const connecting = connectNetwork(url)
    await expect(connecting).rejects.toBeInstanceOf(NotANetworkError)
    await expect(connecting).rejects.toMatchObject({
      code: 'NOT_A_NETWORK',
      message: expect.stringContaining(words),
      shortMessage: expect.stringContaining(url),
    })
  })
})
