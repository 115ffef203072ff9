// How the file writes dates, amounts and signs: what its rows prove, and a question with every reading spelled out where
// they prove nothing. A person may always say otherwise.

import { Radio, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Day, parseDay } from '../../shared/day'
import { DATE_FORMS } from '../../shared/formats/mapping/date-form'
import type { Decision, Standing } from '../../shared/formats/mapping/decision'
import { NUMBER_FORMS } from '../../shared/formats/mapping/number-form'
import type { MappingProof } from '../../shared/formats/mapping/prove'
import { SIGN_RULES } from '../../shared/formats/mapping/sign-rule'
import { UNITS } from '../../shared/formats/mapping/unit'
import { formatMinor, minor } from '../../shared/money'
import type { ImportProfile } from '../../shared/settings'
import { useLang } from '../app/hooks'
import { fullDayText } from '../i18n/day-text'
import { sentence } from '../i18n/describe-failure'
import { StateTag } from '../ui/state-tag'
import type { Tone } from '../ui/tones'
import type { Answers, Part } from './mapping'
import { MappingWords } from './mapping-words'

interface MappingFormsProps {
  readonly proof: MappingProof
  readonly profile: ImportProfile
  readonly answers: Answers
  readonly onAnswers: (answers: Answers) => void
  readonly onProfile: (profile: ImportProfile) => void
}

export function MappingForms({ proof, profile, answers, onAnswers, onProfile }: MappingFormsProps) {
  const { t } = useTranslation('imports')
  const { currency } = profile
  const money = (means: string | number) => (typeof means === 'number' ? formatMinor(minor(means), currency) : means)
  const lang = useLang()
  const day = (means: string | number) => {
    const read = parseDay(String(means))
    return read === null ? '' : fullDayText(lang, read satisfies Day)
  }
  const signs = profile.columns.amount === undefined ? (['columns'] as const) : SIGN_RULES.slice(1)
  return (
    <div className="mapping-part">
      <h3>{t('map.forms')}</h3>
      <div className="mapping-forms">
        <Form
          part="date"
          decision={proof.date}
          forms={DATE_FORMS}
          answer={answers.date}
          means={day}
          onAnswer={(date) => onAnswers({ ...answers, date })}
        />
        <Form
          part="number"
          decision={proof.number}
          forms={NUMBER_FORMS}
          answer={answers.number}
          means={money}
          onAnswer={(number) => onAnswers({ ...answers, number })}
        />
        <Form
          part="unit"
          decision={proof.unit}
          forms={UNITS}
          answer={answers.unit}
          means={money}
          onAnswer={(unit) => onAnswers({ ...answers, unit })}
        />
        <Form
          part="sign"
          decision={proof.sign}
          forms={signs.filter((rule) => rule !== 'direction' || profile.columns.direction !== undefined)}
          answer={answers.sign}
          means={money}
          onAnswer={(sign) => onAnswers({ ...answers, sign })}
        >
          <MappingWords sign={proof.sign} profile={profile} onProfile={onProfile} />
        </Form>
      </div>
    </div>
  )
}

interface FormProps<Form extends string> {
  readonly part: Part
  readonly decision: Decision<Form>
  readonly forms: readonly Form[]
  readonly answer: Form | undefined
  readonly means: (means: string | number) => string
  readonly onAnswer: (form: Form) => void
  readonly children?: ReactNode
}

const TONES: Readonly<Record<Standing | 'answered', Tone>> = {
  proved: 'balanced',
  assumed: 'information',
  ambiguous: 'ambiguous',
  answered: 'balanced',
}

function Form<Form extends string>({ part, decision, forms, answer, means, onAnswer, children }: FormProps<Form>) {
  const { t } = useTranslation('imports')
  const lang = useLang()
  const titleId = useId()
  const standing = answer === undefined ? decision.standing : 'answered'
  // Words that are not known are asked one by one, below.
  const wordsDecide = decision.reason.code === 'mapSignUnknownWords' && answer === undefined
  return (
    <fieldset className="mapping-form" aria-labelledby={titleId}>
      <div className="mapping-form-head">
        <strong id={titleId}>{t(`map.part.${part}`)}</strong>
        <StateTag tone={TONES[standing]}>{t(`map.standing.${standing}`)}</StateTag>
      </div>
      <p className="quiet">{sentence(lang, decision.reason)}</p>
      {wordsDecide ? null : decision.standing === 'ambiguous' && decision.fitting.length > 0 ? (
        <Question decision={decision} answer={answer} means={means} onAnswer={onAnswer} titleId={titleId} />
      ) : (
        <Select<Form>
          className="meaning-choice"
          aria-labelledby={titleId}
          value={answer ?? decision.value}
          options={forms.map((form) => ({ value: form, label: formText(form) }))}
          placeholder={t('map.choose')}
          onChange={onAnswer}
        />
      )}
      {children}
    </fieldset>
  )

  function formText(form: Form): string {
    return t(`map.form.${form}` as 'map.form.dmy')
  }
}

interface QuestionProps<Form extends string> {
  readonly decision: Decision<Form>
  readonly answer: Form | undefined
  readonly means: (means: string | number) => string
  readonly titleId: string
  readonly onAnswer: (form: Form) => void
}

/** Every reading that fits, on the file's own value. */
function Question<Form extends string>({ decision, answer, means, titleId, onAnswer }: QuestionProps<Form>) {
  const { t } = useTranslation('imports')
  return (
    <Radio.Group
      className="mapping-question"
      aria-labelledby={titleId}
      value={answer ?? null}
      onChange={(event) => onAnswer(event.target.value)}
    >
      {decision.fitting.map((form) => {
        const reading = decision.readings.find((each) => each.form === form)
        return (
          <Radio key={form} value={form}>
            {reading ? (
              <>
                <code className="raw">{reading.text}</code> = <strong>{means(reading.means)}</strong>{' '}
                <span className="quiet">({t(`map.form.${form}` as 'map.form.dmy')})</span>
              </>
            ) : (
              t(`map.form.${form}` as 'map.form.dmy')
            )}
          </Radio>
        )
      })}
    </Radio.Group>
  )
}
