import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import type { Block } from '../../src/lib/markdown/blocks.ts'
import Markdown from '../../src/lib/markdown/Markdown.svelte'
import { readMarkdown } from '../../src/lib/markdown/readMarkdown.ts'
import { violationsOf } from './showWidget.ts'

const html = async (text: string) => {
  const { container } = await render(Markdown, { text })
  await expect.poll(() => container.querySelector('[aria-busy="false"]')).not.toBeNull()
  return container
}

/** All texts in a document, in their order. */
function textsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textsOf).join('')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, part]) => (key === 'text' ? String(part) : textsOf(part)))
    .join('')
}

describe('readMarkdown', () => {
  test('reads what chat models write', () => {
    const text = '# Title\n\nHello **you** and _me_.\n\n1. one\n2. two\n\n```ts\nconst a = 1\n```'
    expect(readMarkdown(text).map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'list',
      'code',
    ])
  })

  test('character references are read once, code keeps them', () => {
    expect(readMarkdown('a &amp;lt; b &#x26; `&amp;`')).toEqual([
      {
        type: 'paragraph',
        parts: [
          { type: 'text', text: 'a &lt; b & ' },
          { type: 'code', text: '&amp;' },
        ],
      },
    ])
  })

  test('what is left after enough pieces stays as it was written', () => {
    const blocks = readMarkdown('a\n\nb\n\n**c**\n\nd', 5)
    expect(blocks.at(-1)).toEqual({ type: 'plain', text: '**c**\n\nd' })
  })

  const HOSTILE: Record<string, string> = {
    underscores: '_a'.repeat(25_000),
    addresses: `${'a.'.repeat(24_000)}@b`,
    quotes: '>'.repeat(50_000),
    'list in list': '- '.repeat(20_000),
    asterisks: `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`,
    brackets: '!['.repeat(25_000),
    stairs: Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
    pipes: `${'|'.repeat(20_000)}\n${'|-'.repeat(10_000)}`,
    long: 'x'.repeat(5_000_000),
  }

  test.for(Object.entries(HOSTILE))('%s: few pieces, in a short time', ([, text]) => {
    const before = performance.now()
    const count = (blocks: readonly Block[]): number =>
      JSON.stringify(blocks).split('"type"').length
    expect(count(readMarkdown(text))).toBeLessThan(5000)
    // Seconds to minutes without bounds; the limit leaves room for a busy machine.
    expect(performance.now() - before).toBeLessThan(2500)
  })

  const MARKS = [...'ab*_()<>!#-+\\&;:/.1 \n\t']

  test('every letter of a text is in what is shown', () => {
    const written = fc.string({ unit: fc.constantFrom(...MARKS), maxLength: 200 })
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 30 }), (text, most) => {
        const letters = (all: string) => all.replaceAll(/[^ab]/g, '')
        expect(letters(textsOf(readMarkdown(text, most)))).toBe(letters(text))
      }),
    )
  })
})

describe('Markdown', () => {
  test('markup of a text stays text', async () => {
    const element = await html('<img src=x onerror=alert(1)> and <b>bold</b>\n\n<script>1</script>')
    expect(element.querySelector('img, b, script')).toBeNull()
    expect(element.textContent).toMatch(/<img src=x onerror=alert\(1\)>/)
  })

  test('only links to the web are links, and they tell nobody where they come from', async () => {
    const element = await html(
      '[a](javascript:alert(1)) [b](https://example.com) [c](data:text/html,x) [d](//x.y) ' +
        '[e](vbscript:x) <https://example.org> ![pixel](https://tracker.example/x.png)',
    )
    const links = [...element.querySelectorAll('a')]
    expect(links.map(({ href }) => href)).toEqual([
      'https://example.com/',
      'https://example.org/',
      'https://tracker.example/x.png',
    ])
    for (const link of links) {
      expect(link.rel.split(' ')).toEqual(expect.arrayContaining(['noopener', 'noreferrer']))
    }
    expect(element.querySelector('img')).toBeNull()
  })

  test('code has its language and can be copied', async () => {
    const { container, getByRole } = await render(Markdown, {
      text: '```python title="x"\nprint(1)\n```',
    })
    await expect.element(getByRole('group', { name: 'Code' })).toBeVisible()
    expect(container.querySelector('.head')?.textContent).toMatch(/python/)
    expect(container.querySelector('pre')?.textContent).toBe('print(1)')
    await expect.element(getByRole('button', { name: 'Copy code' })).toBeVisible()
  })

  test('tables, lists with boxes and quotes are what they are', async () => {
    const element = await html(
      '| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\n> said\n\n3. three',
    )
    expect(element.querySelectorAll('td')).toHaveLength(2)
    expect(element.querySelectorAll('[role="img"]')).toHaveLength(2)
    expect(element.querySelector('blockquote')?.textContent).toMatch(/said/)
    expect(element.querySelector('ol')?.start).toBe(3)
    expect(await violationsOf(element)).toEqual([])
  })
})
