/** Codes (ISO 639-1) that a language field suggests. A model may name its languages otherwise. */
export const LANGUAGE_CODES = [
  'ar',
  'bn',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'sw',
  'th',
  'tr',
  'uk',
  'vi',
  'zh',
] as const

const names = /*#__PURE__*/ new Intl.DisplayNames('en', { type: 'language' })

/** The English name of a language, for example `French` for `fr`. */
export function languageName(code: string): string {
  return names.of(code) ?? code
}
