// Folders of the services that a shop's computer is likely to have.

import { expect, test } from 'vitest'
import { syncedFolderOf } from '../../../electron/book/synced-folder'

test.each([
  ['C:\\Users\\li\\OneDrive\\账本', 'OneDrive'],
  ['C:\\Users\\li\\OneDrive - Contoso\\book', 'OneDrive'],
  ['/Users/li/Library/Mobile Documents/com~apple~CloudDocs/book', 'iCloud'],
  ['C:\\Users\\li\\iCloudDrive\\book', 'iCloud'],
  ['/home/li/Dropbox (Personal)/book', 'Dropbox'],
  ['/Users/li/Library/CloudStorage/GoogleDrive-li@example.com/My Drive/book', 'Google Drive'],
  ['G:\\My Drive\\book', 'Google Drive'],
  ['D:\\BaiduSyncdisk\\book', '百度网盘'],
  ['D:\\百度网盘同步空间\\book', '百度网盘'],
  ['C:\\Users\\li\\Nutstore\\1\\book', '坚果云'],
  ['D:\\我的坚果云\\book', '坚果云'],
  ['/Users/li/Library/CloudStorage/Box-Box/book', 'Box'],
])('%s is in %s', (path, service) => {
  expect(syncedFolderOf(path)).toBe(service)
})

test.each([
  'C:\\Users\\li\\Documents\\账本',
  '/home/li/book',
  '/home/li/dropbox-notes/book',
  'D:\\Kunden\\OneDriveX\\book',
])('%s is in none', (path) => {
  expect(syncedFolderOf(path)).toBeNull()
})
