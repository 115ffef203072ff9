// Fields whose text becomes a value only when it is one: amounts, days, whole numbers, lists of words.

import { DatePicker, Input, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { type Day, parseDay } from '../../shared/day'
import { formatMinor, type Minor, minor, parseMinor } from '../../shared/money'
import { Field } from './field'
import type { SettingsForm } from './use-settings'

interface Common {
  readonly form: SettingsForm
  readonly path: string
  readonly label: string
  readonly hint?: string
}

export function MoneyField({
  form,
  path,
  label,
  hint,
  value,
  onValue,
}: Common & { value: number; onValue(value: Minor): void }) {
  const [text, setText] = useState(() => formatMinor(minor(value)))
  const type = (next: string): void => {
    setText(next)
    const read = parseMinor(next.trim().replace('\u2212', '-') || '0')
    form.reportText(path, read.ok ? null : 'amount')
    if (read.ok) onValue(read.value)
  }
  const problem = form.problems.get(path)
  return (
    <Field label={label} problem={problem} {...(hint ? { hint } : {})}>
      {(ids) => (
        <Input
          {...ids}
          className="money-input"
          inputMode="decimal"
          value={text}
          disabled={form.readOnly}
          status={problem ? 'error' : ''}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  )
}

export function DayField({
  form,
  path,
  label,
  hint,
  value,
  onValue,
}: Common & { value: Day | undefined; onValue(value: Day | undefined): void }) {
  const problem = form.problems.get(path)
  return (
    <Field label={label} problem={problem} {...(hint ? { hint } : {})}>
      {(ids) => (
        <DatePicker
          {...ids}
          value={value ? dayjs(value) : null}
          disabled={form.readOnly}
          status={problem ? 'error' : ''}
          onChange={(_, text) => onValue(parseDay(typeof text === 'string' ? text : '') ?? undefined)}
        />
      )}
    </Field>
  )
}

export function NumberField({
  form,
  path,
  label,
  hint,
  value,
  most,
  onValue,
}: Common & { value: number; most: number; onValue(value: number): void }) {
  const problem = form.problems.get(path)
  return (
    <Field label={label} problem={problem} {...(hint ? { hint } : {})}>
      {(ids) => (
        <InputNumber
          {...ids}
          min={0}
          max={most}
          precision={0}
          value={value}
          disabled={form.readOnly}
          status={problem ? 'error' : ''}
          onChange={(next) => onValue(next ?? 0)}
        />
      )}
    </Field>
  )
}

export function WordsField({
  form,
  path,
  label,
  hint,
  value,
  onValue,
}: Common & { value: readonly string[]; onValue(value: string[]): void }) {
  return (
    <Field label={label} problem={form.problems.get(path)} wide {...(hint ? { hint } : {})}>
      {(ids) => (
        <Select
          {...ids}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ';']}
          value={[...value]}
          disabled={form.readOnly}
          onChange={(next) => onValue(next.map((word) => word.trim()).filter((word) => word !== ''))}
        />
      )}
    </Field>
  )
}

export function DaysField({
  form,
  path,
  label,
  value,
  onValue,
}: Common & { value: readonly Day[]; onValue(value: Day[]): void }) {
  return (
    <Field label={label} problem={form.problems.get(path)} wide>
      {(ids) => (
        <DatePicker
          {...ids}
          multiple
          maxTagCount="responsive"
          value={value.map((day) => dayjs(day))}
          disabled={form.readOnly}
          onChange={(_, texts) => {
            const days = (Array.isArray(texts) ? texts : [texts]).map((text) => parseDay(text ?? ''))
            onValue(days.filter((day) => day !== null).sort())
          }}
        />
      )}
    </Field>
  )
}
