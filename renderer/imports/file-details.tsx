// The small print of a file: its stated totals beside the computed ones, and the rows that could not be read.

import { useTranslation } from 'react-i18next'
import type { FileReport } from '../../shared/bridge/contract'
import { useLang, useWord } from '../app/hooks'
import { Money } from '../ui/money'
import { StateTag } from '../ui/state-tag'
import { countText } from './count-text'
import { issueSentence } from './issue-sentence'
import { bytesText } from './pace'

const ISSUES_SHOWN = 200

export function FileDetails({ report }: { report: FileReport }) {
  const { t } = useTranslation('imports')
  const about = [
    report.accounts.length > 0 ? `${t('accounts')}: ${report.accounts.join(', ')}` : '',
    `${t('encoding')}: ${report.encoding}`,
    `${t('size')}: ${bytesText(report.bytes)}`,
    report.maskedNumbers > 0 ? t('masked', { count: report.maskedNumbers }) : '',
  ]
  return (
    <div className="file-details">
      {report.checks.length > 0 ? <Checks report={report} /> : null}
      {report.issues.length > 0 ? <Issues report={report} /> : null}
      <p className="quiet">{about.filter((text) => text !== '').join(' · ')}</p>
    </div>
  )
}

function Checks({ report }: { report: FileReport }) {
  const { t } = useTranslation('imports')
  const word = useWord()
  const currency = report.totals[0]?.currency ?? 'CNY'
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('checks.name')}</th>
          <th scope="col" className="numeric">
            {t('checks.declared')}
          </th>
          <th scope="col" className="numeric">
            {t('checks.computed')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('checks.verdict')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {report.checks.map((check) => (
          <tr key={check.name}>
            <th scope="row">{word('check', check.name)}</th>
            <td className="numeric">
              <CheckValue name={check.name} value={check.declared} currency={currency} />
            </td>
            <td className="numeric">
              <CheckValue name={check.name} value={check.computed} currency={currency} />
            </td>
            <td>
              <StateTag tone={check.ok ? 'balanced' : 'short'}>
                {t(check.ok ? 'checks.agrees' : 'checks.differs')}
              </StateTag>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Names of stated totals that count rows, as the files print them. */
const COUNT_NAMES = /单数|笔数|count|rows/i

/** Counts are numbers of rows; every other number of a check is money. */
function CheckValue({ name, value, currency }: { name: string; value: number | string; currency: string }) {
  if (typeof value === 'string') return <span>{value}</span>
  return COUNT_NAMES.test(name) ? <span>{countText(value)}</span> : <Money minor={value} currency={currency} />
}

function Issues({ report }: { report: FileReport }) {
  const { t } = useTranslation('imports')
  const lang = useLang()
  const shown = report.issues.slice(0, ISSUES_SHOWN)
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" className="numeric">
              {t('issues.line')}
            </th>
            <th scope="col">{t('issues.column')}</th>
            <th scope="col">{t('issues.raw')}</th>
            <th scope="col">{t('issues.why')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((issue) => (
            <tr key={`${issue.line} ${issue.column ?? ''} ${issue.kind}`}>
              <td className="numeric">{issue.line}</td>
              <td>{issue.column ?? t('issues.wholeRow')}</td>
              <td>
                <code className="raw">{issue.raw}</code>
              </td>
              <td>{issueSentence(lang, issue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.counts.issues > shown.length ? (
        <p className="quiet">{t('issues.more', { count: shown.length })}</p>
      ) : null}
    </>
  )
}
