import { AutoTokenizer } from '@huggingface/transformers'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { describe, expect, test } from 'vitest'
import { choosePair, languagesOf, type Languages } from '../src/engines/transformersJs/languages.ts'

const files = { local_files_only: true }
const tokenizer = await AutoTokenizer.from_pretrained(demoModelDirectory('translation'), files)
const other = await AutoTokenizer.from_pretrained(demoModelDirectory('summarization'), files)

function required(languages: Languages | undefined): Languages {
  if (languages === undefined) throw new Error('languages are expected')
  return languages
}

const firstId = (languages: Languages, source: string, target: string) =>
  languages.encode('Hello', { source, target }).ids[0]

describe('languages that are tokens', () => {
  const languages = required(languagesOf(tokenizer, { model_type: 'm2m_100' }))

  test('default: the source is the first token of the text, the target the first that is written', () => {
    expect(languages.codes).toEqual(['en', 'fr'])
    const [english, french] = tokenizer.convert_tokens_to_ids(['__en__', '__fr__'])
    expect(firstId(languages, 'en', 'fr')).toBe(english)
    expect(firstId(languages, 'fr', 'en')).toBe(french)
    expect(languages.encode('x', { source: 'en', target: 'fr' }).firstToken).toBe(french)
    expect(languages.encode('x', { source: 'fr', target: 'en' }).firstToken).toBe(english)
  })

  test('behavior: what is not named', () => {
    expect(choosePair(languages, {})).toEqual({ source: 'en', target: 'fr' })
    expect(choosePair(languages, { source: 'fr' })).toEqual({ source: 'fr', target: 'en' })
    expect(choosePair(languages, { target: 'en' })).toEqual({ source: 'fr', target: 'en' })
    expect(choosePair(languages, { source: 'fr', target: 'fr' })).toEqual({
      source: 'fr',
      target: 'fr',
    })
  })

  test('error: a language that the model does not have, or one that must be named', () => {
    expect(() => choosePair(languages, { source: 'de' })).toThrowError(/en, fr, got "de"/)
    const nameless = { ...languages, codes: ['en', 'fr', 'de'], defaults: {} }
    expect(() => choosePair(nameless, { source: 'en' })).toThrowError(/en, fr, de, got nothing/)
  })
})

describe('languages that a sentence names', () => {
  const config = {
    model_type: 't5',
    task_specific_params: {
      summarization: { prefix: 'summarize: ' },
      translation_en_to_fr: { prefix: 'translate English to French: ' },
      translation_en_to_de: { prefix: 'translate English to German: ' },
    },
  }
  const languages = required(languagesOf(other, config))

  test('default: the sentence of the pair is put before the text', () => {
    expect(languages.codes).toEqual(['en', 'fr', 'de'])
    expect(choosePair(languages, {})).toMatchObject({ source: 'en', target: 'fr' })
    const { ids, firstToken } = languages.encode('Hello', { source: 'en', target: 'de' })
    const written = other.decode(ids, { skip_special_tokens: true })
    expect(written.trim()).toBe('translate English to German: Hello')
    expect(firstToken).toBeUndefined()
  })

  test('error: a pair that the model was not made for', () => {
    const backwards = { source: 'fr', target: 'en' }
    expect(() => languages.encode('Bonjour', backwards)).toThrowError(/parameters.tgt_lang/)
  })
})

test('behavior: a model of one fixed direction has no languages', () => {
  expect(languagesOf(other, { model_type: 'marian' })).toBeUndefined()
})
