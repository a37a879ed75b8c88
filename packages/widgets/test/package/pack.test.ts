import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TASK_IDS } from '@taskmesh/tasks/registry'
import { publint } from 'publint'
import { describe, expect, inject, test } from 'vitest'
import { UI_ICON_NAMES } from '../../scripts/iconNames.ts'
import { bundle } from './bundle.ts'
import { run } from './run.ts'

const { project, installed } = inject('outside')

function readJson(file: string): { exports: Record<string, string | Record<string, string>> } {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** A program that shows one widget. */
const program = (entry: string) => `
  import { mount } from 'svelte'
  import Widget from '@taskmesh/widgets/${entry}'
  mount(Widget, { target: document.body, props: { venues: [] } })`

function node(script: string): string {
  writeFileSync(join(project, 'script.mjs'), script)
  return run(process.execPath, ['script.mjs'], { cwd: project })
}

describe('the manifest', () => {
  test('publint finds nothing', async () => {
    const { messages } = await publint({ pkgDir: installed, strict: true, pack: false })
    expect(messages).toEqual([])
  })

  test('exports the same as in the workspace, without the condition for sources', () => {
    const { exports: published } = readJson(join(installed, 'package.json'))
    const { exports: inside } = readJson(new URL('../../package.json', import.meta.url).pathname)
    expect(Object.keys(published)).toEqual(Object.keys(inside))
    expect(JSON.stringify(published)).not.toContain('@taskmesh/source')
  })

  test('every file that it names is there, for every task', () => {
    const { exports: published } = readJson(join(installed, 'package.json'))
    for (const [entry, target] of Object.entries(published)) {
      for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
        const names = !entry.includes('*') ? [''] : entry === './icons/*' ? UI_ICON_NAMES : TASK_IDS
        for (const name of names) {
          const file = path.replace('*', name)
          expect(existsSync(join(installed, file)), file).toBe(true)
        }
      }
    }
  })
})

/** Bytes of all that a page with one widget loads at first, Svelte included. */
const BUDGET = 61_000
/** Those of a widget for texts that is bundled alone. */
const ALONE_BUDGET = 51_000

describe('a bundle with one widget', () => {
  test('stays within the budget, whatever the task', async () => {
    const programs = Object.fromEntries(TASK_IDS.map((task) => [task, program(task)]))
    const bundles = await bundle(project, programs)
    expect(bundles.size).toBe(TASK_IDS.length)
    const sizes = [...bundles].map(([task, { gzip }]) => [task, gzip] as const)
    expect(sizes.filter(([, gzip]) => gzip > BUDGET)).toEqual([])
  })

  test('has the schema and the examples of its task only, and no zod', async () => {
    const bundles = await bundle(project, { translation: program('translation') })
    const { code, modules, gzip } = bundles.get('translation') ?? expect.fail()
    expect(gzip).toBeLessThan(ALONE_BUDGET)
    expect(code).toContain('tgt_lang')
    expect(code).not.toContain('candidate_labels')
    expect(modules.filter((path) => /node_modules\/(\.pnpm\/)?zod/.test(path))).toEqual([])
    const tasks = modules.filter((path) =>
      /tasks(-data)?\/(dist\/)?(generated|tasks|entries)\//.test(path),
    )
    expect(tasks.filter((path) => !/translation|commonNodes/.test(path))).toEqual([])
  })
})

describe('styles', () => {
  const files = readdirSync(join(installed, 'dist/client'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((file) => file.endsWith('.js'))
  const sources = files.map((file) => readFileSync(join(installed, 'dist/client', file), 'utf8'))

  test('are part of the JavaScript: no module imports a style sheet', () => {
    for (const source of sources) expect(source).not.toMatch(/import\s*["'][^"']*\.css/)
  })

  test('hold inside a widget or a shadow root only', () => {
    const styles = sources.flatMap((source) =>
      [...source.matchAll(/code: "((?:[^"\\]|\\.)*)"/g)].map(([, css = '']) => css),
    )
    expect(styles.length).toBeGreaterThan(20)
    const selectors = styles
      .flatMap((css) =>
        [...css.matchAll(/([^{}]+)\{/g)].map(([, selector = '']) => selector.trim()),
      )
      .filter((selector) => !/^(@|from\b|to\b|\d)/.test(selector))
      .flatMap((selector) => selector.split(/,(?![^(]*\))/))
    expect(selectors.length).toBeGreaterThan(100)
    expect(selectors.filter((selector) => !/svelte-|data-taskmesh|:host/.test(selector))).toEqual(
      [],
    )
  })
})

describe('on a server', () => {
  test.for(['translation', 'object-detection', 'chat-completion', 'task-card'])(
    '%s renders without a DOM, with its styles',
    (entry) => {
      const html = node(`
        import { render } from 'svelte/server'
        import Widget from '@taskmesh/widgets/${entry}'
        const { head, body } = render(Widget, { props: { venues: [], task: 'translation' } })
        console.log(head.includes('--tm-accent'), body)`)
      expect(html).toMatch(/^true /)
      expect(html).toContain('data-taskmesh')
    },
  )

  test('importing an element does nothing', () => {
    expect(
      node(`
        await import('@taskmesh/widgets/elements/translation')
        await import('@taskmesh/widgets/elements')
        await import('@taskmesh/widgets/elements/parts')
        console.log(typeof customElements)`),
    ).toBe('undefined\n')
  })

  test('the main entry renders every task', () => {
    expect(
      node(`
        import { render } from 'svelte/server'
        import { TaskWidget } from '@taskmesh/widgets'
        import { TASK_IDS } from '@taskmesh/tasks'
        const shown = TASK_IDS.filter((task) =>
          render(TaskWidget, { props: { task, venues: [] } }).body.includes('data-task="' + task + '"'))
        console.log(shown.length === TASK_IDS.length)`),
    ).toBe('true\n')
  })
})
