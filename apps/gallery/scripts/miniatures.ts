import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { toJsonSchema } from '@taskmesh/tasks/json-schema'
import { listExamples } from '@taskmesh/tasks-data/showcase'
import { zodSchemaOf } from '@taskmesh/tasks/zod'
import { inputMini } from '../src/lib/miniatures/inputMini.ts'
import type { Mini, TaskMini } from '../src/lib/miniatures/mini.ts'
import { outputMini } from '../src/lib/miniatures/outputMini.ts'
import { openStudio, type Studio } from './studio.ts'

const PICTURES = new URL('../static/miniatures/', import.meta.url)
const DATA = new URL('../src/lib/miniatures/generated/miniatures.json', import.meta.url)

async function draft(task: TaskId): Promise<TaskMini> {
  const [first] = await listExamples(task)
  const example = await first?.load()
  if (example === undefined) throw new Error(`${task} has no example.`)
  const { inputs, output } = zodSchemaOf(task)
  const given = { input: example.request.inputs, schema: toJsonSchema(inputs) }
  const drawn = outputMini(example.output, toJsonSchema(output), given)
  if (drawn === undefined) throw new Error(`The output of ${task} has nothing that can be drawn.`)
  return { input: inputMini(given.input, given.schema), output: drawn }
}

/** Writes a picture under a name that is made from what it holds. */
async function store(bytes: Buffer): Promise<string> {
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.webp`
  await writeFile(new URL(name, PICTURES), bytes)
  return name
}

/** Replaces media in a drawing by small pictures and by what is heard when. */
async function finish(mini: Mini, studio: Studio): Promise<Mini> {
  if (mini.type === 'wave' && mini.src !== undefined) {
    const { src, ...wave } = mini
    return { ...wave, ...(await studio.listen(src)) }
  }
  if (mini.type !== 'picture') return mini
  const { bytes, width, height } = await studio.look(mini.src, { isFilm: mini.isFilm === true })
  const masks = []
  for (const mask of mini.masks ?? []) {
    masks.push({ ...mask, src: await store((await studio.cutOut(mask.src)).bytes) })
  }
  return { ...mini, src: await store(bytes), width, height, ...(masks.length > 0 ? { masks } : {}) }
}

async function main(): Promise<void> {
  await rm(PICTURES, { recursive: true, force: true })
  await mkdir(PICTURES, { recursive: true })
  await mkdir(new URL('./', DATA), { recursive: true })
  await using studio = await openStudio()
  const all: Partial<Record<TaskId, TaskMini>> = {}
  for (const task of TASK_IDS) {
    const { input, output } = await draft(task)
    const inputs = []
    for (const part of input) inputs.push(await finish(part, studio))
    all[task] = { input: inputs, output: await finish(output, studio) }
    console.log(`${task}: ${inputs.map(({ type }) => type).join(' + ')} → ${output.type}`)
  }
  await writeFile(DATA, `${JSON.stringify(all, null, 1)}\n`)
}

await main()
