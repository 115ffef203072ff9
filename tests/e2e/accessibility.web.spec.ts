// axe finds nothing serious on any screen of the sample shop, in both languages, light and dark, and with the text at 200 %.

import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { type Host, startHost } from './host'

const SCREENS = ['overview', 'imports', 'reconciliation', 'reconciliation?tab=days', 'records', 'formats', 'settings']

/** 640 × 400 is what is left of a 1280 × 800 window at 200 %. */
const LOOKS = [
  { name: 'Chinese, light', locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'English, dark', locale: 'en-US', colorScheme: 'dark', viewport: { width: 1024, height: 680 } },
  { name: 'Chinese, enlarged', locale: 'zh-CN', colorScheme: 'light', viewport: { width: 640, height: 400 } },
] as const

let host: Host

test.beforeAll(async ({ browser }) => {
  host = await startHost()
  const page = await openHost(browser, LOOKS[0])
  await page.locator('.first-choice').first().click()
  await expect(page.locator('.verdict')).toBeVisible({ timeout: 60_000 })
  await page.context().close()
})
test.afterAll(async () => {
  await host.stop()
})

for (const look of LOOKS) {
  test(`every screen can be read by everybody: ${look.name}`, async ({ browser }) => {
    const page = await openHost(browser, look)
    await expect(page.locator('.verdict')).toBeVisible({ timeout: 60_000 })
    for (const screen of SCREENS) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, `#/${screen}`)
      await expect(page.locator('#content h1').first()).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(grave.map(({ id, nodes }) => `${screen}: ${id}: ${nodes[0]?.html}`)).toEqual([])
      expect(await overflow(page), `${screen} is wider than the window`).toBeLessThanOrEqual(1)
    }
    await page.context().close()
  })
}

async function openHost(browser: Browser, { name: _, ...options }: (typeof LOOKS)[number]): Promise<Page> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(host.url)
  return page
}

/** Pixels by which the page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
