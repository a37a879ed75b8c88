/**
 * Lets the browser save a file.
 *
 * @example
 * ```ts
 * saveFile(new Blob(['WEBVTT\n'], { type: 'text/vtt' }), 'captions.vtt')
 * ```
 */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // The browser has begun to read it by the next turn; some only then.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
