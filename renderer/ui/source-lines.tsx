// The line exactly as it stands in the file, with its neighbours, file, line number and the file's hash.

import { useTranslation } from 'react-i18next'
import { CopyDetails } from './copy-details'

export interface SourceText {
  readonly name: string
  /** SHA-256 of the stored file. */
  readonly file: string
  readonly encoding: string
  readonly lines: readonly { readonly line: number; readonly text: string }[]
}

/** `line` is the one that is meant; the others stand around it. */
export function SourceLines({ source, line }: { source: SourceText; line: number }) {
  const { t } = useTranslation('ui')
  const whole = source.lines.map((each) => `${each.line}\t${each.text}`).join('\n')
  return (
    <figure className="source-lines">
      <figcaption>
        <strong>{t('sourceLine', { line, name: source.name })}</strong>
        <span className="quiet"> · {t('sourceEncoding', { encoding: source.encoding })}</span>
      </figcaption>
      <pre>
        {source.lines.map((each) => (
          <span key={each.line} className={each.line === line ? 'source-line meant' : 'source-line'}>
            <span className="line-number">{each.line}</span>
            {each.text}
            {'\n'}
          </span>
        ))}
      </pre>
      <div className="source-hash quiet">
        <span title={source.file}>
          {t('sourceHash')}: <code>{source.file}</code>
        </span>
        <CopyDetails details={`${source.name}\n${source.file}\n${whole}`} />
      </div>
    </figure>
  )
}
