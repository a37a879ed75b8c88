import { isLongText } from '../form/isLongText.ts'

/**
 * Puts a long text that is pasted into a field at once. What browsers do themselves, character runs that
 * can be undone one by one, takes minutes for a few megabytes.
 */
export function pasteLong(event: ClipboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!isLongText(text)) return
  event.preventDefault()
  const { currentTarget: field } = event
  // Before the text is there: a field that follows its text measures all of it, and one that looks for
  // its direction takes a minute for 2 MB.
  field.dataset['long'] = 'true'
  field.removeAttribute('dir')
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))
}
