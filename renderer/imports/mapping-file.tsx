// A mapping goes out as a file, and comes in from one: for a second computer, a colleague, the command line.

import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseProfileFile, writeProfileFile } from '../../shared/formats/mapping/profile-file'
import type { ImportProfile } from '../../shared/settings'
import { useLang } from '../app/hooks'
import { describeFailure } from '../i18n/describe-failure'
import { saveAs } from '../ui/save-as'
import { adopted, type Sample } from './mapping'

interface MappingFileProps {
  readonly profile: ImportProfile
  readonly sample: Sample
  /** Nothing is lacking or open: only then it can be handed on. */
  readonly complete: boolean
  readonly onProfile: (profile: ImportProfile) => void
}

/** A file that is larger holds no mapping, and is not taken into memory. */
const LARGEST_BYTES = 1024 * 1024

export function MappingFile({ profile, sample, complete, onProfile }: MappingFileProps) {
  const { t } = useTranslation('imports')
  const lang = useLang()
  const input = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState('')
  const take = async (file: File): Promise<void> => {
    const text = file.size > LARGEST_BYTES ? '' : await file.text()
    const read = parseProfileFile(text, file.name)
    if (!read.ok) return setTrouble(describeFailure(lang, read.failure))
    const made = adopted(read.value, profile, sample)
    if ('absent' in made) return setTrouble(t('map.fileAbsent', { columns: made.absent.join(', ') }))
    setTrouble('')
    onProfile(made.profile)
  }
  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file) void take(file)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        tabIndex={-1}
        aria-label={t('map.fileTake')}
        onChange={chosen}
      />
      <Button onClick={() => input.current?.click()}>{t('map.fileTake')}</Button>
      <Button disabled={!complete} onClick={() => saveAs(`${fileName(profile.name)}.json`, asFile(profile))}>
        {t('map.fileGive')}
      </Button>
      {trouble === '' ? null : (
        <p role="alert" className="tone-short-ink mapping-trouble">
          {trouble}
        </p>
      )}
    </>
  )
}

function asFile(profile: ImportProfile): Blob {
  return new Blob([writeProfileFile(profile)], { type: 'application/json' })
}

function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(0, 60) || 'profile'
}
