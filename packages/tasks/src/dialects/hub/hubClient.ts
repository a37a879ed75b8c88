/** The program that calls, as far as it says so. Plain data. */
export interface HubClient {
  /** The name of the library on PyPI or npm. */
  name: 'huggingface_hub' | '@huggingface/inference'
  /** Major, minor and patch of its version. */
  version: readonly [number, number, number]
}

/** How the libraries call themselves in the header `User-Agent`. */
const NAMES: Readonly<Record<string, HubClient['name']>> = {
  hf_hub: 'huggingface_hub',
  '@huggingface/inference': '@huggingface/inference',
}

const PRODUCT = /(?:^|[\s;])(hf_hub|@huggingface\/inference)\/(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?/

/**
 * Reads which library calls, for the few answers that two of them want in different forms.
 *
 * Sources: `_http_user_agent` in `huggingface_hub` 2.4.0 (`unknown/None; hf_hub/2.4.0; python/3.11.7`);
 * `makeRequestOptions` in `@huggingface/inference` 4.13 (`@huggingface/inference/4.13.30`). Browsers
 * send a header of their own, which says nothing of it.
 *
 * @param userAgent - the header `User-Agent` of the request.
 * @returns `undefined` when another program calls.
 *
 * @example
 * ```ts
 * readHubClient('unknown/None; hf_hub/2.4.0; python/3.11.7')
 * // { name: 'huggingface_hub', version: [2, 4, 0] }
 * ```
 */
export function readHubClient(userAgent: string | undefined): HubClient | undefined {
  const [, product = '', major, minor, patch = 0] = PRODUCT.exec(userAgent ?? '') ?? []
  const name = NAMES[product]
  return name && { name, version: [Number(major), Number(minor), Number(patch)] }
}

/** Whether a library calls in a version before this one. */
export function isBefore(
  client: HubClient | undefined,
  name: HubClient['name'],
  version: HubClient['version'],
): boolean {
  if (client?.name !== name) return false
  const index = version.findIndex((part, place) => part !== client.version[place])
  return index !== -1 && (client.version[index] ?? 0) < (version[index] ?? 0)
}
