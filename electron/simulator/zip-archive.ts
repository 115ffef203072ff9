// A ZIP as Alipay makes it: deflated members whose names are GBK without the UTF-8 flag. No clock: equal members, equal bytes.

import { crc32, deflateRawSync } from 'node:zlib'
import { encodeGb18030 } from './gb18030'

export interface ZipMember {
  readonly name: string
  readonly bytes: Uint8Array
}

const DEFLATED = 8
/** 1 January 2026, midnight, in the form of MS-DOS. */
const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1

interface Packed {
  readonly name: Uint8Array
  readonly packed: Uint8Array
  readonly crc: number
  readonly size: number
  readonly offset: number
}

/** The fields that the local and the central header share, from "version needed" to "extra length". */
function commonFields(member: Packed): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(0, 2)
  fields.writeUInt16LE(DEFLATED, 4)
  fields.writeUInt16LE(0, 6)
  fields.writeUInt16LE(DOS_DATE, 8)
  fields.writeUInt32LE(member.crc, 10)
  fields.writeUInt32LE(member.packed.length, 14)
  fields.writeUInt32LE(member.size, 18)
  fields.writeUInt16LE(member.name.length, 22)
  fields.writeUInt16LE(0, 24)
  return fields
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function localHeader(member: Packed): Buffer {
  return Buffer.concat([signature(0x0403_4b50), commonFields(member), member.name])
}

function centralHeader(member: Packed): Buffer {
  const madeBy = Buffer.from([20, 0])
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(member.offset, 10)
  return Buffer.concat([signature(0x0201_4b50), madeBy, commonFields(member), tail, member.name])
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x0605_4b50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  return record
}

/** The whole archive, members in the order given. */
export function zipArchive(members: readonly ZipMember[]): Uint8Array {
  const parts: Uint8Array[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of members) {
    const packed = deflateRawSync(bytes)
    const member: Packed = { name: encodeGb18030(name), packed, crc: crc32(bytes), size: bytes.length, offset }
    const header = localHeader(member)
    parts.push(header, packed)
    central.push(centralHeader(member))
    offset += header.length + packed.length
  }
  const directory = Buffer.concat(central)
  return Buffer.concat([...parts, directory, endRecord(members.length, directory.length, offset)])
}
