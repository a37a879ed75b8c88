import { TaskmeshError } from '@taskmesh/errors'

/** The files of a model, or of what it runs on, cannot be loaded into the browser. */
export class BrowserLoadError extends TaskmeshError {
  override name = 'BrowserLoadError'
  constructor(model: string, reason: string) {
    super(`The browser cannot load ${model}: ${reason}`, {
      code: 'MODEL_LOAD_FAILED',
      actor: 'configuration',
      details:
        'Check the connection and try again. Its folder needs config.json, its tokenizer or preprocessor, and onnx/model.onnx; wasmUrl needs the files of onnxruntime-web; both from a server that lets this page read them (CORS).',
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

/** What goes into a model, or came out of it, cannot be used in the browser; the page gets it as a BrowserRunError. */
export class BrowserDataError extends TaskmeshError {
  override name = 'BrowserDataError'
  constructor(reason: string) {
    super(reason, { code: 'INFERENCE_FAILED', actor: 'model' })
  }
}
