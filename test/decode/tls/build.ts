/** Writes TLS structures for tests, the way the RFCs draw them. */
export type Bytes = Uint8Array | readonly number[] | string

export function bytes(...parts: readonly Bytes[]): Uint8Array {
	const arrays = parts.map(part => (typeof part === 'string' ? new TextEncoder().encode(part) : part))
	const all = new Uint8Array(arrays.reduce((sum, array) => sum + array.length, 0))
	let at = 0
	for (const array of arrays) {
		all.set(array, at)
		at += array.length
	}
	return all
}

export function uint(width: number, value: number): Uint8Array {
	return Uint8Array.from({ length: width }, (_, index) => Math.floor(value / 0x100 ** (width - 1 - index)) & 0xff)
}

export const u8 = (value: number) => uint(1, value)
export const u16 = (...values: readonly number[]) => bytes(...values.map(value => uint(2, value)))
export const u24 = (value: number) => uint(3, value)
export const u32 = (value: number) => uint(4, value)

/** name<..2^(8*width)-1> */
export function vector(width: 1 | 2 | 3, ...parts: readonly Bytes[]): Uint8Array {
	const body = bytes(...parts)
	return bytes(uint(width, body.length), body)
}

export function message(type: number, ...body: readonly Bytes[]): Uint8Array {
	return bytes(u8(type), vector(3, ...body))
}

export function extension(type: number, ...data: readonly Bytes[]): Uint8Array {
	return bytes(u16(type), vector(2, ...data))
}

export function record(type: number, fragment: Bytes, version = 0x0303): Uint8Array {
	return bytes(u8(type), u16(version), vector(2, fragment))
}

/** Bytes that are recognised when they turn up in the wrong place. */
export function filled(length: number, first = 0): Uint8Array {
	return Uint8Array.from({ length }, (_, index) => (first + index) & 0xff)
}

export type Hello = {
	readonly version?: number
	readonly random?: Uint8Array
	readonly sessionId?: Bytes
	readonly suites?: readonly number[]
	readonly extensions?: readonly Uint8Array[]
}

export function clientHello(hello: Hello = {}): Uint8Array {
	return message(
		1,
		u16(hello.version ?? 0x0303),
		hello.random ?? filled(32),
		vector(1, hello.sessionId ?? filled(32, 0xe0)),
		vector(2, u16(...(hello.suites ?? [0x1301, 0x1302, 0xc02f]))),
		vector(1, [0]),
		...(hello.extensions ? [vector(2, ...hello.extensions)] : []),
	)
}

export function serverHello(hello: Hello = {}): Uint8Array {
	return message(
		2,
		u16(hello.version ?? 0x0303),
		hello.random ?? filled(32, 0x70),
		vector(1, hello.sessionId ?? filled(32, 0xe0)),
		u16(hello.suites?.[0] ?? 0x1301),
		[0],
		...(hello.extensions ? [vector(2, ...hello.extensions)] : []),
	)
}

/** SHA-256 of "HelloRetryRequest", as RFC 8446, 4.1.3 prints it. */
export const RETRY_RANDOM = Uint8Array.from(
	'CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C'
		.match(/../g)!
		.map(pair => Number.parseInt(pair, 16)),
)
