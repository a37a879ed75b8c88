import { fileURLToPath } from 'node:url'
import { runStep } from '../runStep.ts'

/** Has `taskmesh new pipeline` write a folder. */
export async function scaffold(folder: string, ...options: string[]): Promise<void> {
  const main = fileURLToPath(import.meta.resolve('@taskmesh/cli/network')).replace(
    /network\/startNetwork\.(ts|js)$/,
    'main.$1',
  )
  const source = main.endsWith('.ts') ? ['--conditions=@taskmesh/source'] : []
  await runStep(process.execPath, [...source, main, 'new', 'pipeline', folder, ...options])
}
