/**
 * The process of a pipeline in TypeScript: loads the default export of `pipeline.ts` and answers calls, as
 * its parent asks over Node's own channel. It is started by `PipelineProcess` and by nothing else, and
 * reads nothing of this package but the files beside it, so that it needs no further permission.
 */
import { inspect } from 'node:util'
import type { PipelineReply, PipelineRequest } from '../process/messages.ts'
import { importPipeline, type LoosePipeline } from './importPipeline.ts'
import { describeFailure } from './describeFailure.ts'

const LONGEST_END_MS = 1000

const send = process.send?.bind(process)
// Libraries that look for a channel must not write to this one.
process.send = undefined
const say = (reply: PipelineReply) => void send?.(reply)
const running = new Map<number, AbortController>()
let pipeline: LoosePipeline | undefined
let model: unknown

type Load = Extract<PipelineRequest, { type: 'load' }>
type Run = Extract<PipelineRequest, { type: 'run' }>

async function load({ id, folder, file }: Load): Promise<void> {
  process.chdir(folder)
  pipeline = await importPipeline(folder, file)
  if (pipeline === undefined) {
    const due = 'export default definePipeline<…>({ run … })'
    const reason = `it has no pipeline as its default export: expected "${due}"`
    return say({ type: 'failed', id, reason, missingModule: null })
  }
  model = await pipeline.load?.(folder)
  const canStream = pipeline.stream !== undefined
  say({ type: 'loaded', id, samplingRate: null, canStream, memory: false, landlock: 0 })
}

function toAnswer(id: number, answer: unknown): PipelineReply {
  const { outputs, warnings = [] }: { outputs?: unknown; warnings?: unknown } = Object(answer)
  if (!Array.isArray(outputs)) {
    throw new TypeError('expected { outputs: […] } from the pipeline, got something else')
  }
  const said = Array.isArray(warnings) ? warnings.map(String) : []
  const whole = outputs.map((output: unknown) => ({ whole: output }))
  return { type: 'answered', id, outputs: whole, without: [], warnings: said }
}

async function run({ id, inputs, parameters, isStreamed }: Run, signal: AbortSignal) {
  if (pipeline === undefined) throw new TypeError('the pipeline is not loaded')
  const call = { model, inputs, parameters, signal }
  if (!isStreamed || pipeline.stream === undefined) {
    return say(toAnswer(id, await pipeline.run(call)))
  }
  const stream = pipeline.stream(call)
  for (;;) {
    const { done, value } = await stream.next()
    if (done) return say(toAnswer(id, value))
    say({ type: 'piece', id, piece: value })
  }
}

async function reported(id: number, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    process.stderr.write(`${inspect(error)}\n`)
    say({ type: 'failed', id, ...describeFailure(error, process.cwd()) })
  }
}

async function end(): Promise<never> {
  setTimeout(() => process.exit(0), LONGEST_END_MS)
  if (model !== undefined || pipeline?.dispose !== undefined) {
    await Promise.resolve(pipeline?.dispose?.(model)).catch(() => {})
  }
  return process.exit(0)
}

process.on('message', (request: PipelineRequest) => {
  if (request.type === 'cancel') return running.get(request.id)?.abort()
  if (request.type === 'end') return void end()
  if (request.type === 'load') return void reported(request.id, () => load(request))
  const controller = new AbortController()
  running.set(request.id, controller)
  return void reported(request.id, () => run(request, controller.signal)).finally(() =>
    running.delete(request.id),
  )
})
process.on('disconnect', () => process.exit(0))
