import { MODALITIES } from '@taskmesh/tasks'
import { afterEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { themeStyles } from '../scripts/themeStyles.ts'
import { TaskWidget } from '../src/lib/index.ts'
import css from '../src/lib/theme.css?raw'
import written from '../src/lib/theme/generated/ThemeStyles.svelte?raw'
import { testVenue } from './testVenue.ts'

type Rgb = readonly [red: number, green: number, blue: number]

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })

/** A colour of CSS, whatever its notation, in linear light from 0 to 1. */
function linear(color: string): Rgb {
  if (canvas === null) throw new Error('There is no canvas.')
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = color
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
    const value = byte / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return [red, green, blue]
}

function luminance(color: string): number {
  const [red, green, blue] = linear(color)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

async function widget(props: { theme?: 'light' | 'dark' | 'system' } = {}) {
  const screen = await render(TaskWidget, {
    task: 'translation',
    venues: [testVenue(async () => ({ output: { translation_text: 'Hallo' } }))],
    ...props,
  })
  const root = screen.container.querySelector<HTMLElement>('[data-taskmesh]')
  if (root === null) throw new Error('The widget has no root.')
  return { root, screen }
}

/** What a token is as the colour of an element in the widget. */
function colorOf(root: HTMLElement, token: string): string {
  const probe = root.appendChild(document.createElement('i'))
  probe.style.color = `var(${token})`
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

afterEach(() => {
  document.documentElement.style.colorScheme = ''
})

test('ThemeStyles.svelte has the styles of theme.css', () => {
  expect(written).toBe(themeStyles(css))
})

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(['--tm-surface', '--tm-sunken', '--tm-bg'])(
    'texts can be read on %s',
    async (ground) => {
      const { root } = await widget({ theme })
      for (const text of ['--tm-text', '--tm-muted', '--tm-danger', '--tm-warning', '--tm-success'])
        expect(contrast(colorOf(root, text), colorOf(root, ground)), text).toBeGreaterThan(4.5)
      expect(
        contrast(colorOf(root, '--tm-border-strong'), colorOf(root, ground)),
        'the edge of a control',
      ).toBeGreaterThan(3)
    },
  )

  test.each(['danger', 'warning', 'success', 'accent'])(
    'the text of %s can be read on its soft ground',
    async (name) => {
      const { root } = await widget({ theme })
      const [text, soft] = [colorOf(root, `--tm-${name}`), colorOf(root, `--tm-${name}-soft`)]
      expect(contrast(text, soft)).toBeGreaterThan(4.5)
    },
  )

  test('each modality has an accent of its own that can be read and written on', async () => {
    const { root } = await widget({ theme })
    const accents = MODALITIES.map((modality) => {
      root.dataset['modality'] = modality
      const accent = colorOf(root, '--tm-accent')
      for (const ground of ['--tm-surface', '--tm-sunken', '--tm-on-accent'])
        expect(contrast(accent, colorOf(root, ground)), `${modality} ${ground}`).toBeGreaterThan(
          4.5,
        )
      return accent
    })
    expect(new Set(accents).size).toBe(MODALITIES.length)
  })

  // Viénot and others, and Machado and others (2009): linear light as it is seen without one cone.
  const EYES: Readonly<Record<string, readonly number[]>> = {
    all: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    'no red': [0.152, 1.053, -0.205, 0.115, 0.786, 0.099, -0.004, -0.048, 1.052],
    'no green': [0.367, 0.861, -0.228, 0.28, 0.673, 0.047, -0.012, 0.043, 0.969],
    'no blue': [1.256, -0.077, -0.179, -0.078, 0.931, 0.148, 0.005, 0.691, 0.304],
  }

  /** Place of a colour in OKLab, in which distance is difference. */
  function place(color: string, eye: readonly number[]): Rgb {
    const seen = (row: number) => {
      const sum = linear(color).map((value, column) => value * (eye[row * 3 + column] ?? 0))
      return Math.min(1, Math.max(0, (sum[0] ?? 0) + (sum[1] ?? 0) + (sum[2] ?? 0)))
    }
    const [red, green, blue] = [seen(0), seen(1), seen(2)]
    const long = Math.cbrt(0.4122 * red + 0.5363 * green + 0.0514 * blue)
    const middle = Math.cbrt(0.2119 * red + 0.6807 * green + 0.1074 * blue)
    const short = Math.cbrt(0.0883 * red + 0.2817 * green + 0.63 * blue)
    return [
      0.2105 * long + 0.7936 * middle - 0.0041 * short,
      1.978 * long - 2.4286 * middle + 0.4506 * short,
      0.0259 * long + 0.7828 * middle - 0.8087 * short,
    ]
  }

  test.each(Object.entries(EYES))('the ten data colours keep apart: %s', async (_name, eye) => {
    const { root } = await widget({ theme })
    const colors = Array.from({ length: 10 }, (_, index) => colorOf(root, `--tm-data-${index + 1}`))
    const places = colors.map((color) => place(color, eye))
    for (const [index, one] of places.entries()) {
      for (const [number, other] of places.slice(0, index).entries()) {
        const distance = Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
        expect(distance, `${number + 1} and ${index + 1}`).toBeGreaterThan(0.06)
      }
    }
  })

  test('the data colours stand out from the surface', async () => {
    const { root } = await widget({ theme })
    const surface = colorOf(root, '--tm-surface')
    for (let number = 1; number <= 10; number += 1)
      expect(contrast(colorOf(root, `--tm-data-${number}`), surface)).toBeGreaterThan(3)
  })
})

describe('a widget in a page', () => {
  test('follows the color-scheme of the page, not the system', async () => {
    document.documentElement.style.colorScheme = 'dark'
    const { root } = await widget()
    expect(luminance(colorOf(root, '--tm-surface'))).toBeLessThan(0.1)
    document.documentElement.style.colorScheme = ''
    expect(luminance(colorOf(root, '--tm-surface'))).toBeGreaterThan(0.9)
  })

  test('keeps a theme of its own', async () => {
    document.documentElement.style.colorScheme = 'dark'
    const { root } = await widget({ theme: 'light' })
    expect(luminance(colorOf(root, '--tm-surface'))).toBeGreaterThan(0.9)
  })

  test('changes nothing outside of it', async () => {
    const { root, screen } = await widget({ theme: 'dark' })
    const outside = screen.container.appendChild(document.createElement('button'))
    const plain = getComputedStyle(outside).backgroundColor
    outside.className = 'tm-button tm-input tm-visually-hidden'
    outside.dataset['theme'] = 'dark'
    outside.dataset['modality'] = 'cv'
    const style = getComputedStyle(outside)
    expect(style.backgroundColor).toBe(plain)
    expect(style.position).toBe('static')
    expect(style.colorScheme).toBe('normal')
    expect(style.getPropertyValue('--tm-accent')).toBe('')
    expect(getComputedStyle(document.documentElement).colorScheme).toBe('normal')
    expect(getComputedStyle(root).colorScheme).toBe('dark')
  })
})
