import { isRecord, reasonOf } from '@taskmesh/errors'
import { isTaskId, TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { InvalidOptionError } from '../../errors.ts'
import { readPythonLiteral } from './pythonLiteral.ts'

/** What the environment of a source says that it is to serve. */
export interface SourceEnvironment {
  task: TaskId
  /** Name of the model on the Hub, or a folder. */
  model: string
  /** Branch, tag or commit of the model. */
  revision: string | undefined
  /** Where results go: `POST {callbackUrl}/{task address}`. */
  callbackUrl: string
  /** Where the network's agent expects the service. */
  host: '0.0.0.0'
  port: 5555
  /** Sentences about what is named there and has no effect here. */
  warnings: readonly string[]
}

/** The port of the network's service, to which compose files map their own. */
const PORT = 5555

/** Other names that `pipeline()` of Transformers takes. */
const ALIASES: Readonly<Record<string, TaskId>> = {
  'sentiment-analysis': 'text-classification',
  ner: 'token-classification',
  vqa: 'visual-question-answering',
  asr: 'automatic-speech-recognition',
}

const KNOWN = ['task', 'model', 'revision']

function fail(variable: string, reason: string): never {
  throw new InvalidOptionError(variable, `${variable}: ${reason}`)
}

function readArgs(text: string): Record<string, unknown> {
  try {
    const value: unknown = /^\s*\{\s*"/.test(text) ? readEither(text) : readPythonLiteral(text)
    if (isRecord(value)) return value
  } catch (error) {
    return fail('PIPE_ARGS_STR', `expected JSON or a dict of Python: ${reasonOf(error)}.`)
  }
  return fail('PIPE_ARGS_STR', `expected an object such as {"task": "translation", "model": "…"}.`)
}

function readEither(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return readPythonLiteral(text)
  }
}

function readText(args: Record<string, unknown>, name: string): string | undefined {
  const value = args[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && value !== '' && value.length <= 500) return value
  return fail('PIPE_ARGS_STR', `${name}: expected a string.`)
}

function readTask(name: string): TaskId {
  const task = ALIASES[name] ?? name.replace(/^translation_\w+_to_\w+$/, 'translation')
  if (isTaskId(task)) return task
  return fail('PIPE_ARGS_STR', `task: expected one of ${TASK_IDS.join(', ')}.`)
}

/**
 * Reads the environment that the network gives the image of a Hugging Face source (`opengpunetwork/hfr-client`), so
 * that another image can take its place: `PIPE_ARGS_STR`, the arguments of Transformers' `pipeline()` as JSON or as a
 * dict of Python, and `CALLBACK_URL`. The service listens at port 5555.
 *
 * Source: OGPU documentation, "Hugging Face Ready Environment"; OGPU SDK, `ogpu/service/server.py`.
 *
 * @returns `undefined` when there is no `PIPE_ARGS_STR`: it is no such environment.
 * @throws InvalidOptionError, whose `path` is the variable, when something is missing or wrong.
 *
 * @example
 * ```ts
 * const source = readSourceEnvironment(process.env)
 * source?.task // 'translation'
 * ```
 */
export function readSourceEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): SourceEnvironment | undefined {
  const { PIPE_ARGS_STR: text, CALLBACK_URL: callbackUrl = '' } = environment
  if (text === undefined || text.trim() === '') return undefined
  const args = readArgs(text)
  const task = readText(args, 'task') ?? fail('PIPE_ARGS_STR', 'task: expected the name of a task.')
  const model =
    readText(args, 'model') ?? fail('PIPE_ARGS_STR', 'model: expected the name of a model.')
  if (!/^https?:$/.test(URL.parse(callbackUrl)?.protocol ?? ''))
    fail('CALLBACK_URL', 'expected the http(s) URL to which results are posted.')
  const others = Object.keys(args).filter((name) => !KNOWN.includes(name))
  return {
    task: readTask(task),
    model,
    revision: readText(args, 'revision'),
    callbackUrl,
    host: '0.0.0.0',
    port: PORT,
    warnings: others.map((name) => `${name} of PIPE_ARGS_STR has no effect.`),
  }
}
