// What a line of the journal says it did, and what undoing it and doing it again is called.

import type { Sentence, Sentences } from './say'

/** Sentences without a full stop: they stand in a list. */
const deeds = {
  journalFileImported: { zh: '导入了“{name}”', en: 'Imported “{name}”' },
  journalProfileSaved: { zh: '保存了列映射“{name}”', en: 'Saved the import profile “{name}”' },
  journalSettingsChanged: { zh: '修改了设置', en: 'Changed the settings' },
  journalMatchConfirmed: {
    zh: '确认了一组对应（{left} 条对 {right} 条）',
    en: 'Confirmed a match ({left} to {right})',
  },
  journalMatchRejected: {
    zh: '否定了一组对应（{left} 条对 {right} 条）',
    en: 'Rejected a match ({left} to {right})',
  },
  journalResolvedExpected: { zh: '把一条差异记为“预期之内”', en: 'Marked an exception as expected' },
  journalResolvedAcknowledged: { zh: '把一条差异记为“已知悉”', en: 'Acknowledged an exception' },
  journalResolvedWrittenOff: { zh: '核销了一条差异', en: 'Wrote off an exception' },
  journalResolvedHandledOutside: { zh: '把一条差异记为“已在别处处理”', en: 'Marked an exception as handled elsewhere' },
  journalNoteAdded: { zh: '添加了备注“{text}”', en: 'Added the note “{text}”' },
  journalBookMigrated: { zh: '账本升级到新版本', en: 'Brought the book to a newer version' },
} as const satisfies Sentences

export type Deed = keyof typeof deeds

/** The code for the undoing (`undone`) or doing again (`redone`) of a deed. */
export function deedCode(deed: Deed, how: 'done' | 'undone' | 'redone'): string {
  return how === 'done' ? deed : `${deed}.${how}`
}

function derivedFrom(how: 'undone' | 'redone', zh: string, en: string): [string, Sentence][] {
  return Object.entries(deeds).map(([code, deed]) => [
    `${code}.${how}`,
    { zh: `${zh}：${deed.zh}`, en: `${en}: ${deed.en}` },
  ])
}

export const journalSentences: Sentences = {
  ...deeds,
  ...Object.fromEntries(derivedFrom('undone', '撤销', 'Undone')),
  ...Object.fromEntries(derivedFrom('redone', '重做', 'Done again')),
}
