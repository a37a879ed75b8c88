import { once } from 'node:events'
import { createReadStream, statSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, extname, join, normalize } from 'node:path'
import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'

const require = createRequire(import.meta.url)
const transformers = createRequire(require.resolve('@huggingface/transformers'))

/** The folders that are served, by the first part of the path. */
const FOLDERS: Readonly<Record<string, string>> = {
  onnxruntime: dirname(transformers.resolve('onnxruntime-web')),
  ...Object.fromEntries(
    Object.keys(DEMO_MODELS).map((task) => [task, demoModelDirectory(task as DemoTask)]),
  ),
}

const TYPES: Readonly<Record<string, string>> = {
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

const serve: RequestListener = (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const [, name = '', ...path] = pathname.split('/')
  const folder = FOLDERS[name]
  const file = join(folder ?? '', normalize(path.join('/')))
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-allow-headers', '*')
  if (folder === undefined || !file.startsWith(folder) || !isFile(file)) {
    response.writeHead(404).end()
    return
  }
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
  response.setHeader('content-length', statSync(file).size)
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true
}

// Serves the models from disk, as a static host would: prints the URL, runs until the standard input ends.
const server = createServer(serve)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
process.stdout.write(`http://127.0.0.1:${address.port}\n`)
await once(process.stdin.resume(), 'end')
process.exit()
