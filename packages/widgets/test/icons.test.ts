import carbon from '@iconify-json/carbon/icons.json'
import { TASK_IDS, TASKS } from '@taskmesh/tasks'
import { TASK_ICONS } from '@taskmesh/tasks/icons'
import { describe, expect, test } from 'vitest'
import { iconPaths } from '../scripts/iconPaths.ts'
import { UI_ICONS } from '../src/lib/icon/generated/icons.ts'
import { iconShapes } from '../src/lib/icon/iconShapes.ts'

test.for(TASK_IDS)('%s: its icon can be drawn', (task) => {
  const shapes = iconShapes(TASK_ICONS[task])
  expect(shapes.length).toBeGreaterThan(0)
  const svg = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg">${TASK_ICONS[task]}</svg>`,
    'image/svg+xml',
  )
  expect(shapes).toHaveLength(svg.querySelectorAll('svg > :not([fill="none"])').length)
  expect(TASKS[task].icon).not.toBe('')
})

test('every task has an icon of its own', () => {
  expect(new Set(TASK_IDS.map((id) => TASK_ICONS[id])).size).toBe(TASK_IDS.length)
})

describe('iconShapes', () => {
  test('reads paths and circles, without those that are not filled', () => {
    expect(
      iconShapes(
        '<circle cx="1" cy="2" r="3" fill="currentColor"/><path fill="none" d="M0 0h9"/><path d="M1 1"/>',
      ),
    ).toEqual([
      { tag: 'circle', cx: '1', cy: '2', r: '3' },
      { tag: 'path', d: 'M1 1' },
    ])
  })

  test.for(['<script>x</script>', '<path d="M0"', '<image href="x"/>', 'text'])(
    'refuses %s',
    (body) => {
      expect(() => iconShapes(body)).toThrow()
    },
  )
})

test('the other icons are those of the set', () => {
  for (const [name, paths] of Object.entries(UI_ICONS))
    expect(paths).toEqual(iconPaths(carbon, name))
})
