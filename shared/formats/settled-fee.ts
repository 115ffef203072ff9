// Where a file does not say how its fees are signed, the settled amount beside them does.

import { type Minor, minor, negateMinor } from '../money'

/**
 * The fee of a row, negative when charged: charged on what comes in and given back on what goes out, unless only the
 * other sign makes gross and fee come to the settled amount. `printed` may carry either sign.
 */
export function feeBySettled(gross: Minor, printed: Minor, settled: Minor | null): Minor {
  const charged = minor(-Math.abs(printed))
  const usual = gross < 0 ? negateMinor(charged) : charged
  const other = negateMinor(usual)
  return settled !== null && gross + usual !== settled && gross + other === settled ? other : usual
}
