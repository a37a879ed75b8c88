import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { bubblewrap } from './bubblewrap.ts'
import type { Confinement } from './confinement.ts'
import { namespaces } from './namespaces.ts'

const TRY_MS = 5000

/** For machines where nothing else works. */
const nothing: Confinement = {
  name: 'nothing',
  limits: { files: false, network: false, orphans: false },
  wrap: (line) => line,
}

async function works({ wrap }: Confinement): Promise<boolean> {
  const { command, args } = wrap(
    { command: '/bin/sh', args: ['-c', ':'] },
    { readable: [], writable: [], network: false },
  )
  try {
    await promisify(execFile)(command, [...args], { timeout: TRY_MS, killSignal: 'SIGKILL' })
    return true
  } catch {
    return false
  }
}

async function find(): Promise<Confinement> {
  if (process.platform !== 'linux') return nothing
  for (const confinement of [bubblewrap, namespaces]) {
    if (await works(confinement)) return confinement
  }
  return nothing
}

let found: Promise<Confinement> | undefined

/** The strongest confinement that works on this machine, tried out once. */
export function findConfinement(): Promise<Confinement> {
  found ??= find()
  return found
}
