import { join } from 'node:path'
import * as z from 'zod/mini'
import { judgeEqual } from './compare.ts'
import type { OutsideModel } from './outsideModel.ts'
import { reference } from './reference.ts'

const expected = z.array(
  z.object({
    file: z.string(),
    data: z.record(z.string(), z.array(z.number())),
    classes: z.array(z.union([z.string(), z.number()])),
  }),
)

/** Classifiers of scikit-learn as skl2onnx exports them by default: with ZipMap, whose output is a list of maps. */
export const iris: OutsideModel = {
  name: 'scikit-learn by skl2onnx, with ZipMap',
  tasks: ['tabular-classification'],
  packages: [],

  async prepare({ python, folder }) {
    const found = await reference(python, 'iris.py', [folder], expected)
    return {
      models: found.map(({ file }) => ({
        kind: 'onnx-file',
        task: 'tabular-classification',
        id: file,
        path: join(folder, file),
      })),
      checks: found.map(({ file, data, classes }) => ({
        task: 'tabular-classification',
        name: file,
        async run(runner) {
          const { output } = await runner.run(
            'tabular-classification',
            { inputs: { data } },
            { model: file },
          )
          return judgeEqual(output, classes, 'classes as scikit-learn gives them')
        },
      })),
    }
  },
}
