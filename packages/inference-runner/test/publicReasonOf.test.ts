import { expect, test } from 'vitest'
import { publicReasonOf } from '../src/publicReasonOf.ts'

test.each([
  [
    'Could not locate file: "https://a:b@hub.example/x?token=1".',
    'Could not locate file: "(URL)".',
  ],
  ['refused by redis://:secret@10.0.0.1:6379/0', 'refused by (URL)'],
  ["ENOENT, open '/home/me/my models/a.onnx'", "ENOENT, open '(path)'"],
  ['Load model from /home/me/models/a.onnx failed', 'Load model from (path) failed'],
  ['at (/srv/app/entry.js:1:2)', 'at ((path))'],
  ['in C:\\models\\a.onnx and ~/models', 'in (path) and (path)'],
  ['file:///etc/passwd', '(URL)'],
  ['expected 3/4 and/or [1, 2] / 5, got <s></s>', 'expected 3/4 and/or [1, 2] / 5, got <s></s>'],
])('callers read neither URLs nor paths: %s', (message, reason) => {
  expect(publicReasonOf(new Error(message))).toBe(reason)
})

test.each([
  ['a string', 'a string'],
  [undefined, 'undefined'],
])('what is no error, %j, is read as a string', (error, reason) => {
  expect(publicReasonOf(error)).toBe(reason)
})
