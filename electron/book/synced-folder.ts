// A book inside a synchronised folder can fork: two computers may each continue the same journal.

const SERVICES: readonly { readonly name: string; readonly part: RegExp }[] = [
  { name: 'OneDrive', part: /^OneDrive( ?[-–] .+|Commercial|Consumer)?$/i },
  { name: 'iCloud', part: /^(iCloud ?Drive|iCloud|Mobile Documents|com~apple~CloudDocs|CloudDocs)$/i },
  { name: 'Dropbox', part: /^(\.?Dropbox)( \(.+\))?$/i },
  { name: 'Google Drive', part: /^(Google ?Drive|GoogleDrive-.+|My Drive|我的云端硬盘)$/i },
  { name: '百度网盘', part: /^(BaiduSyncdisk|BaiduNetdisk(Download)?|百度网盘.*|百度云.*)$/i },
  { name: '坚果云', part: /^(Nutstore( Files)?|我的坚果云|坚果云.*)$/i },
]

/** Name of the synchronising service within whose folder a path lies, or `null`. Both kinds of slash are understood. */
export function syncedFolderOf(path: string): string | null {
  const parts = path.split(/[\\/]+/)
  for (const { name, part } of SERVICES) if (parts.some((each) => part.test(each))) return name
  // macOS mounts providers as Library/CloudStorage/<Provider>-<account>.
  const cloud = parts[parts.indexOf('CloudStorage') + 1]
  return parts.includes('CloudStorage') && cloud ? (cloud.split('-')[0] ?? cloud) : null
}
