// What went wrong, that nothing was lost, and the next step: one sentence pair per failure kind.

import type { FailureKind } from '../failure'
import type { Sentence } from './say'

export const failureSentences: Readonly<Record<FailureKind, Sentence>> = {
  fileMissing: {
    zh: '找不到文件“{name}”，什么都没有改动。请检查文件是否被移动或改名，再选一次。',
    en: 'There is no file “{name}”; nothing was changed. Check whether it was moved or renamed and choose it again.',
  },
  fileIsFolder: {
    zh: '“{name}”是文件夹，不是账单文件，什么都没有改动。请选择文件夹里的账单文件。',
    en: '“{name}” is a folder, not a statement file; nothing was changed. Choose the files inside it.',
  },
  fileUnreadable: {
    zh: '读不了文件“{name}”（{detail}），什么都没有改动。请确认有权限打开它，或复制一份再导入。',
    en: '“{name}” cannot be read ({detail}); nothing was changed. Make sure you may open it, or import a copy of it.',
  },
  fileEmpty: {
    zh: '文件“{name}”是空的，什么都没有导入。请重新下载这份账单。',
    en: '“{name}” is empty; nothing was imported. Download this statement again.',
  },
  fileTooLarge: {
    zh: '文件“{name}”超过 {limitMegabytes} MB 的上限，什么都没有导入。请按月或按天分开下载。',
    en: '“{name}” is over the limit of {limitMegabytes} MB; nothing was imported. Download it by month or by day.',
  },
  fileNotText: {
    zh: '文件“{name}”不是账单文本、表格或认识的压缩包，什么都没有导入。请下载 CSV 或表格格式的账单。',
    en: '“{name}” is no text statement, no spreadsheet and no known archive; nothing was imported. Download the statement as CSV or as a spreadsheet.',
  },
  spreadsheetDamaged: {
    zh: '表格文件“{name}”已损坏或不完整，什么都没有导入。请重新下载。',
    en: 'The spreadsheet “{name}” is damaged or cut off; nothing was imported. Download it again.',
  },
  spreadsheetLocked: {
    zh: '表格文件“{name}”设有打开密码，什么都没有导入。请用表格软件打开，去掉密码另存后再导入。',
    en: 'The spreadsheet “{name}” is locked by a password; nothing was imported. Open it, save it without the password and import that.',
  },
  spreadsheetTooLarge: {
    zh: '表格文件“{name}”展开后太大，什么都没有导入。请按月或按天分开下载，或改用 CSV 格式。',
    en: 'The spreadsheet “{name}” unpacks to too much; nothing was imported. Download it by month or by day, or as CSV.',
  },
  archiveDamaged: {
    zh: '压缩包“{name}”已损坏或不完整，什么都没有导入。请重新下载。',
    en: 'The archive “{name}” is damaged or cut off; nothing was imported. Download it again.',
  },
  archiveTooLarge: {
    zh: '压缩包“{name}”解开后太大或文件太多，什么都没有导入。请分开解压后再导入。',
    en: 'The archive “{name}” unpacks to too much or to too many files; nothing was imported. Unpack it yourself and import the parts.',
  },
  archiveTooDeep: {
    zh: '压缩包“{name}”里套了太多层压缩包，什么都没有导入。请先解压再导入。',
    en: 'The archive “{name}” holds archives nested too deep; nothing was imported. Unpack it first.',
  },
  passwordNeeded: {
    zh: '压缩包“{name}”需要密码，什么都没有导入。请输入收单机构给您的解压密码。',
    en: 'The archive “{name}” needs a password; nothing was imported. Enter the one your acquirer gave you.',
  },
  passwordWrong: {
    zh: '压缩包“{name}”的密码不对，什么都没有导入。请核对后再输入一次。',
    en: 'The password for the archive “{name}” is wrong; nothing was imported. Check it and enter it again.',
  },
  formatUnknown: {
    zh: '认不出“{name}”是哪种账单，什么都没有导入。请指明各列的含义（列映射），或重新下载原始账单。',
    en: '“{name}” is of a layout that is not known; nothing was imported. Name its columns in a profile, or download the original statement.',
  },
  formatAmbiguous: {
    zh: '“{name}”的列可以有几种理解（{detail}），什么都没有导入。请用列映射指明是哪一种。',
    en: 'The columns of “{name}” can be read in more than one way ({detail}); nothing was imported. Say which with a profile.',
  },
  notMerchantRecord: {
    zh: '“{name}”不是商户账单，什么都没有导入。{billCode}',
    en: '“{name}” is not a merchant statement; nothing was imported. {billCode}',
  },
  fileCut: {
    zh: '文件“{name}”在第 {line} 行被截断，什么都没有导入。请重新下载。',
    en: '“{name}” is cut off at line {line}; nothing was imported. Download it again.',
  },
  fileHasNoRows: {
    zh: '“{name}”里一行交易也没有，也没有写明合计为零，什么都没有导入。请确认下载的日期。',
    en: '“{name}” holds no row and does not state a total of zero; nothing was imported. Check the day you downloaded.',
  },
  nothingReadable: {
    zh: '“{name}”的 {rows} 行都读不出来（从第 {line} 行起），什么都没有导入。请重新下载，不要用表格软件改存。',
    en: 'None of the {rows} rows of “{name}” can be read (from line {line} on); nothing was imported. Download it again and do not re-save it in a spreadsheet.',
  },
  profileUnknown: {
    zh: '没有名为“{name}”的列映射，什么都没有改动。请先保存列映射。',
    en: 'There is no import profile “{name}”; nothing was changed. Save the profile first.',
  },
  profileInvalid: {
    zh: '列映射“{name}”有误：{detail}。什么都没有改动。请改正后再试。',
    en: 'The import profile “{name}” is not valid: {detail}. Nothing was changed. Correct it and try again.',
  },
  profileNotNeeded: {
    zh: '“{name}”是认识的格式（{format}），不需要列映射，什么都没有改动。可以直接导入。',
    en: '“{name}” is of a known format ({format}) and needs no profile; nothing was changed. Import it as it is.',
  },
  cancelled: {
    zh: '已取消，什么都没有改动。可以随时重新开始。',
    en: 'Cancelled; nothing was changed. You can start again at any time.',
  },
  bookMissing: {
    zh: '“{name}”里没有账本。请检查文件夹，或先导入文件建立账本。',
    en: 'There is no book in “{name}”. Check the folder, or import files to begin one.',
  },
  bookNotABook: {
    zh: '“{name}”不是账本文件夹，里面的文件没有动。请另选一个空文件夹。',
    en: '“{name}” is not a book and its files were left alone. Choose another, empty folder.',
  },
  bookHeld: {
    zh: '账本“{name}”正由另一个程序打开（进程 {pid}，{host}，自 {since}），什么都没有改动。请先关闭它，或以只读方式打开。',
    en: 'The book “{name}” is held by another program (process {pid} on {host}, since {since}); nothing was changed. Close it first, or open read-only.',
  },
  bookNewer: {
    zh: '账本“{name}”由更新的版本写成（格式 {version}），已以只读方式打开。请升级账平。',
    en: 'The book “{name}” was written by a newer version (format {version}) and opens read-only. Update Zhangping.',
  },
  bookReadOnly: {
    zh: '账本“{name}”是只读打开的（{detail}），没有写入任何内容。请用可写方式打开后再试。',
    en: 'The book “{name}” is open read-only ({detail}); nothing was written. Open it for writing and try again.',
  },
  journalDamaged: {
    zh: '流水簿“{name}”第 {line} 行已损坏（{detail}），账本只读打开，文件没有改动。请从最近一次验证过的备份恢复。',
    en: 'The journal “{name}” is damaged at line {line} ({detail}); the book opens read-only and no file was changed. Restore from the last proven backup.',
  },
  vaultDamaged: {
    zh: '原件“{name}”缺失或与记录不符，账本只读打开，文件没有改动。请从最近一次验证过的备份恢复。',
    en: 'The stored original “{name}” is missing or not what was recorded; the book opens read-only and no file was changed. Restore from the last proven backup.',
  },
  diskFull: {
    zh: '磁盘已满，刚才的操作没有写入，之前的内容都在。请腾出空间再试。',
    en: 'The disk is full; what you just did was not written and everything before it is safe. Free some space and try again.',
  },
  writeRefused: {
    zh: '系统不允许写入“{name}”（{detail}），刚才的操作没有写入。请检查文件夹权限。',
    en: 'The system refused to write to “{name}” ({detail}); what you just did was not written. Check the permissions of the folder.',
  },
  entryMissing: {
    zh: '这条记录现在不在账本里，什么都没有改动。请刷新后再试。',
    en: 'That record is not in the book now; nothing was changed. Reload and try again.',
  },
  eventMissing: {
    zh: '流水簿里没有第 {seq} 条，什么都没有改动。',
    en: 'The journal has no event {seq}; nothing was changed.',
  },
  nothingToUndo: {
    zh: '没有可以撤销的操作。',
    en: 'There is nothing to undo.',
  },
  aboveTolerance: {
    zh: '差额 {amountMinor} 超过允许的 {toleranceMinor}，没有核销。请查明原因，或先在设置里调整允许的差额。',
    en: 'The difference of {amountMinor} is above the tolerance of {toleranceMinor}; nothing was written off. Find its cause, or change the tolerance in the settings first.',
  },
  alreadyDecided: {
    zh: '这条已经由人决定过，什么都没有改动。如需更改，请先撤销之前的决定。',
    en: 'A person has already decided this; nothing was changed. Undo that decision first to change it.',
  },
  incompleteNotAccepted: {
    zh: '“{name}”不完整（{detail}），没有导入。请重新下载，或明确选择“仍然导入”。',
    en: '“{name}” is incomplete ({detail}) and was not imported. Download it again, or say that it is to be imported all the same (--incomplete).',
  },
  previewStale: {
    zh: '预览之后文件或账本有变化，什么都没有导入。请重新预览。',
    en: 'The files or the book changed after the preview; nothing was imported. Preview again.',
  },
  inputInvalid: {
    zh: '输入有误：{detail}。什么都没有改动。',
    en: 'That input is not valid: {detail}. Nothing was changed.',
  },
  settingsInvalid: {
    zh: '设置文件“{name}”有误：{detail}。什么都没有改动。',
    en: 'The settings in “{name}” are not valid: {detail}. Nothing was changed.',
  },
  portTaken: {
    zh: '端口 {port} 已被别的程序占用，网页服务没有启动，账本没有改动。请关闭占用它的程序，或用 --port 换一个端口。',
    en: 'Port {port} is in use by another program; the web host did not start and no book was changed. Close that program, or choose another port with --port.',
  },
  buildMissing: {
    zh: '找不到编译好的界面（{name}），网页服务没有启动，账本没有改动。请先运行 npm run build。',
    en: 'The built pages are missing ({name}); the web host did not start and no book was changed. Run npm run build first.',
  },
  unexpected: {
    zh: '程序内部出错（{detail}），账本没有改动。请复制详情反馈给我们。',
    en: 'Something went wrong inside the program ({detail}); the book was not changed. Copy the details and send them to us.',
  },
}
