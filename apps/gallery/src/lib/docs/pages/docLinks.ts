/** The name of the file of a page, from `/docs/`. */
export function fileOf(path: string): string {
  return path === '' ? 'index.md' : `${path}.md`
}

/**
 * Where a link in a page leads, from the root of the site, as it stands in Markdown: relative to the file.
 *
 * @returns `docs/serving/#keys` for `./serving.md#keys` in `docs/index.md`.
 */
export function siteLink(path: string, href: string): string {
  if (href.startsWith('#')) return href
  const { pathname, hash } = new URL(href, `http://site/docs/${fileOf(path)}`)
  const page = pathname.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '/')
  return `${page.slice(1)}${hash}`
}
