import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { readRepositoryFile, ROOT } from '../workspace.ts'
import { commentProblems } from './commentProblems.ts'
import { contentProblems, unpackedSize } from './contentProblems.ts'
import { installNames, manifestProblems } from './publishedManifest.ts'
import type { PackedPackage } from './packPackage.ts'
import { readmeProblems } from './readmeProblems.ts'
import { renderApi } from './renderApi.ts'
import { SIZE_BUDGETS } from './sizeBudgets.ts'
import { typeProblems } from './typeProblems.ts'

/** Svelte's declarations import `./x.svelte`, which its tools resolve and TypeScript alone does not. */
const IGNORED: Readonly<Record<string, readonly string[]>> = {
  widgets: ['InternalResolutionError'],
}

function sizeProblems(packed: PackedPackage): string[] {
  const budget = SIZE_BUDGETS[packed.id]
  const size = unpackedSize(packed)
  if (budget === undefined) return ['has no budget in checks/src/packages/sizeBudgets.ts']
  return size <= budget
    ? []
    : [`has ${size} bytes, and may have ${budget} by checks/src/packages/sizeBudgets.ts`]
}

async function publintProblems({ folder }: PackedPackage): Promise<string[]> {
  const { messages, pkg } = await publint({ pkgDir: folder, strict: true, pack: false })
  return messages.map((each) => `package.json: ${formatMessage(each, pkg, { color: false })}`)
}

function apiProblems(packed: PackedPackage): string[] {
  const file = join('packages', packed.id, 'api.md')
  const isSame = existsSync(join(ROOT, file)) && readRepositoryFile(file) === renderApi(packed)
  return isSame
    ? []
    : ['exports something else than api.md says: `npm run api`, and look at the change']
}

/** What is wrong with a packed package, in words; nothing when it can be published. */
export async function checkPackage(packed: PackedPackage): Promise<string[]> {
  const readme = readFileSync(join(packed.folder, 'README.md'), 'utf8')
  return [
    ...manifestProblems(packed.id, packed.manifest),
    ...contentProblems(packed),
    ...readmeProblems(installNames(packed.manifest), readme),
    ...sizeProblems(packed),
    ...(await publintProblems(packed)),
    ...(await typeProblems(packed, IGNORED[packed.id])),
    ...commentProblems(packed),
    ...apiProblems(packed),
  ]
}
