// Everything a screen may use of the frame, in one place:
//   useBridge()        typed client of the host (contract.ts): `await bridge.journal.list({ limit: 20 })`
//   useStorage()       { api, status }: rows from the storage worker (storage/api.ts); ask again when
//                      `status.generation` rises
//   useBook()          { summary, refresh, open }: the open book, `null` until it is known
//   usePeriod()        { period, setPeriod, move }: the days the top bar has chosen; `period` is `null` for the whole book
//   useDecide()        decide(what, call): runs a decision, shows its undo, describes its failure; true when done
//   useUndo()          { undo, redo, undoName }: what Ctrl/Cmd Z and the top bar do
//   usePreferences()   { lang, setLang, density, setDensity }
//   useFileDrop()      files dropped anywhere in the window, for the screen that takes them
//   useRoute(), go()   where the window is: `go('records', { text: '4200' })`
//   useLang()          'zh' | 'en', for say(), dayText() …
//   useWord()          words of the domain: word('kind', 'sale')
// A screen is `export function <Name>Screen()` in renderer/<name>/<name>-screen.tsx, listed in app/screens.tsx.

export { useLang } from '../i18n/use-lang'
export { useWord } from '../i18n/use-word'
export { useBook } from './book'
export { useDecide } from './decide'
export { useFileDrop } from './file-drop'
export { usePeriod } from './period-context'
export { usePreferences } from './preferences'
export { go, useRoute } from './route'
export { useBridge, useStorage } from './services'
export { useUndo } from './undo'
