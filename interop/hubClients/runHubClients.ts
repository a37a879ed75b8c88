import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { preparePython } from '../python/environment.ts'
import type { Step } from '../report/message.ts'
import type { RunOptions } from '../runOptions.ts'
import { startProgram } from '../startProgram.ts'
import { CALLS, WITHOUT_CALL, type ClientCall } from './calls.ts'
import { isWithin } from './isWithin.ts'
import { serveCalls } from './serveCalls.ts'
import { VERSIONS } from './versions.ts'

const TIME_LIMIT_MS = 120_000
const SCRIPT = fileURLToPath(new URL('python/main.py', import.meta.url))

const line = z.union([
  z.object({ methods: z.array(z.string()) }),
  z.object({ name: z.string(), error: z.string() }),
  z.object({ name: z.string(), result: z.unknown(), silent: z.array(z.string()) }),
])

type Returned = Exclude<z.infer<typeof line>, { methods: string[] }>

/** The name of a call in the report: its method, with a number where it is called in several ways. */
function nameOf({ method }: ClientCall, index: number): string {
  const same = CALLS.filter((call) => call.method === method)
  const place = CALLS.slice(0, index + 1).filter((call) => call.method === method).length
  return same.length === 1 ? method : `${method} (${place})`
}

function problemOf(call: ClientCall, returned: Returned | undefined): string | undefined {
  if (returned === undefined) return 'it was not called'
  if ('error' in returned) return returned.error
  const due = 'result' in call ? call.result : call.output
  if (!isWithin(due, returned.result))
    return `expected ${JSON.stringify(due)}, got ${JSON.stringify(returned.result)}`
  return returned.silent.length === 0 ? undefined : `None at ${returned.silent.join(', ')}`
}

/** A step of its own for what nobody has decided about. */
function stepOfMethods(group: string, methods: readonly string[]): Step {
  const known = [...CALLS.map(({ method }) => method), ...Object.keys(WITHOUT_CALL)]
  const missing = methods.filter((method) => !known.includes(method))
  return {
    type: 'step',
    group,
    name: 'every method',
    outcome: missing.length === 0 && methods.length > 0 ? 'passed' : 'failed',
    detail: missing.length === 0 ? `${methods.length} methods` : `no call of ${missing.join(', ')}`,
    seconds: 0,
  }
}

/** Calls a server of the dialect alone with `InferenceClient` of `huggingface_hub`, in two versions. */
export async function runHubClients({ log, onStderr }: RunOptions): Promise<Step[]> {
  const steps: Step[] = []
  for (const { version, requirements } of VERSIONS) {
    const group = `InferenceClient of huggingface_hub ${version}`
    const command = await preparePython({ name: 'huggingface-hub', requirements }, log)
    log(`Running ${group}…`)
    await using server = await serveCalls(CALLS)
    await using program = startProgram({
      command,
      args: ['-B', '-u', SCRIPT],
      onStderr,
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    })
    program.send(
      CALLS.map((call, index) => ({
        name: nameOf(call, index),
        method: call.method,
        arguments: call.arguments,
        url: server.urlOf(index),
      })),
    )
    const returned = new Map<string, Returned>()
    for await (const received of program.messages) {
      const said = z.parse(line, received)
      if ('methods' in said) steps.push(stepOfMethods(group, said.methods))
      else returned.set(said.name, said)
    }
    steps.push(
      ...CALLS.map((call, index): Step => {
        const name = nameOf(call, index)
        const problem = problemOf(call, returned.get(name))
        const outcome = problem === undefined ? 'passed' : 'failed'
        return { type: 'step', group, name, outcome, detail: problem ?? call.task, seconds: 0 }
      }),
    )
  }
  return steps
}
