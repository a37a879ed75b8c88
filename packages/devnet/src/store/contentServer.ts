import { computeCid } from '@taskmesh/content'
import cors from '@fastify/cors'
import multipart from '@fastify/multipart'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { CID } from 'multiformats/cid'
import type { ContentBackend } from './contentBackend.ts'

const DAG_PB = 0x70
const STORE_FULL =
  'The memory of this content store is used up. Start it again, with a larger maxTotalBytes, or ' +
  'with a directory to keep files in.'

interface ContentServerOptions {
  backend: ContentBackend
  maxBytes: number
  /** Base of the links in its answers, called once per link. */
  baseUrl(): string
}

/**
 * The HTTP server of the content store.
 * Source: OGPU SDK, publishing and fetching of IPFS content.
 */
export async function contentServer(options: ContentServerOptions): Promise<FastifyInstance> {
  const { backend, maxBytes } = options
  const server = fastify({ exposeHeadRoutes: true, forceCloseConnections: true })
  server.setErrorHandler(sendError)
  server.setNotFoundHandler((request, reply) =>
    refuse(reply, 404, 'NOT_FOUND', `There is no ${request.method} ${request.url} here.`),
  )
  await server.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: ['ETag'],
  })
  await server.register(multipart, {
    limits: { fileSize: maxBytes, files: 1, fields: 16 },
    // Reads to the end what is too large, so that the client gets to read the refusal.
    throwFileSizeLimit: false,
  })

  server.post('/file/create', async (request, reply) => {
    const part = request.isMultipart() ? await request.file() : undefined
    if (part?.fieldname !== 'file') {
      part?.file.resume()
      return refuse(reply, 400, 'NO_FILE', 'Send multipart/form-data with the part "file".')
    }
    const bytes = await part.toBuffer()
    if (part.file.truncated)
      return refuse(reply, 413, 'CONTENT_TOO_LARGE', `A file may have ${maxBytes} bytes at most.`)
    const cid = await computeCid(bytes)
    const isKept = await backend.put(cid, { bytes, contentType: part.mimetype })
    if (!isKept) return refuse(reply, 507, 'STORE_FULL', STORE_FULL)
    return reply.code(201).send({ link: `${options.baseUrl()}/ipfs/${cid}` })
  })

  server.get<{ Params: { cid: string } }>('/ipfs/:cid', async (request, reply) => {
    const cid = canonicalCid(request.params.cid)
    if (!cid) return refuse(reply, 400, 'BAD_CID', 'Expected /ipfs/<cid> with the CID of a file.')
    const content = await backend.get(cid)
    if (!content) return refuse(reply, 404, 'UNKNOWN_CID', `Nothing is stored under ${cid}.`)
    const etag = `"${cid}"`
    reply.headers({
      etag,
      'cache-control': 'public, max-age=31536000, immutable',
      // What strangers upload must not run as a page of this origin.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type(content.contentType).send(content.bytes)
  })
  return server
}

function sendError(error: FastifyError, _: unknown, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500
  if (status >= 500) return refuse(reply, 500, 'STORE_FAILED', 'The content store failed.')
  return refuse(reply, status, error.code, error.message)
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ error: { code, message } })
}

/** Files are stored under CIDv0; the CIDv1 of the same file is another way to write it. */
function canonicalCid(value: string): string | undefined {
  try {
    const cid = CID.parse(value)
    return cid.code === DAG_PB ? cid.toV0().toString() : cid.toString()
  } catch {
    return undefined
  }
}
