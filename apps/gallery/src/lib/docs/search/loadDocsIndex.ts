import '../../config/zodWithoutEval.ts'
import * as z from 'zod/mini'
import { DocsIndexError } from '../errors.ts'
import { createDocsIndex, type SearchDocs } from './createDocsIndex.ts'

const indexFile = z.array(
  z.object({ href: z.string(), title: z.string(), page: z.string(), text: z.string() }),
)

/** Loads the sections of all pages and makes a search over them. */
export async function loadDocsIndex(url: string): Promise<SearchDocs> {
  const response = await fetch(url)
  if (!response.ok) throw new DocsIndexError(url, response.status)
  return createDocsIndex(z.parse(indexFile, await response.json()))
}
