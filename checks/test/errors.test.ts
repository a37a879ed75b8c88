import { relative } from 'node:path'
import { ERROR_CODES } from '@taskmesh/errors/codes'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { readCodeGroups } from '../src/errors/readCodeGroups.ts'
import { findErrorClasses, type ErrorClass } from '../src/errors/findErrorClasses.ts'
import { findPlainErrors } from '../src/errors/findPlainErrors.ts'
import { findReasons } from '../src/errors/findReasons.ts'
import { readProgram } from '../src/errors/readProgram.ts'
import { ERRORS_FILE, renderErrors } from '../src/errors/renderErrors.ts'
import { PACKAGES, readRepositoryFile, ROOT } from '../src/workspace.ts'

const groups = readCodeGroups()
const program = readProgram()
const classes = findErrorClasses(program)
const reasons = findReasons(program)
const titleOf = ({ packageId, name }: ErrorClass) => `${name} of ${packageId}`

describe('ERRORS.md', () => {
  test('is what `npm run errors` writes', async () => {
    expect(readRepositoryFile(ERRORS_FILE)).toBe(await renderErrors(groups, classes, reasons))
  })

  test('has every code once', () => {
    const codes = groups.flatMap((group) => group.codes.map(({ code }) => code))
    expect(codes).toEqual(Object.keys(ERROR_CODES))
  })
})

describe('the classes of errors', () => {
  test('are found, exported or not, with the codes that they are made with', () => {
    const codesOf = (name: string) => classes.find((each) => each.name === name)?.codes
    expect(codesOf('QueueFullError')).toEqual(['QUEUE_FULL'])
    expect(codesOf('RemoteError')).toEqual(['REMOTE_ERROR'])
    expect(codesOf('ContractRevertError')).toEqual(
      expect.arrayContaining(['CONTRACT_REVERTED', 'NOT_OWNER', 'TASK_NOT_NEW']),
    )
    expect(classes.some(({ isPublic }) => !isPublic)).toBe(true)
  })

  test('extend TaskmeshError', () => {
    expect(classes.filter((each) => !each.isTaskmeshError).map(titleOf)).toEqual([])
  })

  test('have codes', () => {
    expect(classes.filter(({ codes }) => codes.length === 0).map(titleOf)).toEqual([])
  })

  test('have every code that is in no event', () => {
    const thrown = classes.flatMap(({ codes }) => codes)
    const used = new Set([...thrown, ...reasons.map(({ code }) => code)])
    expect(Object.keys(ERROR_CODES).filter((code) => !used.has(code))).toEqual([])
  })

  test('have names of their own where they are exported', () => {
    const names = classes.filter(({ isPublic }) => isPublic).map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})

describe('errors of no class of their own', () => {
  test('are found', () => {
    const code =
      "const a = new TaskmeshError('x', kind)\nthrow new OtherError()\nthrow new TaskmeshError('y', kind)"
    const file = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest)
    expect(findPlainErrors(file)).toEqual([1, 3])
  })

  test.each(PACKAGES.filter(({ id }) => id !== 'errors').map((each) => [each.id, each] as const))(
    'are not made by %s',
    (_, each) => {
      const places = program
        .sourcesOf(each)
        .flatMap((file) =>
          findPlainErrors(file).map((line) => `${relative(ROOT, file.fileName)}:${line}`),
        )
      expect(places).toEqual([])
    },
  )
})
