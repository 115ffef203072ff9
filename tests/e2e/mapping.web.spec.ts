// A table that no format knows: dropped → its columns named and its open question answered → imported → the next file of
// the same layout is read without a word.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Host, startHost } from './host'

let host: Host

test.beforeAll(async () => {
  host = await startHost()
})
test.afterAll(async () => {
  await host.stop()
})

const HEADER = 'Bon,Wann,Betrag,Wie'
const FIRST = `${HEADER}\nB-1,03/04/2026,12.50,bar\nB-2,05/04/2026,8.00,Karte\n`
const NEXT = `${HEADER}\nB-3,06/04/2026,20.00,Karte\n`

test('an unknown table is named once and recognised from then on', async ({ page }) => {
  await page.goto(host.url)
  await page.locator('.first-choice').first().waitFor()
  await page.goto(`${new URL(host.url).origin}/#/imports`)

  await test.step('its columns are named by keyboard', async () => {
    await drop(page, 'kasse.csv', FIRST)
    await page.locator('.mapping').waitFor({ timeout: 30_000 })
    await choose(page, '订单号', 'Bon')
    await choose(page, '时间（含日期）', 'Wann')
    await choose(page, '金额', 'Betrag')
  })

  await test.step('what the file leaves open is asked with every reading', async () => {
    const apply = page.getByRole('button', { name: '就按这样读' })
    await expect(apply).toBeDisabled()
    const dates = page.locator('.mapping-form').filter({ hasText: '日期' }).first()
    await expect(dates).toContainText('2026年4月3日')
    await expect(dates).toContainText('2026年3月4日')
    await dates.getByRole('radio').first().focus()
    await page.keyboard.press('Space')
    await expect(page.locator('.mapping-totals')).toContainText('+20.50')
    await expect(apply).toBeEnabled()
    await apply.click()
  })

  await test.step('it is imported with what was answered', async () => {
    const button = page.locator('.preview-bar .ant-btn-primary')
    await expect(button).toContainText('新增 2 笔', { timeout: 30_000 })
    await expect(page.locator('.file-card')).toContainText('2026年4月3日')
    await button.click()
    await page.locator('.import-result').waitFor({ timeout: 30_000 })
  })

  await test.step('the next file of the same layout needs no answer', async () => {
    await drop(page, 'kasse-2.csv', NEXT)
    await expect(page.locator('.preview-bar .ant-btn-primary')).toContainText('新增 1 笔', { timeout: 30_000 })
    await expect(page.locator('.mapping')).toHaveCount(0)
    await expect(page.locator('.file-card')).toContainText('4月6日')
  })

  await test.step('the layout stands in the settings, and can be put out of use', async () => {
    await page.goto(`${new URL(host.url).origin}/#/settings`)
    const row = page.locator('.profile-row')
    await expect(row.getByRole('textbox')).toHaveValue('kasse')
    await row.getByRole('button', { name: /移除/ }).click()
    await expect(row).toHaveCount(0)
  })
})

async function drop(page: Page, name: string, text: string): Promise<void> {
  const path = join(host.folder, name)
  writeFileSync(path, text)
  await page.locator('.drop-zone input[type=file]').first().setInputFiles(path)
}

async function choose(page: Page, meaning: string, column: string): Promise<void> {
  await page.getByRole('combobox', { name: meaning, exact: true }).focus()
  await page.keyboard.type(column)
  await page.keyboard.press('Enter')
}
