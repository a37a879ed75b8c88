import { TaskmeshError } from '@taskmesh/errors'

/** The files of a model, or of what it runs on, cannot be loaded into the browser. */
export class BrowserLoadError extends TaskmeshError {
  override name = 'BrowserLoadError'
  constructor(model: string, reason: string) {
    super(`The browser cannot load ${model}: ${reason}`, {
      code: 'MODEL_LOAD_FAILED',
      actor: 'configuration',
      details:
        'Its folder needs config.json, its tokenizer or preprocessor, and onnx/model.onnx, from a server that lets this page read them (CORS).',
    })
  }
}

/** A model failed on these inputs in the browser. */
export class BrowserRunError extends TaskmeshError {
  override name = 'BrowserRunError'
  constructor(model: string, reason: string) {
    super(`${model} failed in the browser: ${reason}`, { code: 'INFERENCE_FAILED', actor: 'model' })
  }
}
