import type { Messages } from '../english.ts'
import { GERMAN_PHRASES } from './phrases.ts'

/** A count with a mark every three digits. */
const n = (count: number) => count.toLocaleString('de')

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
    copyRefused: 'Das ließ sich nicht kopieren',
    copyText: 'Text kopieren',
    copyTextOf: (number) => `Text ${number} kopieren`,
    copyJson: 'JSON kopieren',
    copyTable: 'Tabelle kopieren',
    copyNumbers: 'Zahlen kopieren',
    copyVector: 'Vektor kopieren',
    copyVectors: 'Vektoren kopieren',
    json: 'JSON',
    jsonCut: 'Lange Teile fehlen hier; kopiert wird alles.',
    save: 'Speichern',
    score: 'Wert',
    class: 'Klasse',
    answer: 'Antwort',
    labels: 'Namen',
    places: 'Stellen',
    areas: 'Flächen',
    rows: 'Zeilen',
    columns: 'Spalten',
    fields: 'Felder',
    results: 'Ergebnisse',
    texts: 'Texte',
    inputs: 'Eingaben',
    tokens: 'Tokens',
    patches: 'Bildteile',
    textParts: 'Teile des Texts',
    whichShown: (noun) => `Welche ${noun} zu sehen sind`,
    showAll: (count, noun) => `Alle ${n(count)} ${noun} zeigen`,
    showFewer: 'Weniger zeigen',
    previous: 'Zurück',
    next: 'Weiter',
    previousOf: (noun) => `Vorige ${noun}`,
    nextOf: (noun) => `Nächste ${noun}`,
    range: (from, to, total, noun) => `${n(from)}–${n(to)} von ${n(total)} ${noun}`,
    text: 'Text',
    whichPart: 'Welcher Teil des Texts zu sehen ist',
    previousPart: 'Voriger Teil',
    nextPart: 'Nächster Teil',
    part: (number, parts, characters) =>
      `Teil ${n(number)} von ${n(parts)} (insgesamt ${n(characters)} Zeichen)`,
    marksOutside: (count) =>
      count === 1
        ? '1 Markierung liegt außerhalb des Texts.'
        : `${n(count)} Markierungen liegen außerhalb des Texts.`,
    marksHidden: (count) =>
      count === 1
        ? '1 weitere Markierung liegt in diesen; das JSON hat alle.'
        : `${n(count)} weitere Markierungen liegen in diesen; das JSON hat alle.`,
    imageBroken: 'Das Bild, zu dem dies gehört, lässt sich nicht zeigen.',
    place: (number) => `Stelle ${number}`,
    area: (number) => `Fläche ${number}`,
    imageWithPlaces: (count, names) =>
      `Das Bild mit ${count === 1 ? 'einer markierten Stelle' : `${n(count)} markierten Stellen`}: ${names}`,
    imageWithAreas: (count) =>
      `Das Bild mit ${count === 1 ? 'einer markierten Fläche' : `${n(count)} markierten Flächen`}`,
    outsideImage: (count) => `${n(count)} außerhalb des Bilds`,
    notDrawn: (count) =>
      `${count === 1 ? '1 Stelle ist' : `${n(count)} Stellen sind`} nicht gezeichnet: die Koordinaten sind keine Zahlen oder enden, bevor sie beginnen. Das JSON hat sie.`,
    opacity: 'Deckkraft',
    show: (name) => `${name} zeigen`,
    masksBroken: (count) =>
      count === 1
        ? '1 Maske ist kein Bild, das sich hier lesen lässt.'
        : `${n(count)} Masken sind keine Bilder, die sich hier lesen lassen.`,
    before: 'Vorher',
    after: 'Nachher',
    given: 'Die Eingabe',
    howMuchBefore: 'Wie viel von der Eingabe über dem Ergebnis zu sehen ist',
    compareWithGiven: 'Mit der Eingabe vergleichen',
    table: 'Tabelle',
    tableEmpty: 'Die Tabelle ist leer.',
    sortBy: 'Nach dieser Spalte ordnen',
    numbers: (count) => `${n(count)} Zahlen`,
    vectors: (count, noun, length) => `${n(count)} ${noun} mit ${n(length)} Zahlen`,
    fromTo: (what, from, to) => `${what} von ${from} bis ${to}`,
    mean: (value) => `Mittel ${value}`,
    length: (value) => `Länge ${value}`,
    notFinite: (count) => `${n(count)} nicht endlich`,
    asColors: (what) => `${what} als Farben`,
    alike: 'Wie ähnlich sie sind',
    cosines: 'Der Kosinus von je zweien; 1 ist dieselbe Richtung',
    onPlane: 'Auf einer Ebene',
    nearPlaces: 'Ähnliche liegen nahe beieinander',
    comparedOnly: (count, total) =>
      `Die ersten ${n(count)} von ${n(total)} Eingaben sind verglichen.`,
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
  phrases: GERMAN_PHRASES,
}
