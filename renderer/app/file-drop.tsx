// Files dropped anywhere in the window. They wait here until the imports screen takes them, so that dropping on any
// screen leads there with the files in hand.

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { go } from './route'

interface FileDrop {
  /** A drag with files is over the window. */
  readonly dragging: boolean
  /** Dropped and not yet taken; `DataTransferItem`s are read into files and folder entries at the drop. */
  readonly waiting: DroppedFiles | null
  /** Takes what waits; afterwards nothing waits. */
  take(): DroppedFiles | null
  /** Puts files down as if they had been dropped (file chooser, first run). */
  put(files: readonly File[]): void
}

export interface DroppedFiles {
  readonly files: readonly File[]
  /** Files and folders as the browser sees them; folders are walked by who takes them. */
  readonly entries: readonly FileSystemEntry[]
}

const FileDropContext = createContext<FileDrop | null>(null)

export function FileDropProvider({ children }: { children: ReactNode }) {
  const [dragging, setDragging] = useState(false)
  const [waiting, setWaiting] = useState<DroppedFiles | null>(null)
  const drop = useCallback((dropped: DroppedFiles) => {
    setDragging(false)
    if (dropped.files.length === 0 && dropped.entries.length === 0) return
    setWaiting(dropped)
    go('imports')
  }, [])
  useEffect(() => listen(setDragging, drop), [drop])
  const take = useCallback(() => {
    setWaiting(null)
    return waiting
  }, [waiting])
  const put = useCallback((files: readonly File[]) => drop({ files, entries: [] }), [drop])
  const value = useMemo(() => ({ dragging, waiting, take, put }), [dragging, waiting, take, put])
  return <FileDropContext value={value}>{children}</FileDropContext>
}

function listen(onDrag: (over: boolean) => void, onDrop: (dropped: DroppedFiles) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    onDrag(true)
  }
  window.addEventListener('dragenter', over, { signal })
  window.addEventListener('dragover', over, { signal })
  window.addEventListener('dragleave', (event) => event.relatedTarget === null && onDrag(false), { signal })
  window.addEventListener(
    'drop',
    (event) => {
      if (!event.dataTransfer) return
      event.preventDefault()
      onDrop(droppedFiles(event.dataTransfer))
    },
    { signal },
  )
  return () => stop.abort()
}

/** Must run inside the drop event: afterwards the browser has forgotten the files. */
export function droppedFiles(transfer: DataTransfer): DroppedFiles {
  const entries = [...transfer.items]
    .map((piece) => (piece.kind === 'file' ? piece.webkitGetAsEntry() : null))
    .filter((entry) => entry !== null)
  return { files: [...transfer.files], entries }
}

export function useFileDrop(): FileDrop {
  const drop = useContext(FileDropContext)
  if (!drop) throw new Error('FileDropProvider is missing above this component')
  return drop
}
