/** A page of the documentation, before it is shown. */
export interface DocPage {
  /** Its place below `/docs/`, such as `serving` or `api/client`; empty for the first one. */
  path: string
  /** The group of the list of pages that it stands in. */
  group: string
  /** Its name in that list. */
  label: string
  markdown: string
}
