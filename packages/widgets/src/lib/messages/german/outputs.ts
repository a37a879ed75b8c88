/** What players, plots, tables and texts of an answer say, in German, by the English phrase. */
export const OUTPUT_PHRASES = {
  // Markdown.
  Table: 'Tabelle',
  'Copy code': 'Code kopieren',
  Code: 'Code',
  done: 'erledigt',
  'not done': 'offen',

  // Media.
  Save: 'Speichern',
  Play: 'Abspielen',
  Pause: 'Anhalten',
  'Position in {0}': 'Stelle in {0}',
  '{0}: can’t be shown': '{0}: lässt sich nicht zeigen',
  'What is at this address can’t be shown as {0}.':
    'Was an dieser Adresse ist, lässt sich nicht zeigen: erwartet war {0}.',
  'This file can’t be shown as {0}.': 'Diese Datei lässt sich nicht zeigen: erwartet war {0}.',
  'What is at this address can’t be played as a sound.':
    'Was an dieser Adresse ist, lässt sich nicht als Ton abspielen.',
  'This file can’t be played as a sound.': 'Diese Datei lässt sich nicht als Ton abspielen.',
  'Recordings of more than ten minutes are drawn from WAV and MP3 only.':
    'Aufnahmen von mehr als zehn Minuten werden nur aus WAV und MP3 gezeichnet.',
  'A page may play what is at this address, and not read it: there is no waveform.':
    'Eine Seite darf abspielen, was an dieser Adresse ist, aber nicht lesen: es gibt keine Wellenform.',
  'The waveform of this recording can’t be drawn.':
    'Die Wellenform dieser Aufnahme lässt sich nicht zeichnen.',
  'Loading the model…': 'Das Modell wird geladen …',
  'Drag or use the arrow keys to turn it, + and − to zoom, Home to begin again.':
    'Ziehen oder Pfeiltasten drehen es, + und − ändern die Größe, Pos1 beginnt von vorn.',
  '{0} triangles': '{0} Dreiecke',
  '{0} points': '{0} Punkte',

  // Ranked texts.
  Text: 'Text',
  Choice: 'Antwort',
  choice: 'Antwort',
  choices: 'Antworten',
  Sentence: 'Satz',
  sentence: 'Satz',
  sentences: 'Sätze',
  'Texts by score': 'Texte nach Wert',
  'Choices by score': 'Antworten nach Wert',
  'Sentences by score': 'Sätze nach Wert',
  'The input has no {0} {1}.': 'Die Eingabe hat hier nichts: {0} {1} fehlt.',

  // Plots and tables.
  '{0}: place': '{0}: Stelle',
  '{0} to {1}': '{0} bis {1}',
  Classes: 'Klassen',
  classes: 'Klassen',
  'Class {0}': 'Klasse {0}',
  'class {0}': 'Klasse {0}',
  'no class': 'keine Klasse',
  'and {0} other classes': 'und {0} weitere Klassen',
  Prediction: 'Vorhersage',
  'Table with predictions': 'Tabelle mit Vorhersagen',
  'The model gave {0} predictions for {1} rows.':
    'Das Modell hat {0} Vorhersagen für {1} Zeilen gegeben.',
  '{0} of {1} columns are shown.': '{0} von {1} Spalten sind zu sehen.',
  'The first {0} of {1} columns.': 'Die ersten {0} von {1} Spalten.',
  '{0} columns': '{0} Spalten',
  '… {0} rows …': '… {0} Zeilen …',
  Row: 'Zeile',
  'The first {0} characters.': 'Die ersten {0} Zeichen.',
  'The first {0} of {1} characters.': 'Die ersten {0} von {1} Zeichen.',
  '{0} characters': '{0} Zeichen',
  '… {0} characters …': '… {0} Zeichen …',
} as const
