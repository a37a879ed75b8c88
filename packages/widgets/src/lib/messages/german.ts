import type { Messages } from './english.ts'

/** What widgets say, in German. */
export const GERMAN: Messages = {
  frame: {
    cancel: 'Abbrechen',
    running: 'Läuft',
    loading: 'Das Modell wird geladen',
    about: (duration) => `etwa ${duration}`,
    empty: 'Leer',
    emptyAnswer:
      'Das Modell hat eine leere Antwort gegeben. Eine andere Eingabe oder andere Parameter helfen vielleicht.',
    input: (number) => `Eingabe ${number}`,
    output: (number) => `Ausgabe ${number}`,
    addInput: 'Weitere Eingabe',
    removeInput: (number) => `Eingabe ${number} entfernen`,
    example: 'Beispiel',
    choose: 'Auswählen …',
    exampleFailed: 'Dieses Beispiel lässt sich nicht laden. Das Formular ist wie zuvor.',
    tryAgain: 'Noch einmal',
    parameters: 'Parameter',
    set: (count) => `${count} gesetzt`,
    alsoSent: (list) => `Außerdem gesendet: ${list}`,
    warnings: 'Hinweise',
  },
  failure: {
    request: 'Die Anfrage muss sich ändern',
    badShape: 'Das Modell hat in einer falschen Form geantwortet',
    failed: 'Der Lauf ist gescheitert',
    marked: 'Siehe das markierte Feld.',
    received: 'Was kam',
    retryable: 'ein neuer Versuch hilft vielleicht',
  },
  fields: {
    text: 'Text',
    nothing: 'Hier ist nichts auszufüllen.',
    default: 'Vorgabe',
    onePerLine: 'eins pro Zeile',
  },
  outputs: {
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyRefused: 'Der Browser hat das Kopieren nicht erlaubt',
    json: 'JSON',
    save: 'Speichern',
    table: 'Tabelle',
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
