// The sample shop's files, fresh from the simulator.

import { simulateShop } from '../../../shared/simulator/simulate'
import { shopCalendar } from '../../simulator/shop-calendar'
import { writeShop } from '../../simulator/write-shop'
import type { SampleFiles } from '../deriving'

/** A month is enough to show everything; the seed makes it the same shop for everybody. */
const SAMPLE = { seed: 1, days: 31, perDay: 60 } as const

export async function writeSample(folder: string): Promise<SampleFiles> {
  const shop = simulateShop({ ...SAMPLE, faults: true, calendar: shopCalendar() })
  return { paths: await writeShop(shop, folder), settings: shop.settings }
}
