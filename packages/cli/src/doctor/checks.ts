import { execFile } from 'node:child_process'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { freemem, totalmem } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import { createRunner } from '@taskmesh/inference-runner'
import { defaultCacheDirectory, defaultHubUrl } from '@taskmesh/inference-runner/hub'
import { formatBytes } from '../output/progressLines.ts'
import { describeHolder } from '../serve/describeHolder.ts'
import type { Finding } from './check.ts'

const LEAST_NODE = [22, 18] as const
const LITTLE_MEMORY = 1e9
const LITTLE_SPACE = 2e9
const PATIENCE_MS = 5000

/** Whether Node.js is new enough. */
export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor, leastMinor] = LEAST_NODE
  const isNew = major > leastMajor || (major === leastMajor && minor >= leastMinor)
  const found = `Node.js ${version}`
  if (isNew) return { name: 'node', level: 'ok', found }
  const remedy = `Install Node.js ${LEAST_NODE.join('.')} or newer, from https://nodejs.org.`
  return { name: 'node', level: 'fail', found, remedy }
}

/** Whether onnxruntime loads, and runs a small model in a process of its own, as a server does. */
export async function checkEngine(): Promise<Finding> {
  const { id, task } = DEMO_MODELS['text-classification']
  const start = performance.now()
  try {
    const runner = createRunner({
      models: [{ id, task, path: demoModelDirectory(task) }],
      keepsReserve: false,
    })
    try {
      const { output } = await runner.run('text-classification', { inputs: 'I like it' })
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      return {
        name: 'engine',
        level: output[0]?.label === 'POSITIVE' ? 'ok' : 'fail',
        found: `onnxruntime ran a small model in ${seconds} s`,
      }
    } finally {
      await runner.close()
    }
  } catch (error) {
    const details = error instanceof TaskmeshError ? error.details : undefined
    return {
      name: 'engine',
      level: 'fail',
      found: `A small model does not run: ${reasonOf(error)}${details === undefined ? '' : ` ${details}`}`,
      remedy:
        'Install the packages again. onnxruntime is made for Linux with glibc (not musl, which Alpine has) and Windows on x64 or arm64, and for macOS on arm64.',
    }
  }
}

/** Whether there is memory for models. */
export function checkMemory(free: number = freemem(), total: number = totalmem()): Finding {
  const constrained = process.constrainedMemory()
  const limit = constrained > 0 ? Math.min(constrained, total) : total
  const found = `${formatBytes(Math.min(free, limit))} of ${formatBytes(limit)} are free`
  if (Math.min(free, limit) >= LITTLE_MEMORY) return { name: 'memory', level: 'ok', found }
  const remedy = 'Serve small or quantized models (--dtype q8), and set --memory-budget.'
  return { name: 'memory', level: 'warn', found, remedy }
}

/** Whether models of the Hub can be kept: a folder that can be written to, with space. */
export async function checkCache(folder: string = defaultCacheDirectory()): Promise<Finding> {
  const name = 'cache'
  const remedy = 'Name another folder: --cache-directory, or TASKMESH_CACHE_DIRECTORY.'
  try {
    await mkdir(folder, { recursive: true })
    const probe = join(folder, `.probe-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
    const { bavail, bsize } = await statfs(folder)
    const space = bavail * bsize
    const found = `${folder} can be written to, ${formatBytes(space)} are free`
    return space >= LITTLE_SPACE
      ? { name, level: 'ok', found }
      : { name, level: 'warn', found, remedy: `Make room. ${remedy}` }
  } catch (error) {
    const found = `${folder} cannot be written to: ${reasonOf(error)}`
    return { name, level: 'warn', found, remedy }
  }
}

function isFree(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    server.listen({ host, port }, () => server.close(() => resolve(undefined)))
  })
}

/** Whether the port of a server is free, or what is there. */
export async function checkPort(host: string, port: number): Promise<Finding> {
  const name = 'port'
  const code = await isFree(host, port)
  if (code === undefined) return { name, level: 'ok', found: `Port ${port} of ${host} is free` }
  const holder = code === 'EADDRINUSE' ? await describeHolder(port) : code
  const found = `Port ${port} of ${host} cannot be taken${holder === undefined ? '' : `: ${holder}`}`
  return {
    name,
    level: 'warn',
    found,
    remedy: 'Take another one: --port, or --port 0 for a free one.',
  }
}

/** Whether there is a Python, which pipelines in Python need and nothing else. */
export async function checkPython(
  python: string = process.platform === 'win32' ? 'python' : 'python3',
): Promise<Finding> {
  const name = 'python'
  try {
    const { stdout, stderr } = await promisify(execFile)(python, ['--version'], {
      timeout: PATIENCE_MS,
    })
    return { name, level: 'ok', found: (stdout || stderr).trim() }
  } catch {
    const found = `${python} does not run`
    const remedy = 'Only pipelines in Python need it: install Python 3.9 or newer.'
    return { name, level: 'warn', found, remedy }
  }
}

/** Whether the Hub can be reached. */
export async function checkHub(hubUrl: string = defaultHubUrl()): Promise<Finding> {
  const name = 'hub'
  try {
    const { status } = await fetch(`${hubUrl}/api/models?limit=1`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (status < 500) return { name, level: 'ok', found: `${hubUrl} answers` }
    return { name, level: 'warn', found: `${hubUrl} answers ${status}`, remedy: 'Try again later.' }
  } catch {
    return {
      name,
      level: 'warn',
      found: `${hubUrl} cannot be reached`,
      remedy:
        'Folders of this machine are served all the same. A mirror is named by HF_ENDPOINT, a proxy by HTTPS_PROXY with NODE_USE_ENV_PROXY=1.',
    }
  }
}

/** Whether a server that runs is ready. */
export async function checkServer(url: string): Promise<Finding> {
  const name = 'server'
  try {
    const { status } = await fetch(`${url}/health/ready`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (status === 200) return { name, level: 'ok', found: `${url} is ready` }
    const found = status === 503 ? `${url} loads its models` : `${url} answers ${status}`
    return {
      name,
      level: 'fail',
      found,
      remedy: '`taskmesh models ps` says how far it is, its log why.',
    }
  } catch {
    const remedy = 'Start it: taskmesh serve …'
    return { name, level: 'fail', found: `${url} does not answer`, remedy }
  }
}
