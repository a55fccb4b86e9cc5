import { scan } from '../reader.js'
import { END_HEADERS } from './codes.js'
import { FRAME_HEADER, frameHeader } from './frame-header.js'
import { type HeaderLine, headerBlock, noLines } from './header-block.js'
import type { HeaderTable } from './header-table.js'
import { framePayload } from './payload.js'

/** A header block, joined where several frames carry it. */
export type BlockPart = {
	readonly bytes: Uint8Array
	readonly frames: number
	readonly lines: readonly HeaderLine[]
}

/** What the frames of one message carry. */
export type Parts = { readonly blocks: readonly BlockPart[]; readonly body: Uint8Array }

/** The header blocks and the body of a message, from its frames. `tables` are those that the blocks are read by: they change. */
export function partsOf(bytes: Uint8Array, tables: readonly (HeaderTable | undefined)[]): Parts {
	const blocks: BlockPart[] = []
	const data: Uint8Array[] = []
	let block: Uint8Array[] | undefined
	for (let at = 0; at + FRAME_HEADER <= bytes.length; ) {
		const header = scan('header', bytes.subarray(at, at + FRAME_HEADER), r => frameHeader(r)).value!
		const end = Math.min(at + FRAME_HEADER + header.length, bytes.length)
		const payload = scan('payload', bytes.subarray(at + FRAME_HEADER, end), r => framePayload(r, header)).value
		at = end
		if (payload?.kind === 'data') data.push(payload.data)
		else if (payload?.kind === 'headers' || payload?.kind === 'promise') block = [payload.block]
		else if (payload?.kind === 'continuation') block?.push(payload.block)
		if (!block || (header.flags & END_HEADERS) === 0) continue
		blocks.push(blockPart(block, tables[blocks.length]))
		block = undefined
	}
	return { blocks, body: joined(data) }
}

function blockPart(parts: readonly Uint8Array[], table: HeaderTable | undefined): BlockPart {
	const bytes = joined(parts)
	const found = noLines()
	if (table) scan('header_block', bytes, r => headerBlock(r, table, found))
	return { bytes, frames: parts.length, lines: found.lines }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	if (parts.length === 1) return parts[0]!
	const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
	let at = 0
	for (const part of parts) {
		bytes.set(part, at)
		at += part.length
	}
	return bytes
}
