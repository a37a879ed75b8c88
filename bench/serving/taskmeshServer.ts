/** Serves one model as a model owner does: `taskmeshServer.ts <task> <folder>`. */
import { createRunner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import { isTaskId } from '@taskmesh/tasks'
import { printReports } from './reports.ts'

const [, , task = '', path = ''] = process.argv
if (!isTaskId(task)) throw new Error(`Expected a task, got "${task}".`)

const runner = createRunner({ models: [{ task, id: 'bench/model', path }] })
const server = await createServer({
  runner,
  callbackUrl: process.env['CALLBACK_URL'],
  sourceTask: task,
})
const url = await server.listen({ host: '127.0.0.1', port: 0 })
await runner.ready()
printReports(url)
