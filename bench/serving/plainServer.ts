/**
 * What one writes without a server: a handler that gives what it reads to a pipeline of transformers.js.
 * `plainServer.ts <task> <folder>`
 */
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { env, pipeline, RawImage } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { printReports } from './reports.ts'

const [, , task, folder = ''] = process.argv
const body = z.object({ inputs: z.string() })

env.allowRemoteModels = false
env.localModelPath = '/'

type Answer = (read: Buffer<ArrayBuffer>) => Promise<unknown>

async function loadAnswer(): Promise<Answer> {
  const options = { dtype: 'fp32', device: 'cpu' } as const
  if (task === 'image-classification') {
    const classify = await pipeline(task, folder, options)
    return async (read) => classify(await RawImage.fromBlob(new Blob([read])), { top_k: 5 })
  }
  const classify = await pipeline('text-classification', folder, options)
  return (read) => classify(z.parse(body, JSON.parse(read.toString())).inputs)
}

const answer = await loadAnswer()
const server = createServer((request, response) => {
  const reply = async () => {
    const found = await answer(Buffer.from(await buffer(request)))
    response.setHeader('content-type', 'application/json').end(JSON.stringify(found))
  }
  reply().catch((error: unknown) => response.writeHead(500).end(String(error)))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Expected a port.')
  printReports(`http://127.0.0.1:${address.port}`)
})
