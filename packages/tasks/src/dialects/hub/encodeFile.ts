import { isJsonObject } from '../shared/isJsonObject.ts'
import { isMedia } from '../shared/isMedia.ts'
import { toBlob } from '../shared/mediaForms.ts'

/** An output that is a file under a key becomes the file, or `{ output: [url] }`. */
export function encodeFile(key: string, parametersOf?: (output: object) => string) {
  return (output: unknown): unknown => {
    const file = isJsonObject(output) ? output[key] : undefined
    if (!isJsonObject(output) || !isMedia(file)) return output
    const { [key]: _file, ...rest } = output
    return toBlob(file, parametersOf?.(output)) ?? { output: [file], ...rest }
  }
}
