import { once } from 'node:events'
import { createServer } from 'node:http'
import { ogpuStorage } from '@taskmesh/client'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { encodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createProvider, type ProviderEvent } from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'

const TASK = 'image-classification'
const [example] = TASK_EXAMPLES[TASK]
const picture = Buffer.from(String(example?.request.inputs).split(',')[1] ?? '', 'base64')

/** Serves a payload and its picture; after `spoil` both are something else. */
async function startFiles() {
  const requests: string[] = []
  let isSpoiled = false
  const server = createServer(({ url = '', headers }, response) => {
    requests.push(url)
    if (isSpoiled) return response.end('something else')
    if (url === '/picture.png') return response.end(picture)
    const inputs = `http://${headers.host}/picture.png`
    return response.end(JSON.stringify(encodeOgpuRequest({ inputs })))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    requests,
    host: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    spoil: () => {
      isSpoiled = true
    },
    close: () => server.close(),
  }
}

let network: Network
beforeAll(async () => {
  network = await startNetwork()
})
afterAll(() => network.devnet.stop())

test('payload and media are fetched once, and what they become after the attempt is not run', async () => {
  const files = await startFiles()
  const { id } = DEMO_MODELS[TASK]
  const runner = createRunner({
    models: [{ task: TASK, id, path: demoModelDirectory(TASK) }],
    allowHosts: [files.host],
  })
  const source = await network.addSource(TASK)
  const events: ProviderEvent[] = []
  const provider = createProvider({
    client: network.provider,
    runner,
    storage: ogpuStorage({ url: network.devnet.storageUrl, gatewayHosts: [files.host] }),
    sources: [{ source, task: TASK }],
    pollingIntervalMs: 50,
    onEvent: (event) => {
      events.push(event)
      if (event.type === 'task' && event.record.state === 'ATTEMPTED') files.spoil()
    },
  })
  await provider.start()
  const taskAddress = await network.publishConfig(source, `http://${files.host}/payload.json`)
  const isOver = () => {
    const { CONFIRMED, DECLINED, FAILED } = provider.stats().reached
    return CONFIRMED + DECLINED + FAILED > 0
  }
  await vi.waitUntil(isOver, { timeout: 60_000, interval: 20 })
  await provider.stop()
  expect(files.requests).toEqual(['/payload.json', '/picture.png'])
  expect(provider.stats().reached).toMatchObject({ ATTEMPTED: 1, CONFIRMED: 1 })
  expect(events.filter(({ type }) => type === 'retry')).toEqual([])
  const expected = await runner.run(TASK, { inputs: picture })
  const handle = { taskAddress, task: TASK, inputs: picture } as const
  const { output } = await network.publisher.waitForResult(handle)
  expect(output).toEqual(expected.output)
  await runner.close()
  files.close()
})
