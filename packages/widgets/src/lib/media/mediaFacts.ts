import { readMediaText, type MediaKind } from '@taskmesh/tasks'
import type { MediaValue } from './MediaPreview.svelte.ts'
import { MEDIA_LABELS } from './mediaWords.ts'

const ENDINGS: Partial<Record<string, string>> = {
  'model/gltf-binary': 'glb',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'image/jpeg': 'jpg',
}

/** How many bytes a piece of media has; `undefined` for an address. */
export function mediaSize(value: MediaValue): number | undefined {
  if (value instanceof Blob) return value.size
  if (value instanceof Uint8Array) return value.length
  const media = readMediaText(value.trim())
  if (media?.form !== 'base64') return undefined
  const padding = /=*$/.exec(media.base64)?.[0].length ?? 0
  return (media.base64.length / 4) * 3 - padding
}

/** A name for a file to save a piece of media in, such as `mesh.glb`. */
export function fileName(value: MediaValue, kind: MediaKind): string {
  if (value instanceof File && value.name !== '') return value.name
  const media = typeof value === 'string' ? readMediaText(value.trim()) : undefined
  const type = media?.form === 'base64' ? media.mimeType : undefined
  const ending = type === undefined ? undefined : (ENDINGS[type] ?? type.split('/')[1])
  const word = MEDIA_LABELS[kind].name.toLowerCase().replaceAll(' ', '-')
  return ending === undefined ? word : `${word}.${ending}`
}
