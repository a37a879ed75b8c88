import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { createRunner, type ModelOption } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import * as z from 'zod/mini'
import { preparePython } from '../python/environment.ts'
import type { Step } from '../report/message.ts'
import type { RunOptions } from '../runOptions.ts'
import { startProgram } from '../startProgram.ts'

const TIME_LIMIT_MS = 300_000
const GROUP = 'openai 3.57 for Python'
const REQUIREMENTS = new URL('python/requirements.txt', import.meta.url)
const SCRIPT = fileURLToPath(new URL('python/main.py', import.meta.url))

/** Says the messages one after the other, so that the model of stories answers a chat. */
const TEMPLATE = '{{ bos_token }}{% for message in messages %}{{ message.content }}{% endfor %}'

const line = z.object({ name: z.string(), problem: z.nullable(z.string()) })

const modelOf = (task: DemoTask) => DEMO_MODELS[task].id

function demoModel(task: DemoTask): ModelOption {
  return { id: modelOf(task), task, path: demoModelDirectory(task) }
}

/** The model of stories with a template for chats. */
async function chatModel(path: string): Promise<ModelOption> {
  await cp(demoModelDirectory('text-generation'), path, { recursive: true })
  await writeFile(join(path, 'chat_template.jinja'), TEMPLATE)
  return { id: 'interop/chat', task: 'chat-completion', path }
}

/** Calls a server of the demonstration models with the Python client of OpenAI. */
export async function runOpenAiClient({ log, onStderr }: RunOptions): Promise<Step[]> {
  const command = await preparePython({ name: 'openai', requirements: REQUIREMENTS }, log)
  log(`Running ${GROUP}…`)
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-interop-'))
  const chat = await chatModel(folder)
  const runner = createRunner({
    models: [
      chat,
      demoModel('text-generation'),
      demoModel('feature-extraction'),
      demoModel('text-classification'),
      demoModel('text-to-speech'),
      demoModel('automatic-speech-recognition'),
    ],
    process: 'shared',
  })
  const server = await createServer({ runner })
  try {
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    await using program = startProgram({
      command,
      args: ['-B', '-u', SCRIPT],
      onStderr,
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    })
    const models = {
      chat: chat.id,
      text: modelOf('text-generation'),
      embeddings: modelOf('feature-extraction'),
      classes: modelOf('text-classification'),
      speech: modelOf('text-to-speech'),
      hearing: modelOf('automatic-speech-recognition'),
    }
    program.send({ url, models })
    const steps: Step[] = []
    for await (const received of program.messages) {
      const { name, problem } = z.parse(line, received)
      const outcome = problem === null ? 'passed' : 'failed'
      steps.push({ type: 'step', group: GROUP, name, outcome, detail: problem ?? '', seconds: 0 })
    }
    return steps
  } finally {
    await server.close()
    await runner.close()
    await rm(folder, { recursive: true, force: true })
  }
}
