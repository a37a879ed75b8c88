import type { BrowserTaskId } from './abilities.ts'

/** A model with what Transformers.js has to know of it. */
export interface BrowserModel {
  task: BrowserTaskId
  /** Where its folder is, which holds `config.json` and `onnx/`. */
  url: string
  /** Name for people. Default: the last part of the URL. */
  id?: string | undefined
  /** Which weights: `fp32` is `onnx/model.onnx`, `q8` is `onnx/model_quantized.onnx`. Default `fp32`. */
  dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | undefined
}

/** Where what models run on comes from, and on which device. */
export interface BrowserRuntime {
  /** Where the folder with the files of onnxruntime-web is. */
  wasmUrl: string | undefined
  /** Name of the cache that keeps the files. */
  cache: string | undefined
  device: 'auto' | 'wasm' | 'webgpu'
}

/** What the page asks of the worker. */
export interface RunMessage {
  id: number
  runtime: BrowserRuntime
  model: BrowserModel
  /** One input, or several where `isBatch` says so. */
  inputs: unknown
  isBatch: boolean
  parameters: Readonly<Record<string, unknown>>
}

/** What the worker says of a run. */
export type WorkerMessage =
  | { id: number; type: 'loading'; file: string; loadedBytes: number; totalBytes: number }
  | { id: number; type: 'running'; device: string }
  | { id: number; type: 'text'; text: string }
  | { id: number; type: 'result'; output: unknown; warnings: string[]; ms: number }
  | { id: number; type: 'error'; stage: 'loading' | 'running'; message: string }
