import { readFileSync } from 'node:fs'
import { PreTrainedTokenizer } from '@huggingface/transformers'
import { TextReader } from './src/engines/transformersJs/texts/TextReader.ts'
const [texts, out] = JSON.parse(readFileSync('/tmp/dump.json','utf8'))
const show = Number(process.argv[2] ?? 3)
for (const [file, rows] of Object.entries(out) as any) {
  const json = JSON.parse(readFileSync(file,'utf8'))
  const config = JSON.parse(readFileSync(file.replace('tokenizer.json','tokenizer_config.json'),'utf8'))
  const reader = new TextReader(new (PreTrainedTokenizer as any)(json, config))
  let bad=[0,0,0], shown=0
  rows.forEach((row:any, i:number) => {
    const got = reader.read(texts[i]).map(t => [t.id, t.token, t.start, t.end, t.word])
    const pick = (r:any, f:any) => JSON.stringify(r.map(f))
    const kinds = [(t:any)=>t[0], (t:any)=>[t[2],t[3]], (t:any)=>t[4]]
    const wrong = kinds.map(f => pick(row,f) !== pick(got,f))
    wrong.forEach((w,k)=>{ if (w) bad[k]++ })
    if (wrong.some(Boolean) && shown++ < show) console.log(JSON.stringify(texts[i]), '\n  py', JSON.stringify(row), '\n  js', JSON.stringify(got))
  })
  console.log(file.split('/').at(-2), rows.length, 'ids/offsets/words wrong', bad.join(' '))
}
