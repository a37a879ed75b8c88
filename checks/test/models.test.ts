import { DEMO_MODELS } from '@taskmesh/demo-models'
import { TASK_IDS } from '@taskmesh/tasks/registry'
import { describe, expect, test } from 'vitest'
import { readModelRows } from '../src/models/readModelRows.ts'
import { MODELS_FILE, renderModels } from '../src/models/renderModels.ts'
import { readRepositoryFile } from '../src/workspace.ts'

const rows = readModelRows()
const page = await renderModels(rows)

describe('MODELS.md', () => {
  test('is what `npm run models` writes', () => {
    expect(readRepositoryFile(MODELS_FILE)).toBe(page)
  })

  test('has every task once', () => {
    const titles = [...page.matchAll(/^### (.+)$/gm)].map(([, title]) => title)
    expect(titles.toSorted()).toEqual(TASK_IDS.toSorted())
  })

  test('has the score of every demonstration model', () => {
    const demonstrated = rows.filter(({ kind }) => kind === 'demonstration')
    expect(demonstrated.map(({ task }) => task)).toEqual(Object.keys(DEMO_MODELS))
    for (const { measured } of demonstrated) expect(measured).toMatch(/\d/)
  })
})
