/** How far one file of a model is read or downloaded. */
export interface LoadProgress {
  /** Its name in the folder or repository, for example `onnx/model.onnx`. */
  file: string
  loadedBytes: number
  totalBytes: number
}

/** How a model is to be loaded. */
export interface LoadOptions {
  /** Called while files are read or downloaded. */
  onProgress?: ((progress: LoadProgress) => void) | undefined
  /**
   * Called with a sentence about what was loaded, such as that the weights are quantized. Each is
   * given to callers among the `warnings` of every answer.
   */
  onWarning?: ((warning: string) => void) | undefined
}
