import type { MediaKind } from '@taskmesh/tasks'

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
