import { MAX_MEDIA_BYTES } from '@taskmesh/tasks'

const MEGABYTE = 1024 * 1024

/** Tells in words why a file can't be used as an image, or `undefined` when it can. */
export function imageProblem(file: Blob): string | undefined {
  if (!file.type.startsWith('image/')) {
    return `That is no image${file.type ? ` but ${file.type}` : ''}.`
  }
  if (file.size === 0) return 'That file is empty.'
  if (file.size <= MAX_MEDIA_BYTES) return undefined
  const size = (file.size / MEGABYTE).toFixed(1)
  return `That image has ${size} MiB; at most ${MAX_MEDIA_BYTES / MEGABYTE} MiB are allowed.`
}

/** What someone dropped or pasted: a file, the address of an image, or neither. */
export function readTransfer(transfer: DataTransfer | null): Blob | string | undefined {
  const file = transfer?.files[0]
  if (file !== undefined) return file
  const text = transfer?.getData('text/uri-list') || transfer?.getData('text/plain') || ''
  const address = text.split(/\r?\n/).find((line) => line !== '' && !line.startsWith('#'))
  return address !== undefined && /^(https?:|data:image\/)/i.test(address.trim())
    ? address.trim()
    : undefined
}
