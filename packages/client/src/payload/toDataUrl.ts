const CHUNK = 0x8000

function toBinaryText(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK))
  }
  return text
}

/** Writes bytes as a base64 `data:` URL. */
export function toDataUrl(bytes: Uint8Array, contentType: string): string {
  return `data:${contentType};base64,${btoa(toBinaryText(bytes))}`
}
