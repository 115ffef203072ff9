// Catches a fault of a screen: says what happened, that nothing was lost, and lets the person go on.

import { Button } from 'antd'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPanel } from '../ui/error-panel'

interface State {
  readonly details: string | null
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { details: null }

  static getDerivedStateFromError(thrown: unknown): State {
    return { details: thrown instanceof Error ? `${thrown.message}\n${thrown.stack ?? ''}` : String(thrown) }
  }

  override componentDidCatch(thrown: unknown, info: ErrorInfo): void {
    console.error(thrown, info.componentStack)
  }

  override render(): ReactNode {
    const { details } = this.state
    if (details === null) return this.props.children
    return <Crash details={details} onRetry={() => this.setState({ details: null })} />
  }
}

function Crash({ details, onRetry }: { details: string; onRetry(): void }) {
  const { t } = useTranslation('app')
  return (
    <ErrorPanel
      title={t('crashTitle')}
      text={t('crashText')}
      details={details}
      action={<Button onClick={onRetry}>{t('tryAgain')}</Button>}
    />
  )
}
