// What the table is: its name, what its rows are, and whose they are.

import { Input, Segmented, Select } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STREAMS, type Stream } from '../../shared/entry'
import { ACQUIRER_PRESETS, type Acquirer, acquirersOf, type ImportProfile } from '../../shared/settings'
import { useBridge, useWord } from '../app/hooks'

interface MappingBasicsProps {
  readonly profile: ImportProfile
  readonly onProfile: (profile: ImportProfile) => void
}

const NO_ACQUIRER = ''

export function MappingBasics({ profile, onProfile }: MappingBasicsProps) {
  const { t } = useTranslation('imports')
  const word = useWord()
  const nameId = useId()
  const acquirerId = useId()
  const acquirers = useAcquirers()
  const ofAcquirer = profile.stream === 'payment' || profile.stream === 'fund'
  const choose = (id: string): void => {
    const { acquirerId: _, ...rest } = profile
    onProfile(id === NO_ACQUIRER ? rest : { ...rest, acquirerId: id })
  }
  return (
    <div className="mapping-basics">
      <label htmlFor={nameId}>{t('map.name')}</label>
      <Input
        id={nameId}
        value={profile.name}
        maxLength={60}
        onChange={(event) => onProfile({ ...profile, name: event.target.value || profile.id })}
      />
      <span>{t('map.stream')}</span>
      <Segmented<Stream>
        aria-label={t('map.stream')}
        value={profile.stream}
        options={STREAMS.map((stream) => ({ value: stream, label: word('stream', stream) }))}
        onChange={(stream) => onProfile({ ...profile, stream })}
      />
      {ofAcquirer ? (
        <>
          <label htmlFor={acquirerId}>{t('map.acquirer')}</label>
          <Select
            id={acquirerId}
            className="meaning-choice"
            value={profile.acquirerId ?? NO_ACQUIRER}
            options={[
              { value: NO_ACQUIRER, label: t('map.acquirerNone') },
              ...acquirers.map(({ id, name }) => ({
                value: id,
                label: isPreset(id, name) ? word('acquirer', id) : name,
              })),
            ]}
            onChange={choose}
          />
        </>
      ) : null}
    </div>
  )
}

function isPreset(id: string, name: string): boolean {
  return ACQUIRER_PRESETS.some((preset) => preset.id === id && preset.name === name)
}

function useAcquirers(): readonly Acquirer[] {
  const bridge = useBridge()
  const [acquirers, setAcquirers] = useState<readonly Acquirer[]>(ACQUIRER_PRESETS)
  useEffect(() => {
    let current = true
    bridge.settings.get().then(
      (settings) => current && setAcquirers(acquirersOf(settings)),
      // The presets stay: the mapping works without the owner's own acquirers.
      () => {},
    )
    return () => {
      current = false
    }
  }, [bridge])
  return acquirers
}
