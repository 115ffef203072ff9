// Asks once before a decision and takes a note along, for whoever reads the book later.

import { Button, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface ConfirmWithNoteProps {
  readonly open: boolean
  readonly title: string
  /** What will happen, in a sentence. */
  readonly text?: ReactNode
  readonly confirmLabel: string
  readonly danger?: boolean
  /** The note is what is being written (a note on a record), so it must not be empty. */
  readonly noteRequired?: boolean
  /** Answers whether it was done; the dialog closes only then. */
  onConfirm(note: string): Promise<boolean>
  onCancel(): void
}

export function ConfirmWithNote(props: ConfirmWithNoteProps) {
  return (
    <Modal open={props.open} title={props.title} footer={null} onCancel={props.onCancel} destroyOnHidden>
      <NoteForm {...props} />
    </Modal>
  )
}

const NOTE_LIMIT = 10_000

function NoteForm({ text, confirmLabel, danger, noteRequired, onConfirm, onCancel }: ConfirmWithNoteProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    setBusy(true)
    const done = await onConfirm(note.trim())
    setBusy(false)
    if (done) onCancel()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {text ? <p>{text}</p> : null}
      <label className="stack tight" htmlFor={id}>
        <span>{noteRequired ? t('noteRequired') : t('noteLabel')}</span>
        <Input.TextArea
          id={id}
          autoFocus
          rows={3}
          maxLength={NOTE_LIMIT}
          placeholder={t('notePlaceholder')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <ConfirmButtons
        confirmLabel={confirmLabel}
        danger={danger ?? false}
        busy={busy}
        disabled={Boolean(noteRequired) && note.trim() === ''}
        onCancel={onCancel}
      />
    </form>
  )
}

interface ButtonsProps {
  readonly confirmLabel: string
  readonly danger: boolean
  readonly busy: boolean
  readonly disabled: boolean
  onCancel(): void
}

function ConfirmButtons({ confirmLabel, danger, busy, disabled, onCancel }: ButtonsProps) {
  const { t } = useTranslation('ui')
  return (
    <div className="row row-end">
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <Button type="primary" htmlType="submit" danger={danger} loading={busy} disabled={disabled}>
        {confirmLabel}
      </Button>
    </div>
  )
}
