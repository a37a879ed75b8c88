import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { expect, test } from 'vitest'
import { decodeImage } from '../src/media/decodeImage.ts'
import { releaseMedia } from '../src/media/releaseMedia.ts'
import { plainPng } from './support/images.ts'

const image = (data: Uint8Array) => ({ width: 1000, height: 1000, channels: 3, data }) as const

test('default: the memory of large pictures and sounds is given back, whoever allocated it', async () => {
  const decoded = await decodeImage(await plainPng(1000, 1000, 'red'), 'inputs')
  const own = image(new Uint8Array(3_000_000))
  const sound = { samplingRate: 16_000, channels: [new Float32Array(600_000)] }
  await releaseMedia([decoded, { frames: [own], times: [0] }, sound])
  expect([decoded.data.length, own.data.length, sound.channels[0]?.length]).toEqual([0, 0, 0])
})

test('behavior: small media, and parts of the memory of others, stay as they are', async () => {
  const small = image(new Uint8Array(30_000).fill(1))
  const whole = new Uint8Array(6_000_000).fill(2)
  await releaseMedia([small, image(whole.subarray(0, 3_000_000))])
  expect([small.data[0], whole[0], whole.length]).toEqual([1, 2, 6_000_000])
})

test('behavior: a call that was prepared runs again after others with the same picture', async () => {
  const task = 'image-classification'
  const { id } = DEMO_MODELS[task]
  const runner = createRunner({
    models: [{ task, id, path: demoModelDirectory(task) }],
    threads: 1,
    keepsReserve: false,
  })
  const inputs = await plainPng(800, 600, 'blue')
  const sent = new Uint8Array(inputs)
  const prepared = await runner.prepare(task, { inputs })
  const outputs = []
  for (const call of [1, 2, 3]) {
    outputs.push((await runner.run(prepared)).output, (await runner.run(task, { inputs })).output)
    expect(outputs).toHaveLength(2 * call)
  }
  for (const output of outputs) expect(output).toEqual(outputs[0])
  expect(new Uint8Array(inputs)).toEqual(sent)
  await runner.close()
})
