import type { Block, Heading } from '../../markdown/blocks.ts'
import { plainText } from '../../markdown/readMarkdown.ts'
import { readDoc } from './readDoc.ts'
import { siteLink } from './docLinks.ts'
import type { DocPage } from './docPage.ts'

/** A page as it is listed. */
export interface DocLink {
  path: string
  label: string
}

/** A part of the list of pages. */
export interface DocGroup {
  title: string
  pages: readonly DocLink[]
}

/** What a page needs to be shown. */
export interface DocData {
  path: string
  title: string
  summary: string
  blocks: readonly Block[]
  headings: readonly Pick<Heading, 'id' | 'text' | 'depth'>[]
  groups: readonly DocGroup[]
  previous: DocLink | undefined
  next: DocLink | undefined
}

function linkOf({ path, label }: DocPage): DocLink {
  return { path, label }
}

/** The further entries of a package are listed only beside it. */
function isListed({ group }: DocPage, path: string): boolean {
  return !group.startsWith('api/') || `${path}/`.startsWith(`${group}/`)
}

function groupsFor(pages: readonly DocPage[], path: string): DocGroup[] {
  const groups = new Map<string, DocLink[]>()
  for (const page of pages.filter((each) => isListed(each, path))) {
    const title = page.group.startsWith('api/') ? 'Reference' : page.group
    groups.set(title, [...(groups.get(title) ?? []), linkOf(page)])
  }
  return [...groups].map(([title, links]) => ({ title, pages: links }))
}

/** Reads a page with all that stands around it. Its links are from the root of the site. */
export function docData(page: DocPage, pages: readonly DocPage[]): DocData {
  const hrefOf = (href: string) => siteLink(page.path, href)
  const { title, blocks } = readDoc(page.markdown, { hrefOf })
  const lead = blocks.find((block) => block.type === 'paragraph')
  const place = pages.indexOf(page)
  const [previous, next] = [pages[place - 1], pages[place + 1]]
  return {
    path: page.path,
    title,
    summary: lead === undefined ? '' : plainText(lead.parts),
    blocks,
    headings: blocks
      .filter((block) => block.type === 'heading')
      .filter(({ depth }) => depth < 4)
      .map(({ id, text, depth }) => ({ id, text, depth })),
    groups: groupsFor(pages, page.path),
    previous: previous && linkOf(previous),
    next: next && linkOf(next),
  }
}
