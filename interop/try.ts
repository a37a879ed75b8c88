import { openRelease, closeRelease } from './registry/openRelease.ts'
const t=Date.now()
const r = await openRelease((m)=>console.log(((Date.now()-t)/1000).toFixed(), m))
console.log(r.url, ((Date.now()-t)/1000).toFixed())
if (process.argv[2]==='stay') await new Promise(()=>setInterval(()=>{},1000))
await closeRelease()
