import { homedir } from 'node:os'
import { join } from 'node:path'
import type { CustomPipelineSpec } from '../../../engine/modelSpec.ts'

/** What every program needs to run. Keys and passwords stay with the parent. */
const PASSED = ['PATH', 'LANG', 'LC_ALL', 'LD_LIBRARY_PATH', 'SYSTEMROOT', 'PYTHONPATH']
/** What a program needs to reach the network. */
const OF_NETWORK = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']
/** What libraries that compute read their number of threads from. */
const OF_THREADS = ['OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS']

/**
 * The environment variables of a pipeline.
 *
 * @param scratch - the folder that is its home and holds its temporary files.
 */
export function pipelineVariables(
  { allow, threads }: Pick<CustomPipelineSpec, 'allow' | 'threads'>,
  scratch: string,
): NodeJS.ProcessEnv {
  const passed = [...PASSED, ...(allow?.network ? OF_NETWORK : [])].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const isWindows = process.platform === 'win32'
  const packagesOfUser = isWindows ? {} : { PYTHONUSERBASE: join(homedir(), '.local') }
  return {
    ...Object.fromEntries(passed),
    ...packagesOfUser,
    ...Object.fromEntries(
      threads === undefined ? [] : OF_THREADS.map((name) => [name, `${threads}`]),
    ),
    HOME: scratch,
    USERPROFILE: scratch,
    TMPDIR: scratch,
    TEMP: scratch,
    TMP: scratch,
    PYTHONUTF8: '1',
  }
}
