import { fileURLToPath } from 'node:url'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import * as z from 'zod/mini'
import { preparePython } from '../python/environment.ts'
import type { Step } from '../report/message.ts'
import type { RunOptions } from '../runOptions.ts'
import { startProgram } from '../startProgram.ts'
import { isWithin } from './isWithin.ts'
import { SERVER_CALLS, type ServerCall } from './serverCalls.ts'
import { VERSIONS } from './versions.ts'

const TIME_LIMIT_MS = 300_000
const SCRIPT = fileURLToPath(new URL('python/main.py', import.meta.url))

const line = z.union([
  z.object({ methods: z.array(z.string()) }),
  z.object({ name: z.string(), error: z.string() }),
  z.object({ name: z.string(), result: z.unknown(), silent: z.array(z.string()) }),
])

function nameOf({ method }: ServerCall, index: number): string {
  const place = SERVER_CALLS.slice(0, index + 1).filter((call) => call.method === method).length
  return SERVER_CALLS.filter((call) => call.method === method).length === 1
    ? method
    : `${method} (${place})`
}

/** Whether a method returned what is due: of pieces the texts together, or the last. */
function isDue(due: unknown, given: unknown): boolean {
  const { $joined, $last } = Object(due)
  const pieces: readonly unknown[] = Array.isArray(given) ? given : []
  if ($joined !== undefined) return pieces.length > 1 && pieces.join('') === $joined
  return $last === undefined ? isWithin(due, given) : isWithin($last, pieces.at(-1))
}

/** Calls a server with the demonstration models with `InferenceClient` and `HfApi` of `huggingface_hub`, in two versions. */
export async function runHubServer({ log, onStderr }: RunOptions): Promise<Step[]> {
  const models = Object.values(DEMO_MODELS).map(({ task, id }) => ({
    task,
    id,
    path: demoModelDirectory(task),
  }))
  const runner = createRunner({ models, process: 'shared', keepsReserve: false })
  const server = await createServer({ runner })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const steps: Step[] = []
  try {
    await runner.ready()
    const due = await Promise.all(
      SERVER_CALLS.map(async ({ task, request, expected = (output: unknown) => output }) => {
        const result = request === undefined ? undefined : await runner.run(task, Object(request))
        return expected(Object(result).output)
      }),
    )
    for (const { version, requirements } of VERSIONS) {
      const group = `huggingface_hub ${version} on a server`
      const command = await preparePython({ name: 'huggingface-hub', requirements }, log)
      log(`Running ${group}…`)
      await using program = startProgram({
        command,
        args: ['-B', '-u', SCRIPT],
        onStderr,
        signal: AbortSignal.timeout(TIME_LIMIT_MS),
      })
      program.send(
        SERVER_CALLS.map((call, index) => ({
          name: nameOf(call, index),
          client: call.client,
          method: call.method,
          arguments: call.arguments,
          url: url + (call.path ?? `/models/${DEMO_MODELS[call.task].id}`),
        })),
      )
      const returned = new Map<string, z.infer<typeof line>>()
      for await (const received of program.messages) {
        const said = z.parse(line, received)
        if ('name' in said) returned.set(said.name, said)
      }
      for (const [index, call] of SERVER_CALLS.entries()) {
        const name = nameOf(call, index)
        const problem = problemOf(due[index], call, returned.get(name))
        const outcome = problem === undefined ? 'passed' : 'failed'
        steps.push({ type: 'step', group, name, outcome, detail: problem ?? call.task, seconds: 0 })
      }
    }
  } finally {
    await server.close()
    await runner.close()
  }
  return steps
}

function problemOf(
  due: unknown,
  { client, unknown }: ServerCall,
  returned: z.infer<typeof line> | undefined,
): string | undefined {
  if (returned === undefined || 'methods' in returned) return 'it was not called'
  if ('error' in returned) return returned.error
  const { result, silent } = returned
  if (!isDue(due, result)) return `expected ${short(due)}, got ${short(result)}`
  if (client === 'HfApi') return undefined
  const missing = silent.filter((path) => unknown?.test(path) !== true)
  return missing.length === 0 ? undefined : `None at ${missing.join(', ')}`
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 300)
}
