import { toDataUrl } from '../../src/media/dataUrl.ts'

/** The source of the module that holds one file. */
export function mediaModule(bytes: Uint8Array, alt: string): string {
  const quoted = `'${alt.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  return `// Made by \`node scripts/writeMedia.ts\`. Do not edit.
export default {
  alt: ${quoted},
  url: '${toDataUrl(bytes)}',
}
`
}
