import MiniSearch from 'minisearch'
import type { DocSection } from './docSections.ts'

/** Finds the sections that have every word of a query, the best first. */
export type SearchDocs = (query: string) => readonly DocSection[]

const MOST_RESULTS = 12

/** Longer words may have more typos. */
function typosOf(term: string): number | false {
  if (term.length < 5) return false
  return term.length < 8 ? 1 : 2
}

/** Names in camelCase and CONSTANT_CASE are found whole and by their words. */
function wordsOf(text: string): string[] {
  const whole = text.split(/[^\p{L}\p{N}_@/.-]+/u)
  const parts = text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}\p{N}]+/u)
  return [...new Set([...whole, ...parts])].filter((word) => word !== '')
}

/**
 * Makes a search over sections.
 *
 * @example
 * ```ts
 * const search = createDocsIndex(sections)
 * search('queue full')[0]?.href // 'errors/#queue_full'
 * ```
 */
export function createDocsIndex(sections: readonly DocSection[]): SearchDocs {
  const index = new MiniSearch<DocSection & { id: number }>({
    fields: ['title', 'page', 'text'],
    tokenize: wordsOf,
    searchOptions: {
      tokenize: (query) => query.split(/[^\p{L}\p{N}_@/.-]+/u).filter((word) => word !== ''),
      boost: { title: 5, page: 2 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: typosOf,
      weights: { prefix: 0.5, fuzzy: 0.2 },
      // What people are told comes before what is listed.
      boostDocument: (id) => (sections[Number(id)]?.href.startsWith('api/') ? 0.6 : 1),
    },
  })
  index.addAll(sections.map((section, id) => ({ ...section, id })))
  return (query) =>
    index
      .search(query)
      .slice(0, MOST_RESULTS)
      .flatMap(({ id }) => sections[Number(id)] ?? [])
}
