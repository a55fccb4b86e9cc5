/** Opcodes of frames (RFC 6455, 5.2; IANA, WebSocket Opcode Registry). */
export const CONTINUATION = 0x0
export const TEXT = 0x1
export const BINARY = 0x2
export const CLOSE = 0x8
export const PING = 0x9
export const PONG = 0xa

/** `text`, `close`; nothing for a reserved opcode. */
export function opcodeName(opcode: number): string | undefined {
	return OPCODES.get(opcode)
}

/** Whether an opcode is that of a control frame: its highest bit says so (RFC 6455, 5.5). */
export function isControl(opcode: number): boolean {
	return (opcode & 0x8) !== 0
}

/** What a status code of a close frame means (RFC 6455, 7.4.1; IANA, WebSocket Close Code Number Registry). */
export function closeCodeName(code: number): string | undefined {
	const name = CLOSE_CODES.get(code)
	if (name !== undefined) return name
	if (code >= 3000 && code < 4000) return "a library's or framework's own"
	return code >= 4000 && code < 5000 ? "an application's own" : undefined
}

/** Why a status code may not stand in a close frame (RFC 6455, 7.4); nothing where it may. */
export function closeCodeFault(code: number): string | undefined {
	if (NEVER_SENT.has(code))
		return `status code ${code} is never sent: it stands for a close without one (RFC 6455, 7.4.1)`
	if (code < 1000) return `status code ${code} is below 1000, which are not used (RFC 6455, 7.4.2)`
	if (code >= 5000) return `status code ${code} is above 4999, the last of the ranges (RFC 6455, 7.4.2)`
	return closeCodeName(code) === undefined
		? `status code ${code} is reserved and has no meaning (RFC 6455, 7.4.2)`
		: undefined
}

const OPCODES: ReadonlyMap<number, string> = new Map([
	[CONTINUATION, 'continuation'],
	[TEXT, 'text'],
	[BINARY, 'binary'],
	[CLOSE, 'close'],
	[PING, 'ping'],
	[PONG, 'pong'],
])

const CLOSE_CODES: ReadonlyMap<number, string> = new Map([
	[1000, 'normal closure'],
	[1001, 'going away'],
	[1002, 'protocol error'],
	[1003, 'unsupported data'],
	[1005, 'no status received'],
	[1006, 'abnormal closure'],
	[1007, 'invalid frame payload data'],
	[1008, 'policy violation'],
	[1009, 'message too big'],
	[1010, 'mandatory extension'],
	[1011, 'internal error'],
	[1012, 'service restart'],
	[1013, 'try again later'],
	[1014, 'bad gateway'],
	[1015, 'TLS handshake'],
	[3000, 'unauthorized'],
	[3003, 'forbidden'],
	[3008, 'timeout'],
])

/** What a program is told where no close frame came, or none with a code. */
const NEVER_SENT: ReadonlySet<number> = new Set([1005, 1006, 1015])
