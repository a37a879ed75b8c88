import { readMediaText } from '@taskmesh/tasks'

function textAddress(text: string): string | undefined {
  const media = readMediaText(text)
  if (media === undefined) return undefined
  if (media.form === 'url') return media.url
  return `data:${media.mimeType ?? 'image/png'};base64,${media.base64}`
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

  constructor(source: () => string | Uint8Array | Blob) {
    this.#text = $derived.by(() => {
      const value = source()
      return typeof value === 'string' ? textAddress(value.trim()) : undefined
    })
    $effect(() => {
      const value = source()
      if (typeof value === 'string') return
      const url = URL.createObjectURL(value instanceof Blob ? value : new Blob([value.slice()]))
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
