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
  /** Called with sentences for those who call the model, such as that a part of it is not known. */
  onWarning?: ((warning: string) => void) | undefined
}
