// An amount on screen: tabular figures, `+` in and U+2212 out, the currency where more than one occurs. Never a float.

import { formatMinor, type Minor, minor } from '../../shared/money'

export interface MoneyProps {
  /** Minor units; the branded type or a plain whole number from the host. */
  readonly minor: Minor | number
  readonly currency?: string
  /** Adds `+` to what comes in. */
  readonly signed?: boolean
  /** Shows the currency; for screens on which more than one occurs. */
  readonly withCurrency?: boolean
  readonly strong?: boolean
}

export function Money({ minor: amount, currency = 'CNY', signed = false, withCurrency = false, strong }: MoneyProps) {
  return (
    <span className={strong ? 'money money-strong' : 'money'}>
      {formatMinor(minor(amount), currency, signed)}
      {withCurrency ? <span className="money-currency"> {currency}</span> : null}
    </span>
  )
}
