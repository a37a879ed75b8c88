/**
 * A process that runs a pipeline of transformers.js and nothing else, to compare with: started as
 * `bare.ts <task> <folder>`, it loads the model, and then runs what it is sent. Pictures are paths of files.
 */
import { readFile } from 'node:fs/promises'
import { env, pipeline, type RawImage } from '@huggingface/transformers'

const [, , task, folder = ''] = process.argv

env.allowRemoteModels = false
env.localModelPath = '/'

async function loadImages(paths: readonly string[]): Promise<RawImage[]> {
  const { RawImage } = await import('@huggingface/transformers')
  const read = async (path: string) => RawImage.fromBlob(new Blob([await readFile(path)]))
  return Promise.all(paths.map(read))
}

type Run = (inputs: readonly string[]) => Promise<unknown>

async function load(): Promise<Run> {
  const options = { dtype: 'fp32', device: 'cpu' } as const
  if (task === 'image-classification') {
    const classify = await pipeline(task, folder, options)
    return async (paths) => classify(await loadImages(paths), { top_k: 5 })
  }
  const classify = await pipeline('text-classification', folder, options)
  return (texts) => classify([...texts], { top_k: 5 })
}

const run = await load()
process.on('message', (inputs: string[]) => {
  void run(inputs).then(() => process.send?.({ residentBytes: process.memoryUsage.rss() }))
})
process.send?.({ residentBytes: process.memoryUsage.rss() })
