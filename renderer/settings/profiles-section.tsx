// Layouts that have been named: renamed, handed on as a file, taken in from one, or put out of use. Files that were read
// with one stay as they are.

import { App, Button, Input } from 'antd'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseProfileFile, writeProfileFile } from '../../shared/formats/mapping/profile-file'
import type { ImportProfile } from '../../shared/settings'
import { useBook, useBridge, useDecide, useLang, useWord } from '../app/hooks'
import { describeFailure, failureOfThrown } from '../i18n/describe-failure'
import { saveAs } from '../ui/save-as'
import { Section } from './field'

export function ProfilesSection() {
  const { t } = useTranslation('settings')
  const { profiles, readOnly, save } = useProfiles()
  if (profiles === null) return null
  return (
    <Section title={t('profiles.title')} hint={t('profiles.hint')}>
      {profiles.length === 0 ? <p className="quiet">{t('profiles.none')}</p> : null}
      <ul className="profile-list">
        {profiles.map((profile) => (
          <Profile key={`${profile.id} ${profile.name}`} profile={profile} readOnly={readOnly} save={save} />
        ))}
      </ul>
      <TakeFile readOnly={readOnly} save={save} />
    </Section>
  )
}

type Save = (profile: ImportProfile) => Promise<void>

function useProfiles() {
  const bridge = useBridge()
  const decide = useDecide()
  const lang = useLang()
  const { t } = useTranslation('app')
  const { notification } = App.useApp()
  const { summary } = useBook()
  const [profiles, setProfiles] = useState<readonly ImportProfile[] | null>(null)
  const version = summary ? `${summary.id}/${summary.head}` : null
  useEffect(() => {
    if (version === null) return
    let current = true
    bridge.settings.profiles().then(
      (found) => current && setProfiles(found),
      (thrown: unknown) => notification.error({ title: describeFailure(lang, failureOfThrown(thrown)) }),
    )
    return () => {
      current = false
    }
  }, [bridge, version, notification, lang])
  const save: Save = async (profile) => {
    await decide(t('decision.profile'), () => bridge.settings.saveProfile(profile))
  }
  return { profiles, readOnly: summary?.readOnly ?? true, save }
}

interface ProfileProps {
  readonly profile: ImportProfile
  readonly readOnly: boolean
  readonly save: Save
}

function Profile({ profile, readOnly, save }: ProfileProps) {
  const { t } = useTranslation('settings')
  const word = useWord()
  const [name, setName] = useState(profile.name)
  const renamed = name.trim() !== '' && name.trim() !== profile.name
  return (
    <li className="profile-row">
      <span className="profile-name">
        <Input
          value={name}
          maxLength={60}
          disabled={readOnly}
          aria-label={t('profiles.name')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => renamed && void save({ ...profile, name: name.trim() })}
        />
        <span className="quiet profile-columns">
          {word('stream', profile.stream)}
          {Object.keys(profile.columns).length > 0 ? `: ${Object.values(profile.columns).join(', ')}` : ''}
        </span>
      </span>
      <span className="row">
        {renamed ? (
          <Button type="primary" onClick={() => void save({ ...profile, name: name.trim() })}>
            {t('profiles.rename')}
          </Button>
        ) : null}
        <Button
          aria-label={t('profiles.exportOf', { name: profile.name })}
          onClick={() => saveAs(`${profile.id}.json`, new Blob([writeProfileFile(profile)]))}
        >
          {t('profiles.export')}
        </Button>
        <Button
          danger
          disabled={readOnly}
          aria-label={t('profiles.removeOf', { name: profile.name })}
          onClick={() => void save({ ...profile, removed: true })}
        >
          {t('profiles.remove')}
        </Button>
      </span>
    </li>
  )
}

const LARGEST_BYTES = 1024 * 1024

function TakeFile({ readOnly, save }: Omit<ProfileProps, 'profile'>) {
  const { t } = useTranslation('settings')
  const lang = useLang()
  const input = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState('')
  const chosen = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const read = parseProfileFile(file.size > LARGEST_BYTES ? '' : await file.text(), file.name)
    setTrouble(read.ok ? '' : describeFailure(lang, read.failure))
    if (read.ok) await save(read.value)
  }
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        tabIndex={-1}
        aria-label={t('profiles.import')}
        onChange={(event) => void chosen(event)}
      />
      <Button disabled={readOnly} onClick={() => input.current?.click()}>
        {t('profiles.import')}
      </Button>
      {trouble === '' ? null : (
        <p role="alert" className="tone-short-ink">
          {trouble}
        </p>
      )}
    </div>
  )
}
