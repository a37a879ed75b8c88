import { readMediaText, type MediaKind } from '@taskmesh/tasks'
import type { MediaValue } from './MediaPreview.svelte.ts'

/** How people and browsers name each kind of media. */
export const MEDIA_LABELS = {
  image: { name: 'image', article: 'an image', label: 'Image', accept: 'image/*' },
  audio: { name: 'sound', article: 'a sound', label: 'Sound', accept: 'audio/*' },
  video: { name: 'video', article: 'a video', label: 'Video', accept: 'video/*' },
  '3d': {
    name: '3D model',
    article: 'a 3D model',
    label: '3D model',
    accept: 'model/*,.glb,.gltf,.obj,.ply,.stl,.usdz',
  },
} as const satisfies Record<MediaKind, { [name: string]: string }>

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

/**
 * A number of bytes for people.
 *
 * @example
 * ```ts
 * formatBytes(813) // '813 bytes'
 * formatBytes(2_400_000) // '2.3 MiB'
 * ```
 */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
