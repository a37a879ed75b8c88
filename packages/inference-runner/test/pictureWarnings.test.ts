/** What models that see say of their own accord, with the models that parity/ keeps. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { createRunner } from '../src/index.ts'

const folderOf = (name: string) =>
  fileURLToPath(new URL(`../../../parity/models/${name}`, import.meta.url))
const OWL = folderOf('zero-shot-object-detection-owlvit')
const DETR = folderOf('object-detection-detr')
const TROCR = folderOf('image-to-text-trocr')

/** A copy of a model's folder whose image processor nobody knows. */
async function withInventedProcessor(source: string): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'taskmesh-processor-'))
  await cp(source, path, { recursive: true })
  const file = join(path, 'preprocessor_config.json')
  const config = JSON.parse(await readFile(file, 'utf8'))
  const invented = { ...config, image_processor_type: 'InventedImageProcessor' }
  await writeFile(file, JSON.stringify(invented))
  return path
}

const invented = await Promise.all([DETR, TROCR].map(withInventedProcessor))
const [inventedDetr = '', inventedTrocr = ''] = invented

const runner = createRunner({
  models: [
    { task: 'object-detection', id: 'detr', path: DETR },
    { task: 'zero-shot-object-detection', id: 'owl', path: OWL },
    { task: 'object-detection', id: 'invented-object-detection', path: inventedDetr },
    { task: 'image-to-text', id: 'invented-image-to-text', path: inventedTrocr },
    { task: 'image-segmentation', id: 'pixels', path: folderOf('image-segmentation-segformer') },
    {
      task: 'image-segmentation',
      id: 'queries',
      path: fileURLToPath(new URL('graphs/segments-detr', import.meta.url)),
    },
  ],
  process: 'shared',
  threads: 1,
})
afterAll(async () => {
  await runner.close()
  await Promise.all(invented.map((path) => rm(path, { recursive: true })))
})

describe('the threshold of a detection', () => {
  const said = (value: number) => [
    `threshold was not given: objects with a score of ${value} or less were left out.`,
  ]

  test('default: that of object-detection is said, and holds', async () => {
    const inputs = await readFile(join(DETR, 'wide.png'))
    const { output, warnings } = await runner.run('object-detection', { inputs }, { model: 'detr' })
    expect(warnings).toEqual(said(0.5))
    const parameters = { threshold: 0.5 }
    const given = await runner.run('object-detection', { inputs, parameters }, { model: 'detr' })
    expect(given.warnings).toEqual([])
    expect(given.output).toEqual(output)
  })

  test('default: that of zero-shot-object-detection is said, and holds', async () => {
    const inputs = await readFile(join(OWL, 'wide.png'))
    const parameters = { candidate_labels: ['dog'] }
    const { output, warnings } = await runner.run('zero-shot-object-detection', {
      inputs,
      parameters,
    })
    expect(warnings).toEqual(said(0.1))
    const given = await runner.run('zero-shot-object-detection', {
      inputs,
      parameters: { ...parameters, threshold: 0.1 },
    })
    expect(given.warnings).toEqual([])
    expect(given.output).toEqual(output)
  })
})

test.each([
  ['queries', 'panoptic', []],
  ['queries', 'instance', ['this model’s segments are found as panoptic ones here']],
  ['queries', 'semantic', ['this model’s segments are found as panoptic ones here']],
  ['pixels', 'semantic', []],
  ['pixels', 'instance', ['this model finds semantic segments only']],
] as const)(
  'behavior: a model of %s that is asked for %s segments',
  async (model, subtask, why) => {
    const inputs = await readFile(join(DETR, 'small.png'))
    const request = { inputs, parameters: { subtask } }
    const { output, warnings } = await runner.run('image-segmentation', request, { model })
    expect(warnings).toEqual(
      why.map((reason) => `The parameter "subtask" had no effect: ${reason}.`),
    )
    if (model === 'queries') expect(output.map(({ label }) => label)).toEqual(['cat'])
  },
)

test.each([
  ['object-detection', DETR, 'wide.png'],
  ['image-to-text', TROCR, 'noise-0.png'],
] as const)(
  'behavior: an invented image processor is said once, in the answers of %s',
  async (task, source, picture) => {
    const inputs = await readFile(join(source, picture))
    const { warnings } = await runner.run(task, { inputs }, { model: `invented-${task}` })
    const about = warnings?.filter((one) => one.includes('InventedImageProcessor'))
    expect(about).toEqual([expect.stringContaining('is not known')])
  },
)
