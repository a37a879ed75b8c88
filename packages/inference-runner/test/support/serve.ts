/**
 * A server process for tests: says where it listens and where its engine runs, then each call that it
 * takes; drains on SIGTERM, for as many milliseconds as its argument says. The others are the port, the URL of a callback and
 * the folder for results of a source.
 */
import { createServer, stopOnSignals } from '@taskmesh/inference-runner/server'
import { demoOptions, demoRunner } from './demoRunner.ts'

const runner = demoRunner({ models: demoOptions('text-classification', 'text-generation') })
await runner.ready()
const [, , drainMs = '60000', port = '0', callbackUrl, directory] = process.argv
const server = await createServer({
  runner,
  drainMs: Number(drainMs),
  callbackUrl,
  sourceTask: 'text-classification',
  sourceResults: { directory },
})
server.addHook('preHandler', async ({ url }) => process.send?.({ call: url }))
const url = await server.listen({ host: '127.0.0.1', port: Number(port) })
stopOnSignals({ server, runner })
process.send?.({ url, enginePid: runner.models()[0]?.pid })
