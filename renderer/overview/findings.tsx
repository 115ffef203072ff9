// What the checks on the set-up have found, as sentences with their next step.

import { useTranslation } from 'react-i18next'
import type { Reason } from '../../shared/reason'
import { useLang } from '../app/hooks'
import { sentence } from '../i18n/describe-failure'
import { ToneIcon } from '../ui/state-tag'

export function Findings({ findings }: { findings: readonly Reason[] }) {
  const { t } = useTranslation('overview')
  const lang = useLang()
  const sentences = [...new Set(findings.map((finding) => sentence(lang, finding)))]
  if (sentences.length === 0) return null
  return (
    <section className="panel" aria-label={t('findings.title')}>
      <header className="panel-head">
        <h2>{t('findings.title')}</h2>
      </header>
      <ul className="findings">
        {sentences.map((text) => (
          <li key={text}>
            <ToneIcon tone="information" /> <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
