import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import '@taskmesh/widgets/elements/translation'
import { dictionary } from './venue.js'

const venues = [dictionary]

function App() {
  const [answer, setAnswer] = useState('')
  return (
    <main>
      <h1>Translate</h1>
      <taskmesh-translation
        venues={venues}
        onresult={(event) => setAnswer(event.detail.output.translation_text)}
      />
      <p id="answer">{answer}</p>
    </main>
  )
}

createRoot(document.querySelector('#app')).render(<App />)
