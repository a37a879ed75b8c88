import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { judgeEqual } from './compare.ts'
import type { OutsideModel } from './outsideModel.ts'

const ID = 'interop/magika'
const settings = z.object({
  beg_size: z.int(),
  end_size: z.int(),
  padding_token: z.int(),
  block_size: z.int(),
  target_labels_space: z.array(z.string()),
})
const SPACE = /[\t\n\v\f\r ]/

/** What the graph reads of a file: bytes from its start and its end without spaces, padded in the middle. */
function featuresOf(
  file: Uint8Array,
  { beg_size, end_size, padding_token, block_size }: z.infer<typeof settings>,
): number[] {
  const isSpace = (byte: number) => SPACE.test(String.fromCodePoint(byte))
  const head = [...file.subarray(0, block_size)]
  const tail = [...file.subarray(-block_size)]
  const start = head.findIndex((byte) => !isSpace(byte))
  const end = tail.findLastIndex((byte) => !isSpace(byte))
  const first = start < 0 ? [] : head.slice(start, start + beg_size)
  const last = tail.slice(Math.max(0, end + 1 - end_size), end + 1)
  const padding = (count: number) => Array<number>(count).fill(padding_token)
  return [
    ...first,
    ...padding(beg_size - first.length),
    ...padding(end_size - last.length),
    ...last,
  ]
}

/** Tells what a file is by its bytes: a graph and its labels, nothing else. */
export const magika: OutsideModel = {
  name: 'Magika standard_v3_3',
  tasks: ['tabular-classification'],
  packages: ['magika', 'silero-vad', 'useful-moonshine-onnx', 'rag-intent-classifier'],

  async prepare({ folder, fetch }) {
    const source = join(await fetch('magika'), 'magika', 'models', 'standard_v3_3')
    const config = z.parse(
      settings,
      JSON.parse(await readFile(join(source, 'config.min.json'), 'utf8')),
    )
    const path = join(folder, 'magika.onnx')
    await copyFile(join(source, 'model.onnx'), path)
    const signature = {
      outputs: [{ name: 'target_label', role: 'scores' }],
      labels: config.target_labels_space,
    }
    await writeFile(join(folder, 'magika.signature.json'), JSON.stringify(signature))

    const [voices, sounds, intents] = await Promise.all([
      fetch('silero-vad'),
      fetch('useful-moonshine-onnx'),
      fetch('rag-intent-classifier'),
    ])
    const files = {
      typescript: fileURLToPath(import.meta.url),
      python: join(voices, 'silero_vad', 'utils_vad.py'),
      onnx: join(voices, 'silero_vad', 'data', 'silero_vad.onnx'),
      wav: join(sounds, 'moonshine_onnx', 'assets', 'beckett.wav'),
      json: join(source, 'config.min.json'),
      markdown: join(source, 'README.md'),
      pickle: join(intents, 'rag_intent_classifier', 'models', 'GaussianNB.joblib'),
    }

    return {
      models: [{ kind: 'onnx-file', task: 'tabular-classification', id: ID, path }],
      checks: [
        {
          task: 'tabular-classification',
          name: 'what files are, by their bytes',
          async run(runner) {
            const rows = await Promise.all(
              Object.values(files).map(async (file) => featuresOf(await readFile(file), config)),
            )
            const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? 0))
            const data = Object.fromEntries(columns.map((column, at) => [`byte ${at}`, column]))
            const { output } = await runner.run('tabular-classification', { inputs: { data } })
            return judgeEqual(output, Object.keys(files), 'files are what they are')
          },
        },
      ],
    }
  },
}
