import sources from 'virtual:taskmesh-docs'
import { DocsPageError } from '../errors.ts'
import { GUIDE } from './contents.ts'
import type { DocPage } from './docPage.ts'
import { errorsMarkdown } from './errorsMarkdown.ts'

function titleOf(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? ''
}

function guidePages(): DocPage[] {
  return GUIDE.flatMap(({ title: group, pages }) =>
    pages.map((name) => {
      const markdown = sources.guide[name]
      if (markdown === undefined) throw new DocsPageError(`There is no docs/${name}.md.`)
      return { path: name === 'index' ? '' : name, group, label: titleOf(markdown), markdown }
    }),
  )
}

function referencePages(): DocPage[] {
  const pages = sources.reference.map(({ slug, markdown }) => {
    const group = slug.includes('/') ? `api/${slug.slice(0, slug.indexOf('/'))}` : 'Reference'
    return { path: `api/${slug}`, group, label: titleOf(markdown), markdown }
  })
  const links = pages.map(({ path, label }) => `- [${label}](./${path}.md)`)
  const markdown = `# API\n\nEach entry point of each package, made from the comments in the sources.\n\n${links.join('\n')}\n`
  return [{ path: 'api', group: 'Reference', label: 'API', markdown }, ...pages]
}

/** All pages of the documentation, in the order in which they are listed. */
export const DOC_PAGES: readonly DocPage[] = [
  ...guidePages(),
  {
    path: 'errors',
    group: 'Reference',
    label: 'Errors',
    markdown: errorsMarkdown(sources.errors),
  },
  ...referencePages(),
]

/** The page at a place below `/docs/`. */
export function findDocPage(path: string): DocPage | undefined {
  return DOC_PAGES.find((page) => page.path === path)
}
