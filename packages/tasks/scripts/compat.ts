/**
 * Tries the packed package under every version of Node.js that it promises to support. Gets them
 * from npm, about 100 MB each, and removes them again.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packOutside } from '../test/packed/pack.ts'
import { run } from '../test/packed/run.ts'

const VERSIONS = ['20', '22', '24']

function getNode(version: string, folder: string): string {
  const cwd = join(folder, `node-${version}`)
  mkdirSync(cwd)
  writeFileSync(join(cwd, 'package.json'), '{ "private": true }\n')
  // The package `node` gets its program when it is installed, so scripts must be allowed to run.
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts=false']
  run('npm', ['install', `node@${version}`, ...flags], { cwd })
  return join(cwd, 'node_modules', 'node', 'bin', 'node')
}

const { folder, project } = packOutside()
try {
  const smoke = new URL('../test/packed/smoke.js', import.meta.url)
  copyFileSync(smoke, join(project, 'smoke.js'))
  for (const version of VERSIONS) {
    process.stdout.write(run(getNode(version, folder), ['smoke.js'], { cwd: project }))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
