import type { Piece } from '../decode/block.js'
import type { Session } from './session.js'

/** The bytes that pieces name, read again from the capture. */
export function readPieces(session: Session, pieces: readonly Piece[]): Uint8Array {
	const packets = new Map<number, Uint8Array>()
	return gather(pieces, packet => {
		let bytes = packets.get(packet)
		if (!bytes) {
			const row = session.index?.row(packet)
			bytes = row ? session.bytes(row.position, row.captured) : new Uint8Array(0)
			packets.set(packet, bytes)
		}
		return bytes
	})
}

/** The bytes that pieces name, put together; `bytesOf` answers those of an origin. */
export function gather(pieces: readonly Piece[], bytesOf: (origin: number) => Uint8Array): Uint8Array {
	const length = pieces.reduce((end, piece) => Math.max(end, piece.start + piece.length), 0)
	const bytes = new Uint8Array(length)
	for (const piece of pieces)
		bytes.set(bytesOf(piece.origin).subarray(piece.offset, piece.offset + piece.length), piece.start)
	return bytes
}
