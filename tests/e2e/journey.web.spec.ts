// One shop owner's first hour: empty → sample shop → drop files → settle a difference → reload → the browser's store is
// deleted → everything that was acknowledged is there again.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Host, simulate, startHost, statusOf } from './host'

let host: Host

test.beforeAll(async () => {
  host = await startHost()
})
test.afterAll(async () => {
  await host.stop()
})

test('what the screen has acknowledged outlives a reload and the loss of the browser’s store', async ({ page }) => {
  const complaints = listen(page)
  await page.goto(host.url)
  await expect(page.locator('.first-choice')).toHaveCount(2)

  await test.step('the sample shop opens with a verdict', async () => {
    await page.locator('.first-choice').first().click()
    await expect(page.locator('.verdict')).toContainText('卖出', { timeout: 60_000 })
  })

  await test.step('dropped files do exactly what the preview promised', async () => {
    const files = simulate(host.folder, 5, 3, 8, '--start', '2026-04-07', '--no-faults')
    await page.getByRole('menuitem', { name: '导入' }).click()
    await dropFiles(page, files)
    const button = page.locator('.preview-bar .ant-btn-primary')
    await expect(button).toContainText('新增', { timeout: 30_000 })
    const promised = numbersIn(await button.innerText())
    await button.click()
    const result = page.locator('.import-result')
    await expect(result).toBeVisible({ timeout: 60_000 })
    expect(numbersIn(await result.innerText())).toEqual(expect.arrayContaining(promised))
  })

  const open = await test.step('a difference is settled with a note', async () => {
    await page.goto(`${new URL(host.url).origin}/#/reconciliation`)
    await page.locator('.exception-groups, .group-panel').first().waitFor()
    const before = await openDifferences(page)
    await page.getByRole('row').nth(1).dblclick()
    await page.getByRole('button', { name: '知道了' }).click()
    await page.getByRole('textbox', { name: /备注/ }).fill('问过收银员')
    await page.locator('.ant-modal').getByRole('button', { name: '知道了' }).click()
    await expect.poll(() => openDifferences(page)).toBe(before - 1)
    return before - 1
  })
  const state = statusOf(join(host.folder, 'sample')).stateHash

  await test.step('a reload shows the same', async () => {
    await page.reload()
    await expect.poll(() => openDifferences(page)).toBe(open)
  })

  await test.step('the deleted store is filled again from the book', async () => {
    expect(await deleteDatabases(page)).toBeGreaterThan(0)
    await page.reload()
    await expect.poll(() => openDifferences(page), { timeout: 30_000 }).toBe(open)
    expect(statusOf(join(host.folder, 'sample')).stateHash).toBe(state)
  })

  expect(complaints).toEqual([])
})

/** Everything the browser complains about: page errors, console errors, violations of the content policy. */
function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

async function dropFiles(page: Page, folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.endsWith('.json'))
    .map((file) => join(file.parentPath, file.name))
  await page.locator('.drop-zone input[type=file]').first().setInputFiles(files)
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/[\d,]+/g)]
    .map(([digits]) => Number(digits.replaceAll(',', '')))
    .filter((number) => number > 0)
}

async function openDifferences(page: Page): Promise<number> {
  const text = await page.locator('.group-panel, .exception-groups').first().innerText()
  return Number(/全部未处理\s*([\d,]+)/.exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN)
}

async function deleteDatabases(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).flatMap(({ name }) =>
      name?.startsWith('zhangping-') ? [name] : [],
    )
    for (const name of databases) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = () => resolve()
        request.onerror = () => reject(request.error)
      })
    }
    return databases.length
  })
}
