import { ACK, FIN, type Segment, SYN } from './segment.js'
import type { TcpSide } from './tcp-connection.js'
import { TcpNote } from './tcp-notes.js'

/** What the acknowledgement and the window add to the notes of a segment. */
export function ackNotes(segment: Segment, sender: TcpSide, receiver: TcpSide, notes: number): number {
	const { flags, length, ack, window } = segment
	if ((flags & ACK) === 0) return notes
	const isPlain = (flags & (SYN | FIN)) === 0
	let all = notes
	if (
		isPlain &&
		length === 0 &&
		ack === sender.ack &&
		sender.window >= 0 &&
		(notes & (TcpNote.keepAlive | TcpNote.gap)) === 0
	) {
		if (window !== sender.window) all |= window > 0 ? TcpNote.windowUpdate : 0
		else if (receiver.notes & (TcpNote.keepAlive | TcpNote.zeroWindowProbe)) all |= TcpNote.keepAliveAck
		else if (receiver.stream.isUnacknowledged) all |= TcpNote.duplicateAck
	}
	if (isPlain && window === 0) all |= TcpNote.zeroWindow
	const isProbe = (notes & TcpNote.keepAlive) !== 0 || (length === 1 && (notes & TcpNote.retransmission) === 0)
	if (isProbe && receiver.window === 0) {
		all = (all & ~TcpNote.keepAlive) | TcpNote.zeroWindowProbe
	}
	sender.ack = ack
	sender.window = window
	return all
}
