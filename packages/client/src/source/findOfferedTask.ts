import * as z from 'zod/mini'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { readJson } from '../storage/readJson.ts'
import { sourceMetadataSchema, type SourceMetadata } from './sourceMetadata.ts'

const MAX_BYTES = 256 * 1024
/** `PIPE_ARGS_STR='{"task": "…"}'` or `PIPE_ARGS_STR: "{'task': '…'}"` in a compose file. */
const PIPE_ARGS = /PIPE_ARGS_STR([^\n]{0,600})/
const TASK = /\\?["']task\\?["']\s*:\s*\\?["']([a-z0-9-]{1,64})\\?["']/
const MODEL = /\\?["']model\\?["']\s*:\s*\\?["']([\w./-]{1,200})\\?["']/
const REVISION = /\\?["']revision\\?["']\s*:\s*\\?["']([\w./-]{1,100})\\?["']/

/** What a source says that it runs. */
export interface Offer {
  /** Name of the task. */
  task: string
  /** The model, usually by its name on the Hugging Face Hub. */
  model: string | undefined
  /** Commit, branch or tag of the model. */
  revision: string | undefined
}

/**
 * Finds what the environment of a compose file makes a source run. Source: OGPU docs, Hugging Face
 * sources, `PIPE_ARGS_STR`.
 */
function offerOfComposeFile(text: string): Offer | undefined {
  const args = PIPE_ARGS.exec(text)?.[1] ?? ''
  const task = TASK.exec(args)?.[1]
  if (task === undefined) return undefined
  return { task, model: MODEL.exec(args)?.[1], revision: REVISION.exec(args)?.[1] }
}

/**
 * Finds the task in the environment of a compose file. Source: OGPU docs, Hugging Face sources.
 *
 * @example
 * ```ts
 * taskOfComposeFile(`environment: [PIPE_ARGS_STR='{"task":"translation","model":"a/b"}']`)
 * // 'translation'
 * ```
 */
export function taskOfComposeFile(text: string): string | undefined {
  return offerOfComposeFile(text)?.task
}

async function offerOfImages(
  storage: ContentStorage,
  { cpu, nvidia, amd }: SourceMetadata,
  signal?: AbortSignal,
): Promise<Offer | undefined> {
  const url = [cpu, nvidia, amd].find(Boolean)
  if (url === undefined) return undefined
  const bytes = await storage.get(url, { maxBytes: MAX_BYTES, signal })
  return offerOfComposeFile(new TextDecoder().decode(bytes))
}

/**
 * Finds out what a source runs: from `huggingface` of its metadata, else from the compose file of
 * its image. The chain itself does not know.
 *
 * @returns `undefined` when the source does not say.
 * @throws the errors of the storage; InvalidJsonError when the metadata is no JSON.
 *
 * @example
 * ```ts
 * const { metadataUrl } = await getSource(client, { source })
 * const offer = await findOffer(storage, metadataUrl)
 * offer?.model // 'acme/sentiment'
 * ```
 */
export async function findOffer(
  storage: ContentStorage,
  metadataUrl: string,
  signal?: AbortSignal,
): Promise<Offer | undefined> {
  const bytes = await storage.get(metadataUrl, { maxBytes: MAX_BYTES, signal })
  const metadata = z.safeParse(sourceMetadataSchema, readJson(bytes))
  if (!metadata.success) return undefined
  const { huggingface } = metadata.data
  if (huggingface === undefined) return offerOfImages(storage, metadata.data, signal)
  return { task: huggingface.task, model: huggingface.model, revision: huggingface.revision }
}

/**
 * Finds out which task a source runs, as {@link findOffer} does.
 *
 * @returns the task's name, or `undefined` when the source does not say.
 * @throws the errors of the storage; InvalidJsonError when the metadata is no JSON.
 *
 * @example
 * ```ts
 * const { metadataUrl } = await getSource(client, { source })
 * await findOfferedTask(storage, metadataUrl) // 'text-classification'
 * ```
 */
export async function findOfferedTask(
  storage: ContentStorage,
  metadataUrl: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  return (await findOffer(storage, metadataUrl, signal))?.task
}
