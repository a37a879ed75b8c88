/**
 * A server with a small model of pictures, which tells its parent how long its event loop stood still: started as
 * `serveModel.ts`, it sends its port, and after each message its delays since the one before.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'

const RESOLUTION_MS = 1
const TASK = 'image-classification'

const runner = createRunner({
  models: [{ task: TASK, id: DEMO_MODELS[TASK].id, path: demoModelDirectory(TASK) }],
})
await runner.ready()
const server = await createServer({ runner })
await server.listen({ host: '127.0.0.1', port: 0 })

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delay.enable()
let cpu = process.threadCpuUsage()

process.on('message', () => {
  const inMs = (nanoseconds: number) => nanoseconds / 1e6 - RESOLUTION_MS
  const { user, system } = process.threadCpuUsage(cpu)
  process.send?.({
    p99: inMs(delay.percentile(99)),
    max: inMs(delay.max),
    cpuMs: (user + system) / 1000,
  })
  delay.reset()
  cpu = process.threadCpuUsage()
})
process.on('disconnect', () => process.exit())
const [address] = server.addresses()
const port = typeof address === 'object' ? address.port : undefined
process.send?.({ port, model: DEMO_MODELS[TASK].id })
