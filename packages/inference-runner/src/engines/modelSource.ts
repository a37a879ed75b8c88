import type { TaskId } from '@taskmesh/tasks'

/** Where a model's files are and how to load them. Plain data: it travels between processes. */
export interface ModelSource {
  id: string
  task: TaskId
  /** Absolute path of a folder in the Hugging Face layout, or the name of a Hub repository. */
  location: string
  isLocal: boolean
  /** Which weights to load: `fp32` reads `model.onnx`, `q8` reads `model_quantized.onnx`, … */
  dtype: string
  /** Branch, tag or commit of a Hub repository. */
  revision: string
  /** Folder for downloads. */
  cacheDirectory?: string | undefined
  /** Threads for one operator. */
  threads?: number | undefined
}
