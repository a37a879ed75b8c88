import carbon from '@iconify-json/carbon/icons.json'
import { TASK_IDS, TASKS } from '@taskmesh/tasks'
import { expect, test } from 'vitest'
import { iconPaths } from '../scripts/iconPaths.ts'
import { TASK_ICONS, UI_ICONS } from '../src/lib/icon/generated/icons.ts'

test.for(TASK_IDS)('%s: its generated icon is the one that the registry names', (task) => {
  expect(TASK_ICONS[task]).toEqual(iconPaths(carbon, TASKS[task].icon))
})

test('every task has an icon of its own', () => {
  const drawings = TASK_IDS.map((id) => TASK_ICONS[id].join())
  expect(new Set(drawings).size).toBe(TASK_IDS.length)
})

test('the other icons are those of the set', () => {
  for (const [name, paths] of Object.entries(UI_ICONS))
    expect(paths).toEqual(iconPaths(carbon, name))
})
