import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PromptEditor, type Prompts } from '../src/lib/inputs/prompts/PromptEditor.svelte.ts'
import type { PromptMode } from '../src/lib/inputs/prompts/PromptEditor.svelte.ts'

function setup(mode: PromptMode = 'on', most = 1000) {
  let prompts: Prompts = { points: [], boxes: [] }
  const editor = new PromptEditor({
    read: () => prompts,
    write: (next) => (prompts = next),
    size: () => ({ width: 300, height: 200 }),
    most,
    mode,
  })
  const press = (...keys: string[]) => keys.map((key) => editor.key({ key, shiftKey: false }))
  return { editor, press, read: () => prompts }
}

describe('by pointer', () => {
  test('a press sets a point on the object or beside it, in whole pixels', () => {
    const { editor, read } = setup()
    editor.press({ x: 10.4, y: 20.6 })
    editor.release({ x: 10.4, y: 20.6 })
    editor.mode = 'beside'
    editor.release({ x: 5, y: 6 })
    expect(read().points).toEqual([
      { x: 10, y: 21, isOn: true },
      { x: 5, y: 6, isOn: false },
    ])
  })

  test('dragging in any direction draws a box, which ends at the edge of the image', () => {
    const { editor, read } = setup('box')
    editor.press({ x: 250, y: 150 })
    editor.move({ x: 100, y: 50 })
    expect(editor.draft).toEqual({ xmin: 100, ymin: 50, xmax: 250, ymax: 150 })
    editor.release({ x: -40, y: 900 })
    expect(read().boxes).toEqual([{ xmin: 0, ymin: 150, xmax: 250, ymax: 200 }])
    expect(editor.draft).toBeUndefined()
  })

  test('a press without dragging is no box', () => {
    const { editor, read } = setup('box')
    editor.press({ x: 10, y: 10 })
    editor.release({ x: 10, y: 10 })
    expect(read().boxes).toEqual([])
  })

  test('no more are set than the task takes', () => {
    const { editor, read } = setup('on', 2)
    for (let count = 0; count < 5; count += 1) editor.release({ x: count, y: count })
    expect(read().points).toHaveLength(2)
  })
})

describe('by keyboard', () => {
  test('Enter sets a point where the cross is, at first in the middle', () => {
    const { press, read } = setup()
    press('Enter', 'ArrowRight', 'ArrowDown', ' ')
    expect(read().points).toEqual([
      { x: 150, y: 100, isOn: true },
      { x: 157, y: 107, isOn: true },
    ])
  })

  test('Enter at two corners draws a box; Escape forgets the first', () => {
    const { editor, press, read } = setup('box')
    press('Enter', 'ArrowLeft', 'ArrowUp')
    expect(editor.draft).toEqual({ xmin: 143, ymin: 93, xmax: 150, ymax: 100 })
    press('Escape')
    expect(editor.draft).toBeUndefined()
    press('Enter', 'ArrowRight', 'ArrowDown', 'Enter')
    expect(read().boxes).toEqual([{ xmin: 143, ymin: 93, xmax: 150, ymax: 100 }])
  })

  test('Backspace takes the last one back', () => {
    const { press, read } = setup()
    press('Enter', 'Enter', 'Backspace')
    expect(read().points).toHaveLength(1)
    press('Delete', 'Delete')
    expect(read().points).toEqual([])
  })

  test('keys that mean nothing here are left alone', () => {
    expect(setup().press('a', 'Tab', 'Escape')).toEqual([false, false, false])
  })
})

test('whatever a person does, all places are inside of the image and all boxes have an inside', () => {
  const place = fc.record({ x: fc.double({ noNaN: true }), y: fc.double({ noNaN: true }) })
  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('press', 'move', 'release'), place }),
    fc.constantFrom('ArrowLeft', 'ArrowDown', 'Enter', 'Escape', 'Backspace'),
    fc.record({ mode: fc.constantFrom<PromptMode[]>('on', 'beside', 'box') }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { editor, press, read } = setup()
      for (const one of steps) {
        if (typeof one === 'string') press(one)
        else if ('mode' in one) editor.mode = one.mode
        else if (one.do === 'press') editor.press(one.place)
        else if (one.do === 'move') editor.move(one.place)
        else editor.release(one.place)
      }
      for (const { x, y } of read().points) {
        expect(x >= 0 && x <= 300 && y >= 0 && y <= 200).toBe(true)
      }
      for (const { xmin, ymin, xmax, ymax } of read().boxes) {
        expect(xmin >= 0 && xmax <= 300 && ymin >= 0 && ymax <= 200).toBe(true)
        expect(xmax > xmin && ymax > ymin).toBe(true)
      }
    }),
  )
})
