import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** Without PGlite in any folder of packages, as far as Node.js finds. */
const PROGRAM = `
import { registerHooks } from 'node:module'
registerHooks({
  resolve(specifier, context, next) {
    const name = specifier.startsWith('@electric-sql/pglite') ? specifier + '-missing' : specifier
    return next(name, context)
  },
})
const { openStore } = await import(${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)})
const error = await openStore({ folder: '/nowhere/at/all' }).catch((caught) => caught)
console.log(JSON.stringify({ code: error.code, message: error.shortMessage }))
`

test('without PGlite a store in a folder says in one sentence what to install', async () => {
  const args = ['--conditions=@taskmesh/source', '--input-type=module', '--eval', PROGRAM]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  expect(JSON.parse(stdout)).toEqual({
    code: 'PACKAGE_MISSING',
    message:
      'A store in a folder needs the package @electric-sql/pglite: npm install @electric-sql/pglite',
  })
})
