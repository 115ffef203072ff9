// Asks for the password of an archive. It is handed to the host for this preview and kept nowhere.

import { LockOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

export function PasswordForm({ archive, onPassword }: { archive: string; onPassword: (password: string) => void }) {
  const { t } = useTranslation('imports')
  const [password, setPassword] = useState('')
  const hintId = useId()
  return (
    <form
      className="password-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') onPassword(password)
      }}
    >
      <Input.Password
        className="password-field"
        prefix={<LockOutlined />}
        placeholder={t('password')}
        aria-label={t('passwordFor', { archive })}
        aria-describedby={hintId}
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={password === ''}>
        {t('unlock')}
      </Button>
      <span className="quiet" id={hintId}>
        {t('passwordHint')}
      </span>
    </form>
  )
}
