import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf } from '@taskmesh/errors'
import * as z from 'zod/mini'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { conversionAdvice } from './conversionCommand.ts'
import { smallWeights } from './chooseWeights.ts'
import { readFolderJson, type ModelFolder } from './readModelFolder.ts'

const MISSING = /not found locally at "(?:[^"]*[\\/])?([^"\\/]+)"/
const BROKEN_WEIGHTS = /Load model from (?:.*[\\/])?([^\\/]+\.onnx) failed/
const typed = z.looseObject({ model_type: z.string() })
const POINTER = 'version https://git-lfs'
/** The files that tokenizers were saved in before there was `tokenizer.json`. */
const OLD_VOCABULARIES = [
  'vocab.txt',
  'vocab.json',
  'spiece.model',
  'sentencepiece.bpe.model',
  'source.spm',
  'tokenizer.model',
]

function pythonCommand(path: string, className: string): string {
  const folder = JSON.stringify(path)
  return `python -c 'from transformers import ${className}; ${className}.from_pretrained(${folder}).save_pretrained(${folder})'`
}

function describeTokenizer({ path, sizes }: ModelFolder): string {
  const old = OLD_VOCABULARIES.find((name) => sizes.has(name))
  const missing = sizes.has('tokenizer.json') ? 'tokenizer_config.json' : 'tokenizer.json'
  if (missing === 'tokenizer_config.json') {
    return `tokenizer_config.json is missing in ${path}: copy it from where tokenizer.json comes from, or write it with the content {}.`
  }
  if (old !== undefined) {
    return `tokenizer.json is missing in ${path}, which has the older ${old}. Convert it:\n${pythonCommand(path, 'AutoTokenizer')}`
  }
  return `tokenizer.json is missing in ${path}: the model has no tokenizer. Copy tokenizer.json and tokenizer_config.json from the model that it was made of.`
}

async function describeMissing(
  spec: HuggingFaceSpec,
  folder: ModelFolder,
  name: string,
): Promise<string> {
  if (/^tokenizer(_config)?\.json$/.test(name)) return describeTokenizer(folder)
  if (name === 'preprocessor_config.json') {
    return `preprocessor_config.json is missing in ${folder.path}: it says how images or sounds become numbers. Copy it from the model that this one was made of.`
  }
  if (name.endsWith('.onnx')) {
    const { data: config } = z.safeParse(
      typed,
      await readFolderJson(folder, 'config.json', spec.id),
    )
    const modelType = config?.model_type
    const there = [...folder.sizes.keys()].filter((file) => file.endsWith('.onnx'))
    return `${name} is missing in ${folder.path}, which has ${there.join(', ')}. A model of this type for ${spec.task} consists of other files. ${conversionAdvice(folder.path, spec.task, modelType)}`
  }
  return `${name} is missing in ${folder.path}.`
}

/** The first of the small files that Git has left in the place of a large one. */
async function findPointer(folder: ModelFolder): Promise<string | undefined> {
  for (const name of smallWeights(folder)) {
    const file = await open(join(folder.path, name))
    const { buffer, bytesRead } = await file
      .read(Buffer.alloc(POINTER.length))
      .finally(() => file.close())
    if (buffer.toString('latin1', 0, bytesRead) === POINTER) return name
  }
  return undefined
}

/** Throws for the first JSON file of a folder that is none. */
async function checkJson(folder: ModelFolder, id: string): Promise<void> {
  for (const name of folder.sizes.keys()) {
    if (/^[^/]+\.json$/.test(name)) await readFolderJson(folder, name, id)
  }
}

/**
 * Finds out by what is in a local folder why transformers.js could not load it.
 *
 * @returns a sentence that names the file at fault and what to do; `undefined` when the folder says nothing.
 * @throws ModelLoadError for a JSON file that is none.
 */
export async function explainFailure(
  spec: HuggingFaceSpec,
  folder: ModelFolder,
  error: unknown,
): Promise<string | undefined> {
  const reason = reasonOf(error)
  const missing = MISSING.exec(reason)?.[1]
  if (missing !== undefined) return describeMissing(spec, folder, missing)
  const hasTokenizer =
    folder.sizes.has('tokenizer.json') && folder.sizes.has('tokenizer_config.json')
  if (!hasTokenizer && /token/i.test(reason)) return describeTokenizer(folder)
  if (error instanceof SyntaxError) await checkJson(folder, spec.id)
  if (/external data/i.test(reason)) {
    return `The weights name a data file that is missing or lies outside of the folder, which is not read. ONNX Runtime: ${reason.slice(0, 300)}`
  }
  const broken = BROKEN_WEIGHTS.exec(reason)?.[1]
  const pointer = await findPointer(folder)
  if (pointer !== undefined) {
    return `${pointer} is a pointer of Git LFS, not the file itself: fetch it with "git lfs pull".`
  }
  if (broken === undefined) return undefined
  return `${broken} is damaged or no ONNX file: copy or export it again. ONNX Runtime: ${reason.slice(reason.indexOf('failed') + 7, 300)}`
}
