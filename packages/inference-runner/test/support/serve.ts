/**
 * A server process for tests: says where it listens and where its engine runs, then each call that it
 * takes; drains on SIGTERM, for as many milliseconds as its argument says.
 */
import { createServer, stopOnSignals } from '@taskmesh/inference-runner/server'
import { demoRunner } from './demoRunner.ts'

const runner = demoRunner()
await runner.ready()
const server = await createServer({ runner, drainMs: Number(process.argv[2] ?? 60_000) })
server.addHook('preHandler', async ({ url }) => process.send?.({ call: url }))
const url = await server.listen({ host: '127.0.0.1', port: 0 })
stopOnSignals({ server, runner })
process.send?.({ url, enginePid: runner.models()[0]?.pid })
