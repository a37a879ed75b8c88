import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { judgeNumbers } from './compare.ts'
import type { OutsideModel } from './outsideModel.ts'
import { reference } from './reference.ts'

const ID = 'interop/silero-vad'
const SIGNATURE = {
  inputs: [
    { name: 'input', from: 'window' },
    { name: 'state', state: { output: 'stateN' } },
    { name: 'sr', from: 'samplingRate' },
  ],
  outputs: [{ name: 'output', role: 'speech' }],
  settings: { samplingRate: 16_000, windowSamples: 512, contextSamples: 64 },
}
const stretches = z.array(z.object({ start: z.number(), end: z.number(), score: z.number() }))

/** Finds speech window by window, and keeps a state from one to the next. */
export const silero: OutsideModel = {
  name: 'Silero VAD 6',
  tasks: ['voice-activity-detection'],
  packages: ['silero-vad', 'useful-moonshine-onnx'],

  async prepare({ python, folder, fetch }) {
    const own = await fetch('silero-vad')
    const sounds = await fetch('useful-moonshine-onnx')
    const file = join(sounds, 'moonshine_onnx', 'assets', 'beckett.wav')
    const path = join(folder, 'silero_vad.onnx')
    await copyFile(join(own, 'silero_vad', 'data', 'silero_vad.onnx'), path)
    await writeFile(join(folder, 'silero_vad.signature.json'), JSON.stringify(SIGNATURE))
    const due = await reference(python, 'silero.py', [own, path, file], stretches)
    const sound = new Uint8Array(await readFile(file))
    const numbersOf = (found: unknown) =>
      z.parse(stretches, found).flatMap(({ start, end, score }) => [start, end, score])

    return {
      models: [{ kind: 'onnx-file', task: 'voice-activity-detection', id: ID, path }],
      checks: [
        {
          task: 'voice-activity-detection',
          name: 'stretches of speech as the package’s own program finds windows, twice in turn',
          async run(runner) {
            // A state that is kept from one recording to the next would show in the second.
            const { output } = await runner.run('voice-activity-detection', {
              inputs: [sound, sound],
            })
            return judgeNumbers(
              output.flatMap(numbersOf),
              [...due, ...due].flatMap((one) => numbersOf([one])),
              {
                tolerance: 1e-4,
                source: 'silero-vad in Python',
              },
            )
          },
        },
      ],
    }
  },
}
