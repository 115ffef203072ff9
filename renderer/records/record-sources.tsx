// Every line that says this record, exactly as it stands in its file.

import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/failure'
import { go, useBridge, useLang } from '../app/hooks'
import { describeFailure, failureOfThrown } from '../i18n/describe-failure'
import type { EntryDetail } from '../storage/api'
import { TableSkeleton } from '../ui/skeletons'
import { SourceLines, type SourceText } from '../ui/source-lines'

const LINES_AROUND = 1
const SOURCES_SHOWN = 4

export function RecordSources({ files }: { files: EntryDetail['files'] }) {
  const { t } = useTranslation('records')
  const [all, setAll] = useState(false)
  const shown = all ? files : files.slice(0, SOURCES_SHOWN)
  return (
    <section className="record-sources">
      <h2>{files.length === 1 ? t('source') : t('sources', { count: files.length })}</h2>
      {files.length > 1 ? <p className="quiet">{t('sourcesHint')}</p> : null}
      {shown.map(({ file, line }) => (
        <Source key={`${file} ${line}`} file={file} line={line} />
      ))}
      {shown.length < files.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          {t('moreSources', { count: files.length - shown.length })}
        </Button>
      ) : null}
    </section>
  )
}

function Source({ file, line }: { file: string; line: number }) {
  const { t } = useTranslation(['records', 'ui'])
  const lang = useLang()
  const source = useSource(file, line)
  if (source === null) return <TableSkeleton rows={2} />
  if ('kind' in source) return <p role="alert">{t('ui:sourceMissing', { why: describeFailure(lang, source) })}</p>
  return (
    <>
      <SourceLines source={source} line={line} />
      <Button type="link" size="small" onClick={() => go('records', { file })}>
        {t('wholeFile')}
      </Button>
    </>
  )
}

function useSource(file: string, line: number): SourceText | Failure | null {
  const bridge = useBridge()
  const [source, setSource] = useState<SourceText | Failure | null>(null)
  useEffect(() => {
    let current = true
    bridge.view.source({ file, line, around: LINES_AROUND }).then(
      (answer) => current && setSource(answer.ok ? answer.value : answer.failure),
      (thrown: unknown) => current && setSource(failureOfThrown(thrown)),
    )
    return () => {
      current = false
    }
  }, [bridge, file, line])
  return source
}
