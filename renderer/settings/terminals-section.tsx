// The terminals and since when each is bound; one row per binding.

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayAt } from '../../shared/day'
import { acquirersOf, type TerminalBinding } from '../../shared/settings'
import { useAcquirerName } from './acquirer-name'
import { Field, Section } from './field'
import type { SettingsForm } from './use-settings'
import { DayField } from './value-fields'

export function TerminalsSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('settings')
  const { terminals } = form.draft
  const add = (): void => {
    const boundOn = form.draft.startDay ?? dayAt(Date.now())
    form.change({ terminals: [...terminals, { terminalNo: '', boundOn }] })
  }
  // A binding has no name of its own until it has been filled in; its place serves, since its fields hold no text.
  const rows = terminals.map((terminal, index) => ({ terminal, index, name: `${terminals.length}/${index}` }))
  return (
    <Section title={t('terminals.title')} hint={t('terminals.hint')}>
      {terminals.length === 0 ? <p className="quiet">{t('terminals.none')}</p> : null}
      {rows.map((row) => (
        <TerminalRow {...row} key={row.name} form={form} />
      ))}
      <Button icon={<PlusOutlined />} disabled={form.readOnly} onClick={add}>
        {t('terminals.add')}
      </Button>
    </Section>
  )
}

interface TerminalRowProps {
  readonly form: SettingsForm
  readonly terminal: TerminalBinding
  readonly index: number
}

type TextName = 'merchantNo' | 'deviceSerial'

function TerminalRow({ form, terminal, index }: TerminalRowProps) {
  const { t } = useTranslation('settings')
  const { terminals } = form.draft
  const put = (next: TerminalBinding): void => form.change({ terminals: terminals.with(index, next) })
  const { unboundOn: _, ...bound } = terminal
  const problem = form.problems.get(`terminal.${index}.terminalNo`)
  return (
    <div className="fields terminal-row">
      <Field label={t('terminal.terminalNo')} problem={problem}>
        {(ids) => (
          <Input
            {...ids}
            value={terminal.terminalNo}
            disabled={form.readOnly}
            status={problem ? 'error' : ''}
            onChange={(event) => put({ ...terminal, terminalNo: event.target.value })}
          />
        )}
      </Field>
      <AcquirerChoice form={form} terminal={terminal} onChange={put} />
      <TextField name="merchantNo" form={form} terminal={terminal} onChange={put} />
      <TextField name="deviceSerial" form={form} terminal={terminal} onChange={put} />
      <DayField
        form={form}
        path={`terminal.${index}.boundOn`}
        label={t('terminal.boundOn')}
        value={terminal.boundOn}
        onValue={(boundOn) => boundOn && put({ ...terminal, boundOn })}
      />
      <DayField
        form={form}
        path={`terminal.${index}.unboundOn`}
        label={t('terminal.unboundOn')}
        value={terminal.unboundOn}
        onValue={(unboundOn) => put(unboundOn ? { ...terminal, unboundOn } : bound)}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('terminal.remove', { no: terminal.terminalNo })}
        disabled={form.readOnly}
        onClick={() => form.change({ terminals: terminals.toSpliced(index, 1) })}
      />
    </div>
  )
}

interface PartProps extends Omit<TerminalRowProps, 'index'> {
  onChange(terminal: TerminalBinding): void
}

function AcquirerChoice({ form, terminal, onChange }: PartProps) {
  const { t } = useTranslation('settings')
  const nameOf = useAcquirerName()
  const { acquirerId: _, ...without } = terminal
  return (
    <Field label={t('terminal.acquirerId')}>
      {(ids) => (
        <Select
          {...ids}
          allowClear
          value={terminal.acquirerId ?? null}
          disabled={form.readOnly}
          options={acquirersOf(form.draft).map((each) => ({ value: each.id, label: nameOf(each) }))}
          onChange={(acquirerId) => onChange(acquirerId ? { ...without, acquirerId } : without)}
        />
      )}
    </Field>
  )
}

function TextField({ name, form, terminal, onChange }: PartProps & { name: TextName }) {
  const { t } = useTranslation('settings')
  const { [name]: _, ...without } = terminal
  return (
    <Field label={t(`terminal.${name}`)}>
      {(ids) => (
        <Input
          {...ids}
          value={terminal[name] ?? ''}
          disabled={form.readOnly}
          onChange={(event) => onChange(event.target.value ? { ...terminal, [name]: event.target.value } : without)}
        />
      )}
    </Field>
  )
}
