import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRecord } from '@taskmesh/errors'
import { isTaskId, type TaskId } from '@taskmesh/tasks'
import { parse } from 'yaml'

const FRONT_MATTER = /^---\r?\n([^]*?)\r?\n---/
const MAX_CARD = 200_000

/** The heads of Transformers' model classes, and the task of each. */
const HEADS: Readonly<Record<string, TaskId>> = {
  ForSequenceClassification: 'text-classification',
  ForTokenClassification: 'token-classification',
  ForQuestionAnswering: 'question-answering',
  ForMaskedLM: 'fill-mask',
  ForCausalLM: 'text-generation',
  LMHeadModel: 'text-generation',
  ForImageClassification: 'image-classification',
  ForObjectDetection: 'object-detection',
  ForSemanticSegmentation: 'image-segmentation',
  ForUniversalSegmentation: 'image-segmentation',
  ForDepthEstimation: 'depth-estimation',
  ForAudioClassification: 'audio-classification',
  ForSpeechSeq2Seq: 'automatic-speech-recognition',
  ForCTC: 'automatic-speech-recognition',
  WhisperForConditionalGeneration: 'automatic-speech-recognition',
}

async function readText(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(() => '')).slice(0, MAX_CARD)
}

function parseOr(text: string, read: (text: string) => unknown): unknown {
  try {
    return read(text)
  } catch {
    return undefined
  }
}

/** The `pipeline_tag` of a model card. */
async function taskOfCard(folder: string): Promise<TaskId | undefined> {
  const [, head = ''] = FRONT_MATTER.exec(await readText(join(folder, 'README.md'))) ?? []
  const card = parseOr(head, (text) => parse(text, { maxAliasCount: 20 }))
  const tag = isRecord(card) ? card['pipeline_tag'] : undefined
  return typeof tag === 'string' && isTaskId(tag) ? tag : undefined
}

/** The task of the class that `config.json` names. */
async function taskOfArchitecture(folder: string): Promise<TaskId | undefined> {
  const config = parseOr(await readText(join(folder, 'config.json')), JSON.parse)
  const names = isRecord(config) ? config['architectures'] : undefined
  const [name] = Array.isArray(names) ? names : []
  if (typeof name !== 'string') return undefined
  return Object.entries(HEADS).find(([head]) => name.endsWith(head))?.[1]
}

/** What a model in a folder does, as its model card or its architecture says; `undefined` when neither does. */
export async function taskOfModel(folder: string): Promise<TaskId | undefined> {
  return (await taskOfCard(folder)) ?? (await taskOfArchitecture(folder))
}
