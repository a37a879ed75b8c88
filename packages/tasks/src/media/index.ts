export { toBase64, toDataUrl } from './base64.ts'
export { imageFormat, type ImageFormat } from './imageFormat.ts'
export { inlineMedia } from './inlineMedia.ts'
export { sniffType } from './sniffType.ts'
