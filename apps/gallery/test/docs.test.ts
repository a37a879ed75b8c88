import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { headingIds } from '#lib/markdown/headingIds.ts'
import { readDoc } from '#lib/docs/pages/readDoc.ts'
import { docData } from '#lib/docs/pages/docData.ts'
import { siteLink } from '#lib/docs/pages/docLinks.ts'
import { errorsMarkdown } from '#lib/docs/pages/errorsMarkdown.ts'
import { createDocsIndex } from '#lib/docs/search/createDocsIndex.ts'
import { docSections } from '#lib/docs/search/docSections.ts'
import { DocsSearch } from '#lib/docs/search/DocsSearch.svelte.ts'
import DocPage from '#lib/docs/views/DocPage.svelte'

const links = { hrefOf: (href: string) => href }

const PAGES = [
  {
    path: '',
    group: 'Start',
    label: 'Taskmesh',
    markdown: '# Taskmesh\n\nThe first page. See [keys](./serving.md#keys).\n',
  },
  {
    path: 'serving',
    group: 'Models',
    label: 'Serving a model',
    markdown:
      '# Serving a model\n\nBehind HTTP.\n\n## Keys\n\nA quota for each client.\n\n```ts\nconst a = 1\n```\n\n| A | B |\n| - | - |\n| `x` | **y** |\n\n> Mind this.\n\n1. One\n\n   ```sh\n   taskmesh serve\n   ```\n',
  },
  {
    path: 'api/client',
    group: 'Reference',
    label: '@taskmesh/client',
    markdown:
      '# @taskmesh/client\n\nActions.\n\n## Functions\n\n### publishTask\n\nPublishes a task.\n',
  },
  {
    path: 'api/client/signing',
    group: 'api/client',
    label: '@taskmesh/client/signing',
    markdown: '# @taskmesh/client/signing\n\nFor signers.\n',
  },
]
const [first, serving, client, signing] = PAGES
if (!first || !serving || !client || !signing) throw new Error('There are four pages.')

describe('headingIds', () => {
  test('are those of GitHub, and differ', () => {
    const idOf = headingIds()
    const titles = ['What it costs', 'What it costs', '`QUEUE_FULL`', 'One, two & three']
    expect(titles.map(idOf)).toEqual([
      'what-it-costs',
      'what-it-costs-1',
      'queue_full',
      'one-two--three',
    ])
  })
})

describe('siteLink', () => {
  test.for([
    ['', './serving.md#keys', 'docs/serving/#keys'],
    ['serving', './index.md', 'docs/'],
    ['api/client', '../errors.md#queue_full', 'docs/errors/#queue_full'],
    ['api', './api/client/signing.md', 'docs/api/client/signing/'],
    ['', '../tasks/translation.md', 'tasks/translation/'],
    ['', '../llms.txt', 'llms.txt'],
    ['serving', '#keys', '#keys'],
  ] as const)('in “%s”: %s leads to %s', ([path, href, expected]) => {
    expect(siteLink(path, href)).toBe(expected)
  })
})

describe('readDoc', () => {
  test('a page without a title is refused, with its beginning', () => {
    expect(() => readDoc('No title', links)).toThrow('No title')
  })

  test('HTML is no markup, and comments are left out', () => {
    const { blocks } = readDoc('# A\n\n<!-- note -->\n\nand <b>bold</b>\n', links)
    expect(blocks).toHaveLength(1)
    expect(JSON.stringify(blocks)).toContain('<b>')
  })

  test('code has its language’s colours, and the name of its file', () => {
    const { blocks } = readDoc('# A\n\n```ts src/a.ts\nconst a = 1\n```\n', links)
    expect(blocks).toEqual([
      expect.objectContaining({
        type: 'code',
        title: 'src/a.ts',
        pieces: expect.arrayContaining([['keyword', 'const']]),
      }),
    ])
  })

  test('property: any text below a title is read', () => {
    fc.assert(fc.property(fc.string(), (text) => readDoc(`# A\n\n${text}`, links).title === 'A'))
  })
})

