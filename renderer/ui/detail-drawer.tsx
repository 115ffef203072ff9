// A drawer for one thing opened from a list: title, body that scrolls, actions that stay in sight. Esc closes it.

import { Drawer } from 'antd'
import type { ReactNode } from 'react'

export interface DetailDrawerProps {
  readonly open: boolean
  readonly title: ReactNode
  readonly width?: number
  readonly actions?: ReactNode
  readonly children: ReactNode
  onClose(): void
}

export function DetailDrawer({ open, title, width = 560, actions, children, onClose }: DetailDrawerProps) {
  return (
    <Drawer
      open={open}
      title={title}
      size={width}
      mask={false}
      onClose={onClose}
      footer={actions ? <div className="row">{actions}</div> : null}
      destroyOnHidden
      rootClassName="detail-drawer"
    >
      {children}
    </Drawer>
  )
}
