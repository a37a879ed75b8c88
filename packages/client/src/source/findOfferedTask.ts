import * as z from 'zod/mini'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { readJson } from '../storage/readJson.ts'
import { sourceMetadataSchema, type SourceMetadata } from './sourceMetadata.ts'

const MAX_BYTES = 256 * 1024
/** `PIPE_ARGS_STR='{"task": "…"}'` or `PIPE_ARGS_STR: "{'task': '…'}"` in a compose file. */
const PIPE_ARGS_TASK =
  /PIPE_ARGS_STR[^\n]{0,500}?\\?["']task\\?["']\s*:\s*\\?["']([a-z0-9-]{1,64})\\?["']/

/** Finds the task in the environment of a compose file. Source: OGPU docs, Hugging Face sources. */
export function taskOfComposeFile(text: string): string | undefined {
  return PIPE_ARGS_TASK.exec(text)?.[1]
}

async function taskOfImages(
  storage: ContentStorage,
  { cpu, nvidia, amd }: SourceMetadata,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const url = [cpu, nvidia, amd].find(Boolean)
  if (url === undefined) return undefined
  const bytes = await storage.get(url, { maxBytes: MAX_BYTES, signal })
  return taskOfComposeFile(new TextDecoder().decode(bytes))
}

/**
 * Finds out which task a source runs: from `huggingface.task` of its metadata, else from the
 * compose file of its image. The chain itself does not know.
 *
 * @returns the task's name, or `undefined` when the source does not say.
 */
export async function findOfferedTask(
  storage: ContentStorage,
  metadataUrl: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const bytes = await storage.get(metadataUrl, { maxBytes: MAX_BYTES, signal })
  const metadata = z.safeParse(sourceMetadataSchema, readJson(bytes))
  if (!metadata.success) return undefined
  return metadata.data.huggingface?.task ?? taskOfImages(storage, metadata.data, signal)
}
