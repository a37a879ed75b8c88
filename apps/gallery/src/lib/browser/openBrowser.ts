import '#lib/config/zodWithoutEval.ts'
import { browser, isBrowserTask, type BrowserVenue } from '@taskmesh/venues/browser'
import type { NetworkBrowser } from '@taskmesh/venues/network-file'

const CACHE = 'taskmesh-models-'

/** Removes the files of earlier versions. */
async function forgetOthers(current: string | undefined): Promise<void> {
  if (globalThis.caches === undefined) return
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(CACHE) && name !== current)
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** Opens the browser with the models of a configuration, whose files it keeps until their version changes. */
export function openBrowser(
  { wasmUrl, models, version }: NetworkBrowser,
  { site, id, label }: { site: string; id: string; label: string },
): BrowserVenue {
  const base = new URL(site, location.href)
  const cache = version === undefined ? undefined : CACHE + version
  void forgetOthers(cache).catch(() => {})
  return browser({
    id,
    label,
    cache,
    wasmUrl: new URL(wasmUrl, base).href,
    models: [...models].flatMap(([task, model]) =>
      isBrowserTask(task) ? [{ task, id: model.id, url: new URL(model.url, base).href }] : [],
    ),
  })
}
