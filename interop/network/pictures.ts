import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'

/** Two pictures, in the forms that a payload may have them in. */
export interface Pictures extends AsyncDisposable {
  /** `127.0.0.1:…`, where the first one is served. */
  host: string
  /** The first picture, a handwritten seven: at a URL. */
  url: string
  /** As a `data:` URL, and as plain base64. */
  dataUrl: string
  base64: string
  /** A picture to ask questions about. */
  shapesDataUrl: string
}

/** Takes the pictures from the registry's examples and serves one of them. */
export async function servePictures(): Promise<Pictures> {
  const dataUrl = pictureOf(TASK_EXAMPLES['image-classification'][0]?.request.inputs)
  const shapesDataUrl = pictureOf(TASK_EXAMPLES['visual-question-answering'][0]?.request.inputs)
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1)
  const bytes = Buffer.from(base64, 'base64')
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'image/png').end(bytes),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with a port.
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    url: `http://${host}/image.png`,
    dataUrl,
    base64,
    shapesDataUrl,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function pictureOf(inputs: unknown): string {
  const isPair = typeof inputs === 'object' && inputs !== null && 'image' in inputs
  return String(isPair ? inputs.image : inputs)
}
