import { PIPELINE_DATA } from '@huggingface/tasks'

const DATA: Readonly<Record<string, object>> = PIPELINE_DATA

/** What Hugging Face's list says of a pipeline id; `undefined` for an id that it does not have. */
export function huggingFaceData(id: string): object | undefined {
  return Object.hasOwn(DATA, id) ? DATA[id] : undefined
}
