import { MAX_MEDIA_BYTES, type MediaKind } from '@taskmesh/tasks'
import { formatBytes, MEDIA_LABELS } from '../media/mediaWords.ts'
import type { Translate } from '../messages/useTranslate.ts'

/** Files of 3D models often have no type that a browser knows. */
function isOfKind({ type }: Blob, kind: MediaKind): boolean {
  return kind === '3d' ? !/^(image|audio|video|text)\//.test(type) : type.startsWith(`${kind}/`)
}

/** Returns why a file can't be used as media of a kind, or `undefined` when it can. */
export function mediaProblem(kind: MediaKind, file: Blob, t: Translate): string | undefined {
  const name = t(MEDIA_LABELS[kind].name)
  if (!isOfKind(file, kind)) {
    return file.type ? t('That is no {0} but {1}.', name, file.type) : t('That is no {0}.', name)
  }
  if (file.size === 0) return t('That file is empty.')
  if (file.size <= MAX_MEDIA_BYTES) return undefined
  return t(
    'That {0} has {1}; at most {2} are allowed.',
    name,
    formatBytes(file.size),
    formatBytes(MAX_MEDIA_BYTES),
  )
}

/** What someone dropped or pasted: a file, the address of media, or neither. */
export function readTransfer(transfer: DataTransfer | null): Blob | string | undefined {
  const file = transfer?.files[0]
  if (file !== undefined) return file
  const text = transfer?.getData('text/uri-list') || transfer?.getData('text/plain') || ''
  const address = text.split(/\r?\n/).find((line) => line !== '' && !line.startsWith('#'))
  return address !== undefined && /^(https?:|data:)/i.test(address.trim())
    ? address.trim()
    : undefined
}

/** All files that someone dropped or pasted, or the address of media. */
export function readTransfers(transfer: DataTransfer | null): (Blob | string)[] {
  const files = [...(transfer?.files ?? [])]
  const media = files.length > 0 ? undefined : readTransfer(transfer)
  return media === undefined ? files : [media]
}
