import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'

/** A Hub of one's own: the routes that downloads need, as huggingface.co answers them. */
export interface FakeHub {
  url: string
  server: Server
  /** How many bytes of files were sent. */
  sentBytes: number
  /** Requests for parts of files, as `path bytes=…`. */
  ranges: string[]
  /** After how many bytes the next large file breaks off. */
  breaksAfter: number | undefined
  /** Whether files come with other bytes than the ones that are listed. */
  isDamaged: boolean
}

const isLarge = (path: string) => path.endsWith('.onnx')

function listed(path: string, content: Buffer) {
  const oid = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const lfs = { oid: sha256, size: content.length, pointerSize: 130 }
  return { type: 'file', path, size: content.length, oid, ...(isLarge(path) ? { lfs } : {}) }
}

/** Starts a Hub that has one model, with the files of a folder. */
export async function startFakeHub(id: string, folder: string): Promise<FakeHub> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, Buffer>()
  for (const entry of names.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(folder.length + 1), await readFile(path))
  }
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '', 'http://hub')
    if (pathname === `/api/models/${id}/tree/main`) {
      outgoing.setHeader('content-type', 'application/json')
      outgoing.end(JSON.stringify([...files].map(([path, content]) => listed(path, content))))
      return
    }
    const path = decodeURIComponent(pathname.replace(`/${id}/resolve/main/`, ''))
    const content = files.get(path)
    if (content === undefined) {
      outgoing.writeHead(404, { 'x-error-code': 'RepoNotFound' }).end('Not found')
      return
    }
    const range = /^bytes=(\d+)-(\d*)$/.exec(incoming.headers.range ?? '')
    const from = Number(range?.[1] ?? 0)
    const to = range?.[2] ? Number(range[2]) : content.length - 1
    if (range !== null) hub.ranges.push(`${path} ${range[0]}`)
    const part = Buffer.from(content.subarray(from, to + 1))
    if (hub.isDamaged) part.fill(0)
    outgoing.writeHead(range === null ? 200 : 206, {
      etag: `"${createHash('sha1').update(content).digest('hex')}"`,
      'content-length': part.length,
      ...(range === null ? {} : { 'content-range': `bytes ${from}-${to}/${content.length}` }),
    })
    const { breaksAfter } = hub
    if (breaksAfter !== undefined && part.length > breaksAfter) {
      hub.breaksAfter = undefined
      hub.sentBytes += breaksAfter
      outgoing.write(part.subarray(0, breaksAfter), () => setTimeout(() => outgoing.destroy(), 50))
      return
    }
    hub.sentBytes += part.length
    outgoing.end(part)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const hub: FakeHub = {
    url: `http://127.0.0.1:${port}`,
    server,
    sentBytes: 0,
    ranges: [],
    breaksAfter: undefined,
    isDamaged: false,
  }
  return hub
}
