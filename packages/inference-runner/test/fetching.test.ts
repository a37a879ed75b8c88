import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { QueueFullError } from '@taskmesh/inference-runner/errors'
import { demoRunner } from './support/demoRunner.ts'
import { plainPng } from './support/images.ts'

/** A server of pictures: those under `/slow` are sent when `send` is called. */
async function pictureServer() {
  const picture = await plainPng(9, 9, 'red')
  const held: (() => void)[] = []
  const server = createServer(({ url }, response) => {
    if (url?.startsWith('/slow')) held.push(() => response.end(picture))
    else response.end(picture)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const send = () => {
    for (const one of held.splice(0)) one()
  }
  return { server, host, held, send }
}

const pictures = await pictureServer()
const runner = demoRunner({ allowHosts: [pictures.host], queueSize: 4 })
afterAll(async () => {
  pictures.server.closeAllConnections()
  pictures.server.close()
  await runner.close()
})

test('behavior: calls that wait for a slow server of pictures hold up no other call', async () => {
  const inputs = `http://${pictures.host}/slow`
  const slow = Array.from({ length: 66 }, () =>
    runner
      .run('image-classification', { inputs }, { client: 'slow' })
      .catch((error: unknown) => error),
  )
  await expect.poll(() => pictures.held.length).toBe(8)
  const picture = await plainPng(9, 9, 'blue')
  const own = await runner.run('image-classification', { inputs: picture }, { client: 'own' })
  expect(own.output).not.toEqual([])
  const fetched = `http://${pictures.host}/fast`
  const other = await runner.run('image-classification', { inputs: fetched }, { client: 'other' })
  expect(other.output).toEqual(expect.any(Array))
  expect(pictures.held.length).toBe(8)
  const ended = Promise.all(slow)
  const timer = setInterval(pictures.send, 10)
  const results = await ended
  clearInterval(timer)
  const refused = results.filter((result) => result instanceof QueueFullError)
  const ran = results.filter((result) => !(result instanceof Error))
  expect(refused.length + ran.length).toBe(66)
  expect(ran.length).toBeGreaterThan(8)
})
