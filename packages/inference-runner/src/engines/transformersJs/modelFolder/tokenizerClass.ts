import * as transformers from '@huggingface/transformers'
import * as z from 'zod/mini'
import { readFolderJson, type ModelFolder } from './readModelFolder.ts'

const tokenizerConfig = z.looseObject({ tokenizer_class: z.nullish(z.string()) })

/** Names of Python for a tokenizer that is nothing but its `tokenizer.json`. */
const PLAIN_CLASSES = new Set(['PreTrainedTokenizer', 'TokenizersBackend'])

/** A sentence about a tokenizer of a class that transformers.js does not know; it is loaded all the same. */
export async function describeTokenizerClass(
  folder: ModelFolder,
  id: string,
): Promise<string | undefined> {
  const { data } = z.safeParse(
    tokenizerConfig,
    await readFolderJson(folder, 'tokenizer_config.json', id),
  )
  const name = data?.tokenizer_class
  if (name === undefined || name === null) return undefined
  const plainName = name.replace(/Fast$/, '')
  const isKnown = PLAIN_CLASSES.has(plainName) || Object.hasOwn(transformers, plainName)
  if (isKnown) return undefined
  return `The tokenizer class ${JSON.stringify(name.slice(0, 100))} is not known: texts are split by tokenizer.json alone.`
}
