import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makePhotographs, makeTexts } from '../hosts/inputs.ts'

/** A model, and what it is called with. */
export interface Subject {
  name: string
  task: 'text-classification' | 'image-classification'
  folder: string
  /** Texts, or paths of pictures. */
  inputs: readonly string[]
  /** Calls for one measurement. */
  count: number
  /** The body of each input as a plain handler takes it. */
  bodies: readonly (string | Uint8Array<ArrayBuffer>)[]
  /** Each input as a service of OGPU takes it. */
  strings: readonly string[]
}

function textSubject(name: string, folder: string, inputs: string[], count: number): Subject {
  const bodies = inputs.map((text) => JSON.stringify({ inputs: text }))
  return { name, task: 'text-classification', folder, inputs, count, bodies, strings: inputs }
}

/** The models that are measured: `models` has those of `hosts/make_models.py`. */
export async function makeSubjects(models: string, folder: string): Promise<Subject[]> {
  const texts = makeTexts(64)
  const short = texts.map((text) => text.split(' ').slice(0, 8).join(' '))
  const inputs = await makePhotographs(folder, 16, { width: 1280, height: 960 })
  const bodies = await Promise.all(inputs.map(async (path) => new Uint8Array(await readFile(path))))
  const strings = bodies.map((bytes) => Buffer.from(bytes).toString('base64'))
  const image = { name: 'ViT, JPEGs of 1280×960', task: 'image-classification' } as const
  return [
    textSubject('tiny text', join(models, 'tiny'), short, 1500),
    textSubject('text, size of DistilBERT', join(models, 'text'), texts, 192),
    { ...image, folder: join(models, 'image'), inputs, count: 64, bodies, strings },
  ]
}
