import { env } from '@huggingface/transformers'
import { fetchKept, readWhole } from './fetchKept.ts'
import type { BrowserModel, BrowserRuntime, RunMessage, WorkerMessage } from './messages.ts'
import type { LoadedTask } from './pipelines/browserPipeline.ts'
import { ineffective, loadTask } from './pipelines/loadTask.ts'

/** Stands for the folders of the models, whose URLs Transformers.js could not make itself. */
const HOST = 'https://models.invalid/'

const folders = new Map<string, string>()
const loaded = new Map<string, Promise<LoadedTask>>()

env.allowLocalModels = false
env.allowRemoteModels = true
env.remoteHost = HOST
env.remotePathTemplate = '{model}/'
// Names here stand for other models on another page of the same site: the cache of the browser knows their URLs.
env.useBrowserCache = false
env.useWasmCache = false

/** Where the files of models are kept, as the last run says. */
let cacheName: string | undefined

env.fetch = async (input: string | URL, init?: RequestInit) => {
  const url = String(input)
  if (!url.startsWith(HOST)) return fetch(url, init)
  const [name = '', ...path] = url.slice(HOST.length).split('/')
  return fetchKept(`${folders.get(name)}${path.join('/')}`, cacheName, init)
}

function post(message: WorkerMessage): void {
  globalThis.postMessage(message, { transfer: [] })
}

async function useRuntime(id: number, { wasmUrl, cache }: BrowserRuntime): Promise<void> {
  cacheName = cache
  const { wasm } = env.backends.onnx
  if (wasm === undefined || wasmUrl === undefined || wasm.wasmBinary !== undefined) return
  const file = `${wasmUrl}ort-wasm-simd-threaded.asyncify`
  wasm.wasmPaths = { mjs: `${file}.mjs`, wasm: `${file}.wasm` }
  const response = await fetchKept(`${file}.wasm`, cache)
  wasm.wasmBinary = await readWhole(response, (loadedBytes, totalBytes) =>
    post({ id, type: 'loading', file: 'ONNX Runtime', loadedBytes, totalBytes }),
  )
}

async function deviceOf({ device }: BrowserRuntime): Promise<'wasm' | 'webgpu'> {
  if (device !== 'auto') return device
  const gpu: unknown = Reflect.get(globalThis.navigator, 'gpu')
  if (typeof gpu !== 'object' || gpu === null) return 'wasm'
  const request: unknown = Reflect.get(gpu, 'requestAdapter')
  if (typeof request !== 'function') return 'wasm'
  const adapter: unknown = await Promise.resolve(request.call(gpu)).catch(() => null)
  return adapter === null || adapter === undefined ? 'wasm' : 'webgpu'
}

function load(id: number, model: BrowserModel, device: 'wasm' | 'webgpu'): Promise<LoadedTask> {
  const key = JSON.stringify([model.task, model.url, model.dtype])
  const known = loaded.get(key)
  if (known !== undefined) return known
  const name = `m${folders.size}`
  folders.set(name, model.url)
  const loading = loadTask(model.task, name, {
    device,
    dtype: model.dtype ?? 'fp32',
    progress_callback: (progress) => {
      if (progress.status !== 'progress') return
      const { file, loaded: loadedBytes, total: totalBytes } = progress
      post({ id, type: 'loading', file, loadedBytes, totalBytes })
    },
  })
  loaded.set(key, loading)
  loading.catch(() => loaded.delete(key))
  return loading
}

async function runAll(id: number, run: LoadedTask, { inputs, isBatch, parameters }: RunMessage) {
  const onText = (text: string) => post({ id, type: 'text', text })
  if (!isBatch || !Array.isArray(inputs)) return run(inputs, parameters, { onText })
  const outputs: unknown[] = []
  const each: readonly unknown[] = inputs
  for (const input of each) outputs.push(await run(input, parameters, { onText: () => {} }))
  return outputs
}

async function answer(message: RunMessage): Promise<void> {
  const { id, model, runtime, parameters } = message
  let stage: 'loading' | 'running' = 'loading'
  try {
    await useRuntime(id, runtime)
    const device = await deviceOf(runtime)
    const run = await load(id, model, device)
    stage = 'running'
    post({ id, type: 'running', device: device === 'webgpu' ? 'WebGPU' : 'WebAssembly' })
    const start = performance.now()
    const output = await runAll(id, run, message)
    const ms = Math.round(performance.now() - start)
    post({ id, type: 'result', output, warnings: ineffective(model.task, parameters), ms })
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    post({ id, type: 'error', stage, message: text.slice(0, 2000) })
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<RunMessage>) => void answer(data))
