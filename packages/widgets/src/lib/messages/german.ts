import type { Messages } from './english.ts'

/** What widgets say, in German. */
export const GERMAN: Messages = {
  frame: {
    cancel: 'Abbrechen',
    retry: 'Noch einmal',
    stopWaiting: 'Nicht länger warten',
    paidFirst: 'Der bezahlte Lauf ist unterwegs. Er wird zuerst beantwortet.',
    otherPaid: 'Auf dieser Seite ist ein anderer bezahlter Lauf unterwegs.',
    running: 'Läuft',
    loading: 'Das Modell wird geladen',
    placeholder: 'Hier erscheint die Antwort.',
    empty: 'Leer',
    emptyAnswer:
      'Das Modell hat eine leere Antwort gegeben. Eine andere Eingabe oder andere Parameter helfen vielleicht.',
    input: (number) => `Eingabe ${number}`,
    output: (number) => `Ausgabe ${number}`,
    addInput: 'Weitere Eingabe',
    removeInput: (number) => `Eingabe ${number} entfernen`,
    examples: 'Beispiele',
    exampleFailed: 'Dieses Beispiel lässt sich nicht laden. Das Formular ist wie zuvor.',
    tryAgain: 'Noch einmal',
    parameters: 'Parameter',
    changed: (count) => `${count} geändert`,
    commonOnly: 'Nur die gebräuchlichen',
    allParameters: (count) => `Alle ${count} Parameter`,
    resetAll: 'Alle zurücksetzen',
    alsoSent: (list) => `Außerdem gesendet: ${list}`,
    warnings: 'Hinweise',
    compare: 'Vergleichen',
    history: 'Verlauf',
    fullScreen: 'Vollbild',
    leaveFullScreen: 'Escape verlässt das Vollbild',
    partMissing: 'Dieser Teil des Widgets lässt sich nicht laden.',
  },
  failure: {
    request: 'Die Anfrage muss sich ändern',
    badShape: 'Das Modell hat in einer falschen Form geantwortet',
    failed: 'Der Lauf ist gescheitert',
    marked: 'Siehe das markierte Feld.',
    wholeRequest: 'Anfrage',
    received: 'Was kam',
    retryable: 'ein neuer Versuch hilft vielleicht',
  },
  fields: {
    nothing: 'Hier ist nichts auszufüllen.',
  },
  outputs: {
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyFailed: 'Das ließ sich nicht kopieren',
  },
  translation: {
    text: 'Zu übersetzender Text',
  },
  element: {
    unknownTask: (task) => `Eine Aufgabe „${task}“ gibt es nicht.`,
    noTask: 'Es fehlt die Aufgabe: <taskmesh-widget task="translation">.',
    noRunner: 'Diese Seite kann keinen Runner an seiner Adresse aufrufen: `venues` setzen.',
    notLoaded: (task) => `Das Widget für ${task} lässt sich nicht laden.`,
  },
}
