import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelKind } from '../engine/modelSpec.ts'
import { findPipeline } from './customProcess/findPipeline.ts'

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/**
 * Tells by its content what kind of model lies at a path. A folder with a pipeline is a custom pipeline,
 * also when the weights beside it are in the Hugging Face layout: its owner wrote how to run them.
 *
 * @param path - of a folder or a file.
 * @returns `undefined` when there is nothing that an engine runs.
 *
 * @example
 * ```ts
 * detectModelKind('./sentiment') // 'hugging-face', for a folder with config.json
 * detectModelKind('./my-pipeline') // 'custom-pipeline', for one with pipeline.ts, pipeline.py or handler.py
 * detectModelKind('./iris.onnx') // 'onnx-file'
 * ```
 */
export function detectModelKind(path: string): Exclude<ModelKind, 'remote-endpoint'> | undefined {
  if (!existsSync(path)) return undefined
  if (!isFolder(path)) return /\.onnx$/i.test(path) ? 'onnx-file' : undefined
  if (findPipeline(path) !== undefined) return 'custom-pipeline'
  return existsSync(join(path, 'config.json')) ? 'hugging-face' : undefined
}
