/** What can be said of one packet within its connection: bits of a 32-bit set, for a list of packets. */
export const TcpNote = {
	syn: 1 << 0,
	fin: 1 << 1,
	rst: 1 << 2,
	/** It carries payload. */
	data: 1 << 3,
	/** All its payload was captured before. */
	retransmission: 1 << 4,
	/** A part of its payload was captured before. */
	overlap: 1 << 5,
	/** Bytes captured twice with different content; the first are kept. */
	differs: 1 << 6,
	/** It stands ahead: bytes before it are missing, so far. */
	gap: 1 << 7,
	/** It brings bytes that stand before others captured earlier. */
	outOfOrder: 1 << 8,
	/** It brings bytes that had been given up as missing. */
	late: 1 << 9,
	keepAlive: 1 << 10,
	keepAliveAck: 1 << 11,
	duplicateAck: 1 << 12,
	windowUpdate: 1 << 13,
	zeroWindow: 1 << 14,
	zeroWindowProbe: 1 << 15,
	/** It acknowledges bytes that are not in the capture, so far. */
	acksUnseen: 1 << 16,
	/** The snapshot length cut its payload. */
	snapped: 1 << 17,
	/** Its sequence number cannot belong to the stream: the payload is left out. */
	outside: 1 << 18,
	/** It carries payload past the sender's FIN. */
	afterFin: 1 << 19,
	/** It carries payload after the sender's RST. */
	afterRst: 1 << 20,
	/** The first packet of a connection on ports that an earlier one used. */
	portsReused: 1 << 21,
} as const

const WORDS: readonly (readonly [number, string])[] = [
	[TcpNote.syn, 'SYN'],
	[TcpNote.fin, 'FIN'],
	[TcpNote.rst, 'RST'],
	[TcpNote.retransmission, 'retransmission'],
	[TcpNote.overlap, 'overlap'],
	[TcpNote.differs, 'other content'],
	[TcpNote.gap, 'bytes missing before'],
	[TcpNote.outOfOrder, 'out of order'],
	[TcpNote.late, 'too late'],
	[TcpNote.keepAlive, 'keep-alive'],
	[TcpNote.keepAliveAck, 'keep-alive ACK'],
	[TcpNote.duplicateAck, 'duplicate ACK'],
	[TcpNote.windowUpdate, 'window update'],
	[TcpNote.zeroWindow, 'window zero'],
	[TcpNote.zeroWindowProbe, 'window probe'],
	[TcpNote.acksUnseen, 'acknowledges bytes not captured'],
	[TcpNote.snapped, 'cut by the capture'],
	[TcpNote.outside, 'outside the window'],
	[TcpNote.afterFin, 'data after FIN'],
	[TcpNote.afterRst, 'data after RST'],
	[TcpNote.portsReused, 'ports used again'],
]

/** The notes of a packet in words, in a fixed order; `data` alone says nothing and has none. */
export function noteWords(notes: number): string[] {
	return WORDS.filter(([bit]) => notes & bit).map(([, word]) => word)
}
