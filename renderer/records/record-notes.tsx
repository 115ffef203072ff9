// Notes on a record: for whoever reads the book later. They are kept in the journal and can be taken back.

import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryId } from '../../shared/entry'
import { useBook, useBridge, useDecide, useUndo } from '../app/hooks'
import { instantText } from '../i18n/day-text'
import { ConfirmWithNote } from '../ui/confirm-with-note'

interface Note {
  readonly seq: number
  readonly at: number
  readonly text: string
}

export function RecordNotes({ entry }: { entry: EntryId }) {
  const { t } = useTranslation('records')
  const { summary } = useBook()
  const { undo } = useUndo()
  const decide = useDecide()
  const notes = useNotes(entry)
  const [writing, setWriting] = useState(false)
  const readOnly = summary?.readOnly ?? true
  return (
    <section className="record-notes">
      <h2>{t('notes')}</h2>
      <ul>
        {notes.map((note) => (
          <li key={note.seq}>
            <span className="quiet">{instantText(note.at)}</span> {note.text}{' '}
            <Button type="link" size="small" disabled={readOnly} onClick={() => void undo(note.seq)}>
              {t('removeNote')}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        icon={<PlusOutlined />}
        disabled={readOnly}
        title={readOnly ? t('readOnly') : undefined}
        onClick={() => setWriting(true)}
      >
        {t('addNote')}
      </Button>
      <ConfirmWithNote
        open={writing}
        title={t('addNote')}
        confirmLabel={t('saveNote')}
        noteRequired
        onConfirm={(text) => decide(t('noteSaved'), (bridge) => bridge.decisions.note({ entry, text }))}
        onCancel={() => setWriting(false)}
      />
    </section>
  )
}

function useNotes(entry: EntryId): readonly Note[] {
  const bridge = useBridge()
  const { summary } = useBook()
  const [notes, setNotes] = useState<readonly Note[]>([])
  const head = summary?.head
  useEffect(() => {
    let current = head !== undefined
    bridge.decisions.notes({ entry }).then(
      (answer) => current && setNotes(answer),
      () => current && setNotes([]),
    )
    return () => {
      current = false
    }
  }, [bridge, entry, head])
  return notes
}
