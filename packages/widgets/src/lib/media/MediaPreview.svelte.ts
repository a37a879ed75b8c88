import { readMediaText, type MediaKind } from '@taskmesh/tasks'

/** A piece of media in any of its forms. */
export type MediaValue = string | Uint8Array | Blob

const USUAL_TYPES = {
  image: 'image/png',
  audio: 'audio/wav',
  video: 'video/mp4',
  '3d': 'model/gltf-binary',
} as const satisfies Record<MediaKind, string>

function textAddress(text: string, kind: MediaKind): string | undefined {
  const media = readMediaText(text)
  if (media === undefined) return undefined
  if (media.form === 'url') return media.url
  return `data:${media.mimeType ?? USUAL_TYPES[kind]};base64,${media.base64}`
}

/**
 * The address under which a page can show a piece of media. Object URLs are revoked as soon as the
 * media changes or the component goes. Create it while a component is being set up.
 *
 * @example
 * ```ts
 * const preview = new MediaPreview(() => file)
 * preview.url // 'blob:…'
 * ```
 */
export class MediaPreview {
  #objectUrl: string | undefined = $state.raw()
  readonly #text: string | undefined

  constructor(source: () => MediaValue, kind: () => MediaKind = () => 'image') {
    this.#text = $derived.by(() => {
      const value = source()
      return typeof value === 'string' ? textAddress(value.trim(), kind()) : undefined
    })
    $effect(() => {
      const value = source()
      if (typeof value === 'string') return
      const blob =
        value instanceof Blob ? value : new Blob([value.slice()], { type: USUAL_TYPES[kind()] })
      const url = URL.createObjectURL(blob)
      this.#objectUrl = url
      return () => {
        URL.revokeObjectURL(url)
        this.#objectUrl = undefined
      }
    })
  }

  get url(): string | undefined {
    return this.#text ?? this.#objectUrl
  }
}
