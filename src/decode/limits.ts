/**
 * Every bound of the program, in one place. Past a bound the program goes on and says `limit`; it never fails.
 * Sizes are bytes unless the name says otherwise.
 */
export const LIMITS = {
	/** Nesting of one block: deeper is hostile (a deep certificate is about 15 levels). */
	depth: 48,
	/** Fields of one block's tree. */
	fields: 200_000,
	/** One captured packet. The largest snapshot length in use is 262,144. */
	packet: 1 << 20,
	/** One block of a pcapng file. */
	block: 64 << 20,
	/** Bytes held back for one direction of a connection while a segment is missing. */
	outOfOrder: 4 << 20,
	/** One TLS handshake message (the length field allows 16 MiB). */
	handshake: 1 << 20,
	/** The head of one HTTP message. */
	httpHead: 256 << 10,
	/** One HTTP body held to undo its content coding, and what it may grow to. */
	body: 8 << 20,
	decodedBody: 32 << 20,
	/** Bytes of one direction that are held while its protocol is not recognised yet. */
	recognise: 4096,
} as const