describe('the list of pages', () => {
  test('has further entries of a package beside that package only', () => {
    const listed = (page: (typeof PAGES)[number]) =>
      docData(page, PAGES).groups.flatMap(({ pages }) => pages.map(({ path }) => path))
    expect(listed(serving)).toEqual(['', 'serving', 'api/client'])
    expect(listed(client)).toContain('api/client/signing')
    expect(listed(signing)).toContain('api/client/signing')
  })

  test('leads on and back', () => {
    const { previous, next } = docData(serving, PAGES)
    expect([previous?.path, next?.path]).toEqual(['', 'api/client'])
    expect(docData(first, PAGES).previous).toBeUndefined()
  })
})

test('the catalogue of errors has what to do and the HTTP status of a code', () => {
  const table =
    '# Errors\n\n## Serving\n\n| Code | Class | Package | Actor | Retryable | When | What to do |\n|---|---|---|---|---|---|---|\n| `QUEUE_FULL` | `QueueFullError` | inference-runner | provider | yes | Too many wait. | Wait. |\n'
  const markdown = errorsMarkdown(table)
  expect(markdown).toContain('## Serving')
  expect(markdown).toContain('### QUEUE_FULL\n\nToo many wait.\n\n**What to do.** Wait.')
  expect(markdown).toContain('- HTTP: 429')
})

describe('the search', () => {
  const search = createDocsIndex(PAGES.flatMap(docSections))

  test.for([
    ['quota', 'serving/#keys'],
    ['publishTask', 'api/client/#publishtask'],
    ['publish', 'api/client/#publishtask'],
    ['servng', 'serving/'],
    ['@taskmesh/client/signing', 'api/client/signing/'],
  ] as const)('“%s” finds %s first', ([query, href]) => {
    expect(search(query)[0]?.href).toBe(href)
  })

  test('property: any query is answered', () => {
    fc.assert(fc.property(fc.string(), (query) => search(query).length <= 12))
  })

  test('keys move among results and open one', async () => {
    const opened: string[] = []
    const box = new DocsSearch({
      url: 'search.json',
      onopen: ({ href }) => opened.push(href),
      load: async () => search,
    })
    box.ask('a')
    await box.prepare()
    expect(box.found.length).toBeGreaterThan(1)
    expect(box.press('ArrowUp')).toBe(true)
    expect(box.active).toBe(box.found.length - 1)
    expect(box.press('ArrowDown')).toBe(true)
    const href = box.found[0]?.href
    expect(box.press('Enter')).toBe(true)
    expect(opened).toEqual([href])
    expect(box.isShown).toBe(false)
    expect(box.press('Enter')).toBe(false)
  })

  test('one that cannot be loaded says so, and is loaded again', async () => {
    let isDown = true
    const load = async () => {
      if (isDown) throw new Error('offline')
      return search
    }
    const box = new DocsSearch({ url: 'search.json', onopen: () => {}, load })
    box.ask('quota')
    await box.prepare()
    expect(box.status).toBe('The search could not be loaded.')
    isDown = false
    await box.prepare()
    expect(box.status).toBe('1 result')
  })
})

test('a page shows its title, list, contents, code, table, and links from the root of the site', async () => {
  const doc = docData(serving, PAGES)
  const props = { doc, home: '/base/', markdown: '/base/docs/serving.md', onopen: () => {} }
  const screen = await render(DocPage, props)
  await expect
    .element(screen.getByRole('heading', { level: 1 }))
    .toHaveTextContent('Serving a model')
  const { container } = screen
  expect(container.querySelector('h2')?.id).toBe('keys')
  expect(container.querySelectorAll('pre')).toHaveLength(2)
  expect(container.querySelector('td strong')?.textContent).toBe('y')
  expect(container.querySelector('blockquote')?.textContent?.trim()).toBe('Mind this.')
  expect(container.querySelector('[rel=next]')?.getAttribute('href')).toBe('/base/docs/api/client/')
  const page = await render(DocPage, { ...props, doc: docData(first, PAGES) })
  expect(page.container.querySelector('article p a')?.getAttribute('href')).toBe(
    '/base/docs/serving/#keys',
  )
})
