import { TASK_IDS } from '@taskmesh/tasks'
import { TASK_ABOUTS } from '@taskmesh/tasks-data/abouts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import MarkdownBlocks from '#lib/markdown/MarkdownBlocks.svelte'
import { readMarkdown } from '#lib/markdown/readMarkdown.ts'

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

describe('readMarkdown', () => {
  test('headings, lists, code and emphasis', () => {
    expect(readMarkdown('## A\n\n- one `b`\n- _two_\n\n```json\n{}\n```\n')).toEqual([
      { type: 'heading', depth: 2, id: 'a', text: 'A', parts: [{ type: 'text', text: 'A' }] },
      {
        type: 'list',
        ordered: false,
        items: [
          [
            {
              type: 'paragraph',
              parts: [
                { type: 'text', text: 'one ' },
                { type: 'code', text: 'b' },
              ],
            },
          ],
          [{ type: 'paragraph', parts: [{ type: 'em', parts: [{ type: 'text', text: 'two' }] }] }],
        ],
      },
      { type: 'code', title: '', pieces: [['plain', '{}']] },
    ])
  })

  test.for(['javascript:alert(1)', 'data:text/html,x', '/local', '#place'])(
    'a link to %s is only its words',
    (href) => {
      const shown = JSON.stringify(readMarkdown(`[words](${href})`))
      expect(shown).toContain('words')
      expect(shown).not.toContain('link')
    },
  )

  test('a comment is left out, and HTML after one is not', () => {
    expect(readMarkdown('<!-- note -->\n')).toEqual([])
    expect(JSON.stringify(readMarkdown('<!-- a --><p>b</p>\n'))).toContain('<p>b</p>')
  })

  test('HTML stays text', async () => {
    const blocks = readMarkdown('<img src=x onerror=alert(1)>\n\nand <b>bold</b>')
    const { container } = await render(MarkdownBlocks, { blocks })
    expect(container.querySelector('img, b')).toBeNull()
    expect(container.textContent).toContain('<img src=x onerror=alert(1)>')
  })

  test('property: any text is read', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readMarkdown(text))))
  })
})

test.for(TASK_IDS)('%s: the page says all that its Markdown says', async (task) => {
  const { container } = await render(MarkdownBlocks, {
    blocks: readMarkdown(TASK_ABOUTS[task]),
    role: 'section',
  })
  for (const button of container.querySelectorAll('button')) button.remove()
  const markdown = TASK_ABOUTS[task]
    .replaceAll(/^```\w*$/gm, '')
    .replaceAll(/\]\(https?:[^)\s]*\)/g, '')
  expect(words(container.textContent).join('')).toBe(words(markdown).join(''))
  expect(container.querySelectorAll('h2').length).toBeGreaterThan(3)
})
