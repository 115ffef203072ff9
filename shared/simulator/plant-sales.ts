// Faults of single sales. Each takes a sale of its own to which nothing else happens.

import type { Planted } from './shop'
import { KEYLESS_TERMINALS, LEAVING_TERMINAL, loneAmount, pay, type Shop, sell } from './trade'
import { note, type Planting, plantingIn, timesOf, type Victim } from './victims'

const SALE_FAULTS: readonly ((planting: Planting) => void)[] = [
  plantMissingAtAcquirer,
  plantMissingInBooks,
  plantPaidTwice,
  plantWrongOrderAmount,
  plantWrongFee,
  plantAfterUnbind,
  plantKeylessPair,
]

/** Plants the faults of sales; call before refunds are planned. */
export function plantSaleFaults(shop: Shop): Planted[] {
  const planting = plantingIn(shop)
  for (let time = timesOf(shop); time > 0; time -= 1) for (const plant of SALE_FAULTS) plant(planting)
  return planting.planted
}

const any = () => true
const byWechat = ({ payment }: Victim) => payment.acquirer === 'wechat'

function plantMissingAtAcquirer(planting: Planting): void {
  const { sale } = planting.victim(any) ?? {}
  if (sale === undefined) return
  sale.payments.length = 0
  const { day, bookedMinor } = sale
  note(planting, { kind: 'saleMissingAtAcquirer', type: 'missingAtAcquirer', day, minor: bookedMinor, sales: [sale] })
}

function plantMissingInBooks(planting: Planting): void {
  const { sale, payment } = planting.victim(any) ?? {}
  if (sale === undefined || payment === undefined) return
  sale.bookedMinor = null
  const minor = payment.orderMinor
  note(planting, { kind: 'saleMissingInBooks', type: 'missingInBooks', day: payment.day, minor, sales: [sale] })
}

function plantPaidTwice(planting: Planting): void {
  const { sale, payment } = planting.victim(byWechat) ?? {}
  if (sale === undefined || payment === undefined) return
  const again = pay(planting.shop, sale, payment.orderMinor, planting.shop.random.int(61, 170))
  note(planting, {
    kind: 'paidTwice',
    type: 'duplicatePayment',
    day: again.day,
    minor: again.orderMinor,
    sales: [sale],
  })
}

function plantWrongOrderAmount(planting: Planting): void {
  const { sale, payment } = planting.victim(any) ?? {}
  if (sale === undefined || payment === undefined) return
  const minor = planting.shop.random.int(1, 600)
  sale.bookedMinor = payment.orderMinor + (planting.shop.random.chance(500) ? minor : -minor)
  note(planting, { kind: 'wrongOrderAmount', type: 'amountDiffers', day: sale.day, minor, sales: [sale] })
}

function plantWrongFee(planting: Planting): void {
  const { sale, payment } = planting.victim(byWechat) ?? {}
  if (sale === undefined || payment === undefined) return
  const minor = planting.shop.random.int(1, 30)
  const lower = payment.feeMinor > minor && planting.shop.random.chance(300)
  payment.feeMinor += lower ? -minor : minor
  note(planting, { kind: 'wrongFee', type: 'feeDiffers', day: payment.day, minor, sales: [sale] })
}

function plantAfterUnbind(planting: Planting): void {
  const { unboundOn } = planting.shop.plan
  if (unboundOn === null) return
  const { sale, payment } = planting.victim((victim) => victim.sale.day >= unboundOn) ?? {}
  if (sale === undefined || payment === undefined) return
  sale.terminalNo = LEAVING_TERMINAL
  const minor = payment.orderMinor
  note(planting, { kind: 'saleAfterUnbind', type: 'afterUnbind', day: sale.day, minor, sales: [sale] })
}

/** Two keyless sales that nothing tells apart: same till, same amount, a minute or two between them. */
function plantKeylessPair(planting: Planting): void {
  const { shop } = planting
  const day = shop.random.pick(shop.plan.days.filter((one) => one !== shop.plan.missingDay))
  const amountMinor = loneAmount(shop, day)
  const method = shop.random.pick(['微信支付', '支付宝'] as const)
  const terminalNo = shop.random.pick(KEYLESS_TERMINALS)
  const first = shop.random.int(10 * 3600, 21 * 3600)
  const sales = [first, first + shop.random.int(40, 150)].map((second) => {
    const sale = sell(shop, { day, second, method, terminalNo, amountMinor })
    pay(shop, sale, amountMinor, shop.random.int(3, 60))
    return sale
  })
  note(planting, { kind: 'keylessPair', type: 'ambiguous', day, minor: null, sales })
}
