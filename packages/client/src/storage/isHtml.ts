const START_BYTES = 512

/** Whether content is a page, as gateways send with status 200 to say that something went wrong. */
export function isHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, START_BYTES))
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|title)[\s>]/i.test(
    start,
  )
}
