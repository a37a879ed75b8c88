import type { Environment } from '@taskmesh/contracts'
import { findTaskId, type TaskId } from '@taskmesh/tasks'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { METADATA_KEYS, type SourceMetadata } from './sourceMetadata.ts'

/** What people and programs can read about a source. */
export interface SourceDescription {
  name: string
  description?: string | undefined
  logoUrl?: string | undefined
  /** The task that the source runs, so that clients can check theirs before they pay. */
  task: TaskId
  /** The model's name on the Hugging Face Hub, or another name that says what runs. */
  model?: string | undefined
  /** Commit, branch or tag of the model. */
  revision?: string | undefined
  /** URLs of compose files that start the source's image, by environment. */
  images?: Partial<Record<Environment, string>> | undefined
}

/** Writes a description the way the network's tools read it; absent images are empty strings. */
export function toSourceMetadata(description: SourceDescription): SourceMetadata {
  const { name, description: text = '', logoUrl = '', task, model, revision, images } = description
  return {
    name,
    description: text,
    logoUrl,
    [METADATA_KEYS.CPU]: images?.CPU ?? '',
    [METADATA_KEYS.NVIDIA]: images?.NVIDIA ?? '',
    [METADATA_KEYS.AMD]: images?.AMD ?? '',
    huggingface: { task: findTaskId(task), model, revision },
  }
}

/** Puts the description of a source into storage and returns its URL. */
export function storeSourceMetadata(
  storage: ContentStorage,
  metadata: SourceMetadata,
  signal?: AbortSignal,
): Promise<string> {
  return storage.put(JSON.stringify(metadata), { name: 'imageMetadata.json', signal })
}
