// Nothing here yet: what will be shown, and what to do next.

import { InboxOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  readonly title: string
  readonly text?: ReactNode
  readonly icon?: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ title, text, icon, action }: EmptyStateProps) {
  return (
    <section className="empty-state">
      <span className="empty-icon" aria-hidden="true">
        {icon ?? <InboxOutlined />}
      </span>
      <h2>{title}</h2>
      {text ? <p className="quiet">{text}</p> : null}
      {action ? <div className="row">{action}</div> : null}
    </section>
  )
}
