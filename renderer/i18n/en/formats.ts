// Texts of the format catalogue.

export const formats = {
  title: 'What can be read',
  lead: 'Every kind of file the app reads, what it covers, how it proves itself, and where you download it. Menu paths are as far as we know: acquirers rearrange them.',
  search: 'Search: bank, acquirer, ending',
  'origin.china': 'Acquirers in China',
  'origin.abroad': 'Processors and shops abroad',
  'origin.bank': 'Bank statements',
  'origin.own': 'Your own tables',
  covers: 'Covers',
  control: 'summary beside a detail file: checked, gives no entries',
  proves: 'Proves itself by',
  where: 'Download',
  kept: 'Kept by the source',
  keptMonths_one: '{{count}} month',
  keptMonths_other: '{{count}} months',
  keptUnknown: 'not known; download every month',
  files: 'Files',
  nothing: 'No format with “{{text}}”',
  nothingText:
    'A table that is not listed can still be read: import it and say once what its columns mean. PDF and pictures cannot be read.',
  toImports: 'To the imports',
} as const
